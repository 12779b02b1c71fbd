package verify

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

func TestGoodCaseFiles(t *testing.T) {
	o := sampleCase(t)
	for _, variant := range []string{Full, Applicant, Redacted} {
		for _, options := range []Options{{}, {Keys: o.ring.Keys}} {
			r := o.dossier(variant).verify(options)
			var text bytes.Buffer
			err := r.WriteText(&text)
			if err != nil || r.Result != Passed {
				t.Fatalf("%s: %v\n%s", variant, err, text.String())
			}
			if r.Keys.Given != (options.Keys != nil) || r.File.Events != 5 || r.File.Documents != 3 {
				t.Errorf("%s: %+v", variant, r.File)
			}
			if (r.File.Hidden > 0) != (variant != Full) {
				t.Errorf("%s hides %d fields", variant, r.File.Hidden)
			}
			t.Log(text.String())
		}
	}
}

// What scripts rely on.
func TestNamesInJSON(t *testing.T) {
	raw, err := json.Marshal(sampleCase(t).dossier(Full).verify(Options{}))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"schema":"disclosure-verify/1"`, `"result":"passed"`, `"case":"2026-0002"`, `"variant":"full"`, `"level":1`, `"name":"files"`,
		`"id":"files.container"`, `"id":"case.head"`, `"given":false`, `"fingerprint":"`, `"exportTime":"2026-03-02T`, `"root":"`,
	} {
		if !strings.Contains(string(raw), want) {
			t.Errorf("no %s in\n%s", want, raw)
		}
	}
}

// A letter of the case bears a checkpoint, and the file proves that the log goes on from it; so does one that is brought along.
func TestLettersAreCompared(t *testing.T) {
	o := sampleCase(t)
	o.letter(3, nil)
	d := o.dossier(Full)
	d.consistency(3, nil)
	printed, found := PrintedOn(o.events[number][5].event.GetNoticeIssued().Text)
	if !found || printed.Size != 3 {
		t.Fatalf("%+v, %v", printed, found)
	}
	for _, c := range []struct {
		printed Printed
		status  Status
	}{
		{printed, Passed},
		{Printed{Size: 3, Root: "0000000000000000"}, Failed},
		{Printed{Size: 4, Root: printed.Root}, Unchecked},
		{Printed{Size: 99, Root: printed.Root}, Failed},
		{Printed{Origin: "disclosure/other", Size: 3, Root: printed.Root}, Failed},
		{Printed{Size: d.size, Root: "0000000000000000"}, Failed},
	} {
		r := d.verify(Options{Printed: &c.printed})
		checks := r.Levels[2].Checks
		if got := checks[len(checks)-1]; got.ID != "log.printed" || got.Status != c.status {
			t.Errorf("%+v is %+v", c.printed, got)
		}
		if got := checks[3]; got.Status != Passed || !strings.Contains(got.Text, "1 份文书") {
			t.Errorf("%+v", got)
		}
	}
	out, code := runScript(t, d.zip(), nil)
	if code != 0 {
		t.Errorf("exit %d\n%s", code, out)
	}
}

func TestParsePrinted(t *testing.T) {
	want := Printed{"disclosure/yangli", 257, "0a1b2c3d4e5f6071"}
	for _, text := range []string{
		"记录校验：disclosure/yangli 第257号 sha256:0a1b2c3d4e5f6071…", "disclosure/yangli 第257号 sha256:0A1B2C3D4E5F6071",
		"disclosure/yangli 257 0a1b2c3d4e5f6071...", "  记录校验: disclosure/yangli 第 257 号 sha256:0a1b2c3d4e5f6071ffff ",
	} {
		got, err := ParsePrinted(text)
		if err != nil || got != want {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "第257号", "disclosure/yangli 第257号 sha256:0a1b", "第-1号 sha256:0a1b2c3d4e5f6071", "第9999999999999999999号 sha256:0a1b2c3d4e5f6071"} {
		_, err := ParsePrinted(text)
		if err == nil {
			t.Errorf("%q was read", text)
		}
	}
}
