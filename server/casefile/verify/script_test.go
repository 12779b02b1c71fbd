package verify

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// runScript unpacks a case file and runs verify.sh, with no program of ours.
func runScript(t *testing.T, zip []byte, keys string) (string, int) {
	t.Helper()
	folder := t.TempDir()
	for path, content := range map[string][]byte{"case.zip": zip, "verify.sh": Script()} {
		err := os.WriteFile(filepath.Join(folder, path), content, 0o600)
		if err != nil {
			t.Fatal(err)
		}
	}
	unzip := exec.Command("unzip", "-q", filepath.Join(folder, "case.zip"), "-d", filepath.Join(folder, "out"))
	out, err := unzip.CombinedOutput()
	if err != nil {
		t.Fatalf("unzip: %v\n%s", err, out)
	}
	args := []string{filepath.Join(folder, "verify.sh"), filepath.Join(folder, "out", "case-"+number)}
	if keys != "" {
		args = append(args, keys)
	}
	c := exec.Command("bash", args...)
	out, _ = c.CombinedOutput()
	return string(out), c.ProcessState.ExitCode()
}

func TestScriptAcceptsGoodCaseFiles(t *testing.T) {
	o := sampleCase(t)
	for _, variant := range []string{Full, Applicant, Redacted} {
		out, code := runScript(t, o.dossier(variant).zip(), "")
		if code != 0 {
			t.Errorf("%s: exit %d", variant, code)
		}
		t.Log(out)
	}
}
