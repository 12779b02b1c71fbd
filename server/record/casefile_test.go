package record

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

func TestCaseFileIsSigned(t *testing.T) {
	k := ring(t)
	want := CaseFile{origin, "2026-0001", "full", 12, 257, strings.Repeat("0a", 32)}
	text, err := k.SignCaseFile(want)
	if err != nil {
		t.Fatal(err)
	}
	begin := "disclosure case file v1\ndisclosure/yangli\n2026-0001\nfull\n12\n257\nsha256 0a0a"
	if !strings.HasPrefix(string(text), begin) {
		t.Errorf("it begins %.100q", text)
	}
	got, err := k.OpenCaseFile(text, now)
	if err != nil || got != want {
		t.Errorf("%v, %v", got, err)
	}
	for i := range text {
		changed := bytes.Clone(text)
		changed[i] ^= 1
		_, err = k.OpenCaseFile(changed, now)
		if err == nil {
			t.Errorf("byte %d changed: opened", i)
		}
	}
	_, err = k.OpenCaseFile(text, now.Add(-time.Minute))
	if err == nil {
		t.Error("signed before the key was made: opened")
	}
	_, err = ring(t).OpenCaseFile(text, now)
	if err == nil {
		t.Error("signed by another key: opened")
	}
	// Neither of the two texts can pass for the other.
	_, err = k.Open(text)
	if err == nil {
		t.Error("opened as a checkpoint")
	}
	_, err = k.OpenCaseFile(signed(t, k, Checkpoint{Origin: origin, Size: 1, Time: now}), now)
	if err == nil {
		t.Error("a checkpoint was opened as a case file")
	}
}

func TestCaseFileRefusesToSign(t *testing.T) {
	good := CaseFile{origin, "2026-0001", "full", 12, 257, strings.Repeat("0a", 32)}
	for name, change := range map[string]func(*CaseFile){
		"another log": func(c *CaseFile) { c.Origin = "disclosure/other" },
		"line end":    func(c *CaseFile) { c.Case = "2026-0001\n" },
		"no digest":   func(c *CaseFile) { c.SHA256 = "0a" },
		"capitals":    func(c *CaseFile) { c.SHA256 = strings.Repeat("0G", 32) },
		"negative":    func(c *CaseFile) { c.LastSeq = -1 },
	} {
		c := good
		change(&c)
		_, err := ring(t).SignCaseFile(c)
		if err == nil {
			t.Errorf("%s: signed", name)
		}
	}
}

func TestEventLine(t *testing.T) {
	line, err := EventLine([]byte(`{"v":2}`), []Field{{"actor", "<张三>\n"}, {"sequence", "3"}})
	if err != nil {
		t.Fatal(err)
	}
	want := `{"leaf":{"v":2},"content":{"actor":"\u003c张三\u003e\n","sequence":"3"}}` + "\n"
	if string(line) != want {
		t.Errorf("got %s", line)
	}
}
