package verify

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"disclosure/server/record"
)

var update = flag.Bool("update", false, "write the golden case files that are not there yet")

// Case files of every release must verify forever. They are written once: a release adds its own and never touches those before.
func TestGoldenCaseFiles(t *testing.T) {
	if *update {
		writeGolden(t)
	}
	files, err := filepath.Glob("testdata/*.zip")
	if err != nil || len(files) < 3 {
		t.Fatalf("%d golden case files: this test sees nothing (%v)", len(files), err)
	}
	keys, err := os.ReadFile("testdata/keys.txt")
	if err != nil {
		t.Fatal(err)
	}
	given, err := record.ParseKeys(keys)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		zip, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, options := range []Options{{}, {Keys: given}} {
			r := verifyZipWith(zip, options)
			if r.Result != Passed || r.Levels[3].Status != Passed {
				t.Errorf("%s: %s\n%s", file, r.Result, findings(r))
			}
		}
	}
}

// writeGolden makes case files with all that they may hold, but never over one that is there.
func writeGolden(t *testing.T) {
	o := sampleCase(t)
	o.now = o.now.Add(time.Minute)
	ring, err := o.ring.AddSM2(o.now.Add(-time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	o.ring = ring
	write := func(name string, content []byte) {
		path := filepath.Join("testdata", name)
		_, err := os.Stat(path)
		if errors.Is(err, fs.ErrNotExist) {
			err = os.WriteFile(path, content, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	write("keys.txt", ring.Text())
	for _, variant := range []string{Full, Applicant, Redacted} {
		d := o.dossier(variant)
		d.cosigned(witness(t), d.now.Add(time.Minute))
		d.consistency(3, nil)
		write("v1-"+variant+".zip", d.zip())
	}
}
