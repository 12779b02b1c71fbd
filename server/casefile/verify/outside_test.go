package verify

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"disclosure/server/record"
)

// cosigned adds the line of a witness to the checkpoint, wherever it stands.
func (d *dossier) cosigned(w record.Cosigner, at time.Time) {
	d.t.Helper()
	was := d.get(CheckpointPath)
	line, err := w.Cosign([]byte(was), at)
	if err != nil {
		d.t.Fatal(err)
	}
	d.replaceAll(was, was+string(line))
	d.set(WitnessesPath, w.Verifier()+"\n")
}

func witness(t testing.TB) record.Cosigner {
	t.Helper()
	w, err := record.NewCosigner("witness.example/yangli")
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestWitnesses(t *testing.T) {
	w, other := witness(t), witness(t)
	for _, c := range []struct {
		name    string
		do      func(d *dossier)
		given   []string
		status  Status
		verdict Status
	}{
		{"none", func(*dossier) {}, nil, Unchecked, Passed},
		{"one", func(d *dossier) { d.cosigned(w, d.now.Add(time.Minute)) }, nil, Passed, Passed},
		{"one, its key given", func(d *dossier) { d.cosigned(w, d.now.Add(time.Minute)) }, []string{w.Verifier()}, Passed, Passed},
		{"another than the one given", func(d *dossier) { d.cosigned(w, d.now.Add(time.Minute)) }, []string{strings.Replace(other.Verifier(), "witness", "else", 1)}, Failed, Failed},
		{"unknown line is passed over", func(d *dossier) {
			d.cosigned(w, d.now.Add(time.Minute))
			d.drop(WitnessesPath)
		}, nil, Unchecked, Passed},
		{"key known, no line", func(d *dossier) { d.set(WitnessesPath, w.Verifier()+"\n") }, nil, Unchecked, Passed},
		{"before the log signed", func(d *dossier) { d.cosigned(w, d.now.Add(-time.Hour)) }, nil, Failed, Failed},
		{"signature of something else", func(d *dossier) {
			d.cosigned(w, d.now.Add(time.Minute))
			lines := strings.SplitAfter(d.get(CheckpointPath), "\n")
			forged, _ := w.Cosign([]byte("disclosure/yangli\n1\nx\n\n"), d.now)
			d.replaceAll(lines[len(lines)-2], string(forged))
		}, nil, Failed, Failed},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := sampleCase(t).dossier(Full)
			c.do(d)
			r := d.verify(Options{Witnesses: c.given})
			if got := r.Levels[3].Checks[0]; got.Status != c.status || got.ID != "outside.witnesses" || r.Result != c.verdict {
				t.Errorf("%s, in all %s: %s\n%s", got.Status, r.Result, got.Text, findings(r))
			}
		})
	}
}

// A file with the lines of a witness and of SM2 verifies, by the script too.
func TestSM2(t *testing.T) {
	o := sampleCase(t)
	o.now = o.now.Add(time.Minute)
	ring, err := o.ring.AddSM2(o.now.Add(-time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	o.ring = ring
	d := o.dossier(Full)
	d.cosigned(witness(t), d.now.Add(time.Minute))
	r := d.verify(Options{})
	if r.Result != Passed || r.Levels[3].Status != Passed || r.Levels[3].Checks[2].Status != Passed {
		t.Errorf("%+v\n%s", r.Levels[3], findings(r))
	}
	out, code := runScript(t, d.zip(), o.ring.Keys)
	if code != 0 {
		t.Errorf("exit %d\n%s", code, out)
	}
	// A signature of SM2 that is wrong is found, though that of Ed25519 holds.
	lines := bytes.SplitAfter([]byte(d.get(CheckpointPath)), []byte("\n"))
	second := string(lines[len(lines)-3])
	if !strings.HasPrefix(second, "— "+origin) || len(second) < 110 {
		t.Fatalf("not a line of SM2: %s", second)
	}
	at := len(second) - 20
	letter := "A"
	if second[at] == 'A' {
		letter = "B"
	}
	d.replaceAll(second, second[:at]+letter+second[at+1:])
	if got := d.verify(Options{}).Failed(); len(got) == 0 {
		t.Error("accepted")
	}
	_, code = runScript(t, d.zip(), o.ring.Keys)
	if code != 1 {
		t.Errorf("the script: exit %d", code)
	}
}
