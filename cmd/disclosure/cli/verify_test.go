package cli

import (
	"archive/zip"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const goldenCaseFile = "../../../server/casefile/verify/testdata/v1-full.zip"

// Whoever verifies has no account, and there is no server.
func TestVerifyCaseFile(t *testing.T) {
	f := newFake(t)
	keys := "--keys=../../../server/casefile/verify/testdata/keys.txt"
	r := f.run(t, "verify", goldenCaseFile, keys).want(t, exitOK)
	for _, want := range []string{"登记编号：2026-0002", "结论：通过。", "第五级 本案完整：✓ 通过", "签名用您提供的公钥核对"} {
		if !strings.Contains(r.out, want) {
			t.Errorf("no %q in\n%s", want, r.out)
		}
	}
	var report struct {
		Result     string
		Checkpoint struct {
			Size int64
			Root string
		}
	}
	r = f.run(t, "verify", goldenCaseFile, "--json").want(t, exitOK)
	err := json.Unmarshal([]byte(r.out), &report)
	if err != nil || report.Result != "passed" || report.Checkpoint.Size == 0 {
		t.Fatalf("%v\n%s", err, r.out)
	}
	printed := "记录校验：disclosure/yangli 第8号 sha256:" + report.Checkpoint.Root[:16] + "…"
	f.run(t, "verify", goldenCaseFile, "--checkpoint", printed).want(t, exitOK)
	f.run(t, "verify", goldenCaseFile, "--checkpoint", strings.Replace(printed, "sha256:", "sha256:0", 1)).want(t, exitRefuted)
	f.run(t, "verify", goldenCaseFile, "--checkpoint", "第8号").want(t, exitUsage)
	if len(f.calls) > 0 {
		t.Errorf("it called %v", f.calls)
	}
}

func TestVerifyFindsAChange(t *testing.T) {
	f := newFake(t)
	zip, err := os.ReadFile(goldenCaseFile)
	if err != nil {
		t.Fatal(err)
	}
	zip[len(zip)/2] ^= 1
	changed := filepath.Join(f.dir, "changed.zip")
	err = os.WriteFile(changed, zip, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	r := f.run(t, "verify", changed).want(t, exitRefuted)
	if !strings.Contains(r.out, "结论：不通过") || !strings.Contains(r.err, "核对不通过") {
		t.Errorf("%s\n%s", r.out, r.err)
	}
	f.run(t, "verify", filepath.Join(f.dir, "none.zip")).want(t, exitOther)
	f.run(t, "verify", goldenCaseFile, "--keys", goldenCaseFile).want(t, exitInvalid)
}

// An unpacked case file is checked too, from its own folder or from that above.
func TestVerifyFolder(t *testing.T) {
	f := newFake(t)
	packed, err := zip.OpenReader(goldenCaseFile)
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	err = os.CopyFS(filepath.Join(f.dir, "out"), packed)
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(f.dir, "out", "case-2026-0002")
	f.run(t, "verify", folder).want(t, exitOK)
	f.run(t, "verify", filepath.Dir(folder)).want(t, exitOK)
	err = os.WriteFile(filepath.Join(folder, "data", "extra"), nil, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	f.run(t, "verify", folder).want(t, exitRefuted)
}
