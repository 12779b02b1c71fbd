package verify

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casefile/bag"
	"disclosure/server/record"
)

// stranger is somebody with a key of the same name.
func stranger(o *office) record.Keyring {
	ring, err := record.NewKeyring(origin, start)
	if err != nil {
		o.t.Fatal(err)
	}
	return ring
}

// resign signs the checkpoint with another key, wherever it stands.
func (d *dossier) resign(ring record.Keyring) {
	was := d.get(CheckpointPath)
	c, err := record.CheckpointOf([]byte(was))
	if err != nil {
		d.t.Fatal(err)
	}
	note, err := ring.Sign(c)
	if err != nil {
		d.t.Fatal(err)
	}
	d.replaceAll(was, string(note))
}

func (d *dossier) replaceAll(old, new string) {
	for i := range d.files {
		d.files[i].content = strings.Replace(d.files[i].content, old, new, 1)
	}
}

func (d *dossier) exchange(a, b string) {
	one, two := d.get(a), d.get(b)
	d.set(a, two)
	d.set(b, one)
}

// catalogueOf writes the catalogue again, changed.
func (d *dossier) catalogueOf(change func(*Catalogue)) {
	was := &dossier{office: d.office, variant: d.variant}
	was.documents()
	list, err := (&verification{bag: openParts(d.t, was)}).catalogue()
	if err != nil {
		d.t.Fatal(err)
	}
	if change != nil {
		change(&list)
	}
	d.catalogue(list)
}

// forge replaces a document and what the catalogue says of it.
func (d *dossier) forge(path, content string) {
	d.set(path, content)
	d.catalogueOf(func(c *Catalogue) {
		for i := range c.Documents {
			if c.Documents[i].Path == path {
				s := digest(content)
				c.Documents[i].SHA256, c.Documents[i].SM3, c.Documents[i].Size = s.SHA256, s.SM3, s.Size
			}
		}
	})
}

func (d *dossier) cutField(n int64, at int) {
	disclosure, err := record.ParseDisclosure([]byte(d.get(DisclosurePath(n))))
	if err != nil {
		d.t.Fatal(err)
	}
	disclosure.Fields = slices.Delete(disclosure.Fields, at, at+1)
	d.disclose(n, disclosure)
}

func (d *dossier) cutPath(n int64) {
	p, err := record.ParseProof([]byte(d.get(ProofPath(n))))
	if err != nil {
		d.t.Fatal(err)
	}
	p.Path = p.Path[:len(p.Path)-1]
	d.set(ProofPath(n), string(p.Text()))
}

// otherCheckpoint proves an event against an older checkpoint.
func (d *dossier) otherCheckpoint(n int64) {
	e := d.events[number][n-1]
	c, _ := d.checkpoint(e.index + 1)
	note, err := d.ring.Sign(c)
	if err != nil {
		d.t.Fatal(err)
	}
	path, err := record.ProveInclusion(c.Size, e.index, d.hashes())
	if err != nil {
		d.t.Fatal(err)
	}
	d.set(ProofPath(n), string(record.Proof{Index: e.index, Path: path, Checkpoint: note}.Text()))
}

// otherTime puts a checkpoint of the same state, signed later, under the path of an event.
func (d *dossier) otherTime(n int64) {
	was := d.get(CheckpointPath)
	c, err := record.CheckpointOf([]byte(was))
	if err != nil {
		d.t.Fatal(err)
	}
	c.Time = c.Time.Add(time.Minute)
	note, err := d.ring.Sign(c)
	if err != nil {
		d.t.Fatal(err)
	}
	d.replace(ProofPath(n), was, string(note))
}

// consistency adds the proof that the log goes on from an earlier size, changed.
func (d *dossier) consistency(size int64, change func(*record.Consistency)) {
	root, err := record.Root(size, d.hashes())
	if err != nil {
		d.t.Fatal(err)
	}
	path, err := record.ProveConsistency(size, d.size, d.hashes())
	if err != nil {
		d.t.Fatal(err)
	}
	c := record.Consistency{Origin: origin, Size: size, Root: root, Newer: d.size, Path: path}
	if change != nil {
		change(&c)
	}
	d.set(ConsistencyPath(size), string(c.Text()))
}

