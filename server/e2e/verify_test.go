package e2e_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casefile/bag"
	"disclosure/server/casefile/verify"
	"disclosure/server/house/tool"
	"disclosure/server/record"
)

// caseFile exports a case as it stands.
func (o *office) caseFile(name string, variant pb.CaseFileVariant) []byte {
	o.t.Helper()
	raw, err := o.export("legal", &pb.ExportCaseFileRequest{Name: name, Reason: "行政复议举证", Recipient: "复议机构", Variant: variant})
	if err != nil {
		o.t.Fatal(explain(err))
	}
	return raw
}

// publicKeys are those that the service gives to anybody.
func (o *office) publicKeys() record.Keys {
	o.t.Helper()
	res, err := pb.NewRecordServiceClient(o.conn).GetCheckpoint(o.as("legal"), &pb.GetCheckpointRequest{Name: organ})
	if err != nil {
		o.t.Fatal(explain(err))
	}
	keys, err := record.ParseKeys([]byte(res.Keys))
	if err != nil {
		o.t.Fatal(err)
	}
	return keys
}

// unpackBag gives the files of a case file.
func unpackBag(t *testing.T, raw []byte) fstest.MapFS {
	t.Helper()
	b := bag.OpenZip(bytes.NewReader(raw), int64(len(raw)))
	m := fstest.MapFS{}
	for _, path := range b.Paths() {
		content, err := b.ReadFile(path, 64<<20)
		if err != nil {
			t.Fatal(err)
		}
		m[path] = &fstest.MapFile{Data: content}
	}
	return m
}

func verifyFolder(t *testing.T, m fstest.MapFS, keys record.Keys) verify.Report {
	t.Helper()
	b, err := bag.OpenFolder(m)
	if err != nil {
		t.Fatal(err)
	}
	return verify.Verify(b, verify.Options{Keys: keys})
}

// What is taken from another case, or from an earlier export of the same, is found: no part can stand in for another.
func TestSwappedParts(t *testing.T) {
	o := open(t, plain)
	name := o.drive(pb.State_STATE_CLOSED)
	first := unpackBag(t, o.caseFile(name, pb.CaseFileVariant_CASE_FILE_VARIANT_FULL))
	this := unpackBag(t, o.caseFile(name, pb.CaseFileVariant_CASE_FILE_VARIANT_FULL))
	other := unpackBag(t, o.caseFile(o.drive(pb.State_STATE_CLOSED), pb.CaseFileVariant_CASE_FILE_VARIANT_FULL))
	keys := o.publicKeys()
	if r := verifyFolder(t, this, keys); r.Result != verify.Passed {
		t.Fatalf("the case file does not verify: %v", r.Failed())
	}
	swapped := 0
	for what, from := range map[string]fstest.MapFS{"another case": other, "an earlier export": first} {
		for path, file := range this {
			foreign, found := from[path]
			if !found || bytes.Equal(foreign.Data, file.Data) {
				continue
			}
			swapped++
			this[path] = foreign
			if r := verifyFolder(t, this, keys); r.Result != verify.Failed {
				t.Errorf("%s of %s passes", path, what)
			}
			this[path] = file
		}
		// A whole folder of proofs of the other does not help either.
		mixed := fstest.MapFS{}
		for path, file := range this {
			mixed[path] = file
			if foreign, found := from[path]; found && strings.HasPrefix(path, "proof/") {
				mixed[path] = foreign
			}
		}
		if r := verifyFolder(t, mixed, keys); r.Result != verify.Failed {
			t.Errorf("the proofs of %s pass", what)
		}
	}
	if swapped < 60 {
		t.Errorf("only %d files were swapped", swapped)
	}
}

// The script of the case file itself agrees, on a real one and on one with a changed byte.
func TestScriptOfACaseFile(t *testing.T) {
	tool.Need(t, "bash", "openssl")
	o := open(t, plain)
	name := o.drive(pb.State_STATE_CLOSED)
	folder := t.TempDir()
	keys := filepath.Join(folder, "keys.txt")
	o.caseFile(name, pb.CaseFileVariant_CASE_FILE_VARIANT_FULL) // the log makes its key when it first signs
	err := os.WriteFile(keys, o.publicKeys().Text(), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range []pb.CaseFileVariant{pb.CaseFileVariant_CASE_FILE_VARIANT_FULL, pb.CaseFileVariant_CASE_FILE_VARIANT_REDACTED} {
		dir := filepath.Join(folder, v.String())
		err = os.CopyFS(dir, unpackBag(t, o.caseFile(name, v)))
		if err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("bash", filepath.Join(dir, "verify.sh"), dir, keys).CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v\n%s", v, err, out)
		}
		lines := filepath.Join(dir, "data", "events.jsonl")
		content, err := os.ReadFile(lines)
		if err != nil {
			t.Fatal(err)
		}
		content[len(content)/2] ^= 1
		err = os.WriteFile(lines, content, 0o600)
		if err != nil {
			t.Fatal(err)
		}
		out, err = exec.Command("bash", filepath.Join(dir, "verify.sh"), dir, keys).CombinedOutput()
		if err == nil || !strings.Contains(string(out), "结论：不通过") {
			t.Errorf("%s, changed: %v\n%s", v, err, out)
		}
	}
}

// Every byte of a real case file counts: all positions with DISCLOSURE_EXHAUSTIVE, else two hundred.
func TestEveryByteOfACaseFile(t *testing.T) {
	o := open(t, plain)
	raw := o.caseFile(o.drive(pb.State_STATE_RECEIVED), pb.CaseFileVariant_CASE_FILE_VARIANT_FULL)
	step := len(raw)/200 + 1
	if os.Getenv("DISCLOSURE_EXHAUSTIVE") != "" {
		step = 1
	}
	check := func() verify.Status {
		return verify.Verify(bag.OpenZip(bytes.NewReader(raw), int64(len(raw))), verify.Options{}).Result
	}
	for i := 0; i < len(raw); i += step {
		raw[i] ^= 1 << (i % 8)
		if check() != verify.Failed {
			t.Errorf("byte %d changed: accepted", i)
		}
		raw[i] ^= 1 << (i % 8)
	}
	if check() != verify.Passed {
		t.Error("the case file was damaged before: this test sees nothing")
	}
	t.Logf("%d bytes, each %d changed", len(raw), step)
}
