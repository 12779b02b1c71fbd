package verify

import (
	"strings"
	"testing"

	"disclosure/server/record"
)

// After an older state was restored by a decision the log goes on under another name: what was entered and printed before is still its
// own, what bears a later name is not.
func TestEpochs(t *testing.T) {
	for _, c := range []struct {
		name string
		want string
	}{
		{origin, ""},
		{"disclosure/other", "log.checkpoint"},
		{origin + "#3", "log.checkpoint"},
	} {
		o := sampleCase(t)
		o.remake(o.events[number], func(n int, l *record.Leaf) {
			if n <= 2 {
				l.Origin = c.name
			}
		}, nil)
		d := o.dossier(Full)
		if got := strings.Join(d.verify(Options{}).Failed(), " "); got != c.want {
			t.Errorf("%s is found by %q, not by %q", c.name, got, c.want)
		}
		_, code := runScript(t, d.zip(), nil)
		if (code == 0) != (c.want == "") {
			t.Errorf("%s: the script: exit %d", c.name, code)
		}
	}
	v := &verification{checkpoint: &record.Checkpoint{Origin: origin + "#3"}}
	for name, want := range map[string]bool{origin: true, origin + "#2": true, origin + "#3": true, origin + "#4": false, "disclosure/other": false, origin + "#1": false} {
		if v.sameName(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}
