package verify

import (
	"strings"
	"testing"
	"time"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/record"
)

// attack is one way to deceive whoever reads the case file.
type attack struct {
	name string
	// variant of the file that is attacked; full when empty.
	variant string
	// before acts on the log before the file is made.
	before func(o *office)
	// do changes the parts; all lists are made anew afterwards and the seal is signed with the key of the organ. So only the check
	// that is meant can find it: this is the organ itself attacking.
	do func(d *dossier)
	// by are the checks that find it, and no other does.
	by string
	// keys brings the true keys.
	keys bool
}

// each check has at least one attack that nothing else finds: without it, that attack would pass.
var attacks = []attack{
	// Level 1 is the bag's; its own tests take it apart. Here is what makes it a case file.
	{name: "no guide", do: func(d *dossier) { d.drop(GuidePath) }, by: "files.profile"},
	{name: "no volume", do: func(d *dossier) { d.drop(PDFPath) }, by: "files.profile"},
	{name: "unknown variant", do: func(d *dossier) {
		d.variant = "other"
		d.catalogueOf(func(c *Catalogue) { c.Documents[1].Path, c.Documents[1].Absent = "", "不对外提供" })
		d.drop(originals[1].path)
	}, by: "files.profile"},
	{name: "restricted volume in the applicant's copy", variant: Applicant, do: func(d *dossier) { d.set(RestrictedPath, "%PDF") }, by: "files.profile"},

	{name: "leaf in another form", before: func(o *office) {
		o.remake(o.events[number], nil, func(n int, leaf string) string {
			if n == 3 {
				return strings.Replace(leaf, `"v":2,`, `"v": 2,`, 1)
			}
			return leaf
		})
	}, by: "record.leaves"},
	{name: "leaf of another case", before: func(o *office) {
		o.remake(o.events[number], func(n int, l *record.Leaf) {
			if n == 3 {
				l.Case = "2026-0001"
			}
		}, nil)
	}, by: "record.leaves"},
	{name: "event left out", before: func(o *office) { o.leaveOut(3) }, by: "record.chain"},
	{name: "events swapped in the file", before: func(o *office) { o.swap(2, 3) }, by: "record.chain"},
	{name: "event before not named", before: func(o *office) {
		o.remake(o.events[number], func(n int, l *record.Leaf) {
			if n == 3 {
				l.Prev = strings.Repeat("0", 64)
			}
		}, nil)
	}, by: "record.chain"},
	{name: "files of an event behind a gap", do: func(d *dossier) { d.set(LeafPath(7), d.get(LeafPath(5))) }, by: "record.chain"},
	{name: "content changed", do: func(d *dossier) { d.replace(DisclosurePath(1), "张三", "李四"); d.lines() }, by: "record.contents"},
	{name: "field hidden by its value", do: func(d *dossier) {
		d.replace(DisclosurePath(1), `{"name":"actor_name"`, `{"hidden":"`+strings.Repeat("0", 64)+`"},{"name":"actor_name"`)
		d.lines()
	}, by: "record.contents"},
	{name: "field left out", do: func(d *dossier) { d.cutField(1, 3); d.lines() }, by: "record.contents"},
	{name: "disclosures of two events swapped", do: func(d *dossier) { d.exchange(DisclosurePath(2), DisclosurePath(3)); d.lines() }, by: "record.contents"},
	{name: "leaf says in the open what did not happen", before: func(o *office) {
		o.remake(o.events[number], func(n int, l *record.Leaf) {
			if n == 2 {
				l.Kind = "closed"
			}
		}, nil)
	}, by: "record.contents"},
	{name: "leaf backdated", before: func(o *office) {
		o.remake(o.events[number], func(n int, l *record.Leaf) {
			if n == 2 {
				l.Time = "2026-02-02T01:00:06.000000Z"
			}
		}, nil)
	}, by: "record.contents"},
	{name: "lines say something else", do: func(d *dossier) { d.replace(EventsPath, "张三", "李四") }, by: "record.events"},
	{name: "a line left out", do: func(d *dossier) {
		d.set(EventsPath, d.get(EventsPath)[strings.Index(d.get(EventsPath), "\n")+1:])
	}, by: "record.events"},
	{name: "a line more", do: func(d *dossier) { d.set(EventsPath, d.get(EventsPath)+"{}\n") }, by: "record.events"},
	{name: "lines out of order", do: func(d *dossier) {
		l := strings.SplitAfter(d.get(EventsPath), "\n")
		l[1], l[2] = l[2], l[1]
		d.set(EventsPath, strings.Join(l, ""))
	}, by: "record.events"},
	{name: "document replaced, in the catalogue too", do: func(d *dossier) { d.forge(originals[0].path, "另一份申请\n") }, by: "record.documents"},
	{name: "document replaced", do: func(d *dossier) { d.set(originals[0].path, "另一份申请\n") }, by: "record.documents"},
	{name: "document replaced, its digest hidden in this copy", variant: Redacted, do: func(d *dossier) { d.set(originals[0].path, "另一份申请\n") }, by: "record.documents"},
	{name: "document left out", do: func(d *dossier) { d.drop(originals[2].path) }, by: "record.documents"},
	{name: "document left out, in the catalogue too", do: func(d *dossier) {
		d.drop(originals[2].path)
		d.catalogueOf(func(c *Catalogue) { c.Documents = c.Documents[:2] })
	}, by: "record.documents"},
	{name: "document withheld without a reason", do: func(d *dossier) {
		d.drop(originals[2].path)
		d.catalogueOf(func(c *Catalogue) { c.Documents[2].Path = "" })
	}, by: "record.documents"},
	{name: "document that no event knows", do: func(d *dossier) { d.set("data/originals/009_other.txt", "x") }, by: "record.documents"},
	{name: "restricted document among the others", do: func(d *dossier) {
		d.catalogueOf(func(c *Catalogue) { c.Documents[1].Restricted = false })
	}, by: "record.documents"},

	{name: "checkpoint signed by another", do: func(d *dossier) { d.resign(stranger(d.office)) }, by: "log.checkpoint"},
	{name: "all signed by another, with his keys", do: func(d *dossier) {
		other := stranger(d.office)
		d.signer = other
		d.resign(other)
		d.set(KeysPath, string(other.Text()))
	}, by: "log.checkpoint log.seal", keys: true},
	{name: "keys of another", do: func(d *dossier) { d.set(KeysPath, string(stranger(d.office).Text())) }, by: "log.checkpoint", keys: true},
	{name: "key not in use yet", before: func(o *office) { o.rotateLate() }, by: "log.checkpoint log.seal"},
	{name: "path of another event", do: func(d *dossier) { d.exchange(ProofPath(2), ProofPath(3)) }, by: "log.inclusion"},
	{name: "path cut", do: func(d *dossier) { d.cutPath(2) }, by: "log.inclusion"},
	{name: "no path", do: func(d *dossier) { d.drop(ProofPath(2)) }, by: "log.inclusion"},
	{name: "path against another checkpoint", do: func(d *dossier) { d.otherCheckpoint(2) }, by: "log.inclusion"},
	{name: "leaf says another place in the log", before: func(o *office) {
		o.remake(o.events[number], func(n int, l *record.Leaf) {
			if n == 3 {
				l.Seq = 99
			}
		}, nil)
	}, by: "log.inclusion"},
	{name: "path with a checkpoint signed at another time", do: func(d *dossier) { d.otherTime(2) }, by: "log.inclusion"},
	{name: "event that was never entered", before: func(o *office) { o.invent() }, by: "log.inclusion"},
	{name: "older checkpoint", do: func(d *dossier) {
		d.drop(ProofPath(5))
		d.proofs(d.size - 1)
	}, by: "log.inclusion"},
	{name: "event of another case in the file", do: func(d *dossier) {
		d.event(2, d.events["2026-0001"][1], []byte(d.get(CheckpointPath)))
		d.lines()
	}, by: "record.leaves record.chain"},
	{name: "checkpoint of another log", do: func(d *dossier) {
		other := sampleCase(d.t).dossier(Full)
		d.replaceAll(d.get(CheckpointPath), other.get(CheckpointPath))
		d.set(KeysPath, other.get(KeysPath))
		d.set(HeadPath, other.get(HeadPath))
		d.signer = other.ring
	}, by: "log.inclusion case.head"},
	{name: "seal by another", do: func(d *dossier) { d.signer = stranger(d.office) }, by: "log.seal"},
	{name: "seal of another state", do: func(d *dossier) { d.last++ }, by: "log.seal"},
	{name: "proof of an earlier state of another log", do: func(d *dossier) { d.consistency(3, func(c *record.Consistency) { c.Root[0] ^= 1 }) }, by: "log.consistency"},
	{name: "proof of an earlier state under another size", do: func(d *dossier) { d.consistency(3, func(c *record.Consistency) { c.Size = 2 }) }, by: "log.consistency"},

	{
		name: "letter bears another root", before: func(o *office) { o.letter(3, otherDigit) },
		do: func(d *dossier) { d.consistency(3, nil) }, by: "log.consistency",
	},
	{name: "letter bears a state to come", before: func(o *office) { o.letter(99, nil) }, by: "log.consistency"},

	{name: "later events left out", before: func(o *office) { o.later() }, do: func(d *dossier) { d.truncate(5) }, by: "case.head"},
	{name: "head of another case", do: func(d *dossier) { d.otherHead() }, by: "case.head"},
	{name: "neighbour left out", do: func(d *dossier) { d.oneHead() }, by: "case.head"},
	{name: "export not recorded", before: func(o *office) { o.remake(o.events[number][:4], nil, nil) }, by: "case.export"},
	{name: "something after the export", before: func(o *office) {
		o.record(number, &pb.Event{Kind: &pb.Event_Closed{Closed: &pb.Closed{}}})
	}, by: "case.export"},
	{name: "checkpoint before the export", before: func(o *office) { o.now = o.now.Add(-5 * time.Second) }, by: "case.export"},
}

