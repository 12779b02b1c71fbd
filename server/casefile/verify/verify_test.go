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