// truncate takes the events behind one out of the file.
func (d *dossier) truncate(n int64) {
	for i := n + 1; d.has(LeafPath(i)); i++ {
		d.drop(LeafPath(i), DisclosurePath(i), ProofPath(i))
	}
	d.last = n
	d.lines()
}

func (d *dossier) otherHead() {
	_, tree := d.checkpoint(d.size)
	p, err := tree.Prove("2026-0001")
	if err != nil {
		d.t.Fatal(err)
	}
	d.headProof(p)
}

func (d *dossier) oneHead() {
	_, tree := d.checkpoint(d.size)
	p, err := tree.Prove(number)
	if err != nil {
		d.t.Fatal(err)
	}
	d.headProof(record.HeadProof{Entries: p.Entries[:2]})
}

// remake makes the log of other events, each leaf made for its place and then changed: an organ that plans ahead can record what it
// likes.
func (o *office) remake(events []entered, change func(n int, l *record.Leaf), form func(n int, leaf string) string) {
	fresh := newOffice(o.t)
	fresh.ring, fresh.now = o.ring, o.now
	for i, e := range events {
		leaf, err := record.New(record.Place{
			Origin: origin, Seq: fresh.edge.Size(), Case: number, Prev: fresh.heads[number].Hash, Calendar: "cal-1",
		}, e.event, e.salt, e.body)
		if err != nil {
			o.t.Fatal(err)
		}
		l, err := record.Parse(leaf)
		if err != nil {
			o.t.Fatal(err)
		}
		l.CaseSeq = int64(i + 1)
		if change != nil {
			change(i+1, &l)
		}
		e.leaf, err = json.Marshal(l)
		if err != nil {
			o.t.Fatal(err)
		}
		if form != nil {
			e.leaf = []byte(form(i+1, string(e.leaf)))
		}
		e.index = fresh.edge.Size()
		fresh.enter(number, e)
	}
	*o = *fresh
}

// leaveOut takes an event out of the log; the leaves behind it keep their numbers.
func (o *office) leaveOut(n int) {
	o.remake(slices.Delete(slices.Clone(o.events[number]), n-1, n), func(i int, l *record.Leaf) {
		if i >= n {
			l.CaseSeq++
		}
	}, nil)
}

func (o *office) swap(a, b int) {
	e := o.events[number]
	e[a-1], e[b-1] = e[b-1], e[a-1]
}

// letter issues a letter that bears a checkpoint of the log, and exports again.
func (o *office) letter(size int64, change func(string) string) {
	root, err := record.Root(min(size, o.edge.Size()), o.hashes())
	if err != nil {
		o.t.Fatal(err)
	}
	c := record.Checkpoint{Origin: origin, Size: size, Root: root}
	line := c.Line()
	if change != nil {
		at := strings.Index(line, "sha256:") + len("sha256:")
		line = line[:at] + change(line[at:])
	}
	o.record(number, &pb.Event{Kind: &pb.Event_NoticeIssued{NoticeIssued: &pb.NoticeIssued{Number: 2, Text: "回执\n" + line + "\n特此告知"}}})
	o.later()
}

// otherDigit changes the first digit of a root, whatever it is.
func otherDigit(root string) string {
	if root[0] == '0' {
		return "1" + root[1:]
	}
	return "0" + root[1:]
}

// later records something after the export.
func (o *office) later() { o.record(number, exportOf(o)) }

// invent puts an event into the file that is not in the log.
func (o *office) invent() {
	edge, stored := o.edge, o.stored
	o.later()
	o.edge, o.stored = edge, stored
}

// rotateLate makes the key later than what it signed.
func (o *office) rotateLate() {
	ring, err := record.NewKeyring(origin, o.now.Add(time.Hour))
	if err != nil {
		o.t.Fatal(err)
	}
	o.ring = ring
}

func openParts(t testing.TB, d *dossier) *bag.Bag {
	t.Helper()
	d.root, d.signer = "case-"+number, d.ring
	z := d.zip()
	return bag.OpenZip(strings.NewReader(string(z)), int64(len(z)))
}
