package verify

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"disclosure/server/house/tool"
	"disclosure/server/record"
)

// exhaustive runs what takes minutes; without it each such test takes a sample.
var exhaustive = os.Getenv("DISCLOSURE_EXHAUSTIVE") != ""

// runScript unpacks a case file and runs verify.sh, with no program of ours.
func runScript(t *testing.T, zip []byte, keys record.Keys, roots ...string) (string, int) {
	t.Helper()
	folder := t.TempDir()
	for path, content := range map[string][]byte{"case.zip": zip, "verify.sh": Script()} {
		err := os.WriteFile(filepath.Join(folder, path), content, 0o600)
		if err != nil {
			t.Fatal(err)
		}
	}
	tool.Need(t, "unzip", "bash", "openssl")
	unzip := exec.Command("unzip", "-q", filepath.Join(folder, "case.zip"), "-d", filepath.Join(folder, "out"))
	out, err := unzip.CombinedOutput()
	if err != nil {
		t.Fatalf("unzip: %v\n%s", err, out)
	}
	args := []string{filepath.Join(folder, "verify.sh"), filepath.Join(folder, "out", "case-"+number)}
	if keys != nil {
		path := filepath.Join(folder, "keys.txt")
		err = os.WriteFile(path, keys.Text(), 0o600)
		if err != nil {
			t.Fatal(err)
		}
		args = append(append(args, path), roots...)
	}
	c := exec.Command("bash", args...)
	out, _ = c.CombinedOutput()
	return string(out), c.ProcessState.ExitCode()
}

func TestScriptAcceptsGoodCaseFiles(t *testing.T) {
	o := sampleCase(t)
	for _, variant := range []string{Full, Applicant, Redacted} {
		out, code := runScript(t, o.dossier(variant).zip(), nil)
		if code != 0 {
			t.Errorf("%s: exit %d", variant, code)
		}
		t.Log(out)
	}
}

// The script finds what the program finds.
func TestScriptFindsTheSame(t *testing.T) {
	for _, a := range attacks {
		t.Run(a.name, func(t *testing.T) {
			t.Parallel()
			d, options := a.make(t)
			out, code := runScript(t, d.zip(), options.Keys)
			if code != 1 || !strings.Contains(out, "✗") || !strings.Contains(out, "结论：不通过") {
				t.Errorf("exit %d\n%s", code, out)
			}
			// It finds the same in the same place: the other levels pass.
			for _, l := range d.verify(options).Levels {
				passed := strings.Contains(out, "✓ 第"+numerals[l.Level-1]+"级")
				if l.Name != "outside" && passed != (l.Status == Passed) {
					t.Errorf("level %d is %s here, and in the script\n%s", l.Level, l.Status, out)
				}
			}
		})
	}
}