func TestAttacks(t *testing.T) {
	alone := map[string]bool{}
	for _, a := range attacks {
		t.Run(a.name, func(t *testing.T) {
			d, options := a.make(t)
			r := d.verify(options)
			if got := strings.Join(r.Failed(), " "); got != a.by {
				t.Errorf("found by %q, not by %q\n%s", got, a.by, findings(r))
			}
		})
		if !strings.Contains(a.by, " ") {
			alone[a.by] = true
		}
	}
	// Whoever takes a check out lets an attack pass: it is named here.
	for _, l := range sampleCase(t).dossier(Full).verify(Options{}).Levels[1:] {
		for _, c := range l.Checks {
			if !alone[c.ID] && !strings.HasPrefix(c.ID, "outside.") {
				t.Errorf("no attack is found by %s alone", c.ID)
			}
		}
	}
}

func (a attack) make(t *testing.T) (*dossier, Options) {
	o := sampleCase(t)
	if a.before != nil {
		a.before(o)
	}
	variant := a.variant
	if variant == "" {
		variant = Full
	}
	d := o.dossier(variant)
	if a.do != nil {
		a.do(d)
	}
	var options Options
	if a.keys {
		options.Keys = o.ring.Keys
	}
	return d, options
}

func findings(r Report) string {
	var b strings.Builder
	for _, l := range r.Levels {
		for _, c := range l.Checks {
			for _, f := range c.Findings {
				b.WriteString(c.ID + ": " + f.Path + ": " + f.Code + ": " + f.Text + " (" + f.Detail + ")\n")
			}
		}
	}
	return b.String()
}
