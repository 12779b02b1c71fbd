package verify

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/timestamppb"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casefile/bag"
	"disclosure/server/record"
)

const (
	origin = "disclosure/yangli"
	number = "2026-0002"
)

var start = time.Date(2026, 3, 2, 1, 0, 0, 0, time.UTC)

// office is an organ with a log of several cases, kept in memory.
type office struct {
	t      testing.TB
	ring   record.Keyring
	edge   record.Edge
	stored [][]byte
	heads  map[string]record.Head
	events map[string][]entered
	now    time.Time
}

// entered is an event in the log.
type entered struct {
	index      int64
	leaf       []byte
	salt, body []byte
	event      *pb.Event
}

func newOffice(t testing.TB) *office {
	t.Helper()
	ring, err := record.NewKeyring(origin, start)
	if err != nil {
		t.Fatal(err)
	}
	return &office{t: t, ring: ring, heads: map[string]record.Head{}, events: map[string][]entered{}, now: start}
}

// record enters an event of a case.
func (o *office) record(number string, e *pb.Event) {
	o.t.Helper()
	o.now = o.now.Add(1500 * time.Millisecond)
	head := o.heads[number]
	e.Sequence, e.Actor, e.ActorName = head.CaseSeq+1, "organs/yangli/staff/li", "李承办"
	e.RecordTime, e.RecordedOn = timestamppb.New(o.now), "2026-03-02"
	body, err := proto.Marshal(e)
	if err != nil {
		o.t.Fatal(err)
	}
	salt := record.Salt()
	leaf, err := record.New(record.Place{Origin: origin, Seq: o.edge.Size(), Case: number, Prev: head.Hash, Calendar: "cal-1"}, e, salt, body)
	if err != nil {
		o.t.Fatal(err)
	}
	o.enter(number, entered{o.edge.Size(), leaf, salt, body, e})
}

func (o *office) enter(number string, e entered) {
	o.t.Helper()
	next, stored, err := o.edge.Append(e.leaf)
	if err != nil {
		o.t.Fatal(err)
	}
	o.edge, o.stored = next, append(o.stored, stored)
	o.heads[number] = record.Head{Case: number, CaseSeq: o.heads[number].CaseSeq + 1, Hash: record.Hex(record.LeafHash(e.leaf))}
	o.events[number] = append(o.events[number], e)
}

func (o *office) hashes() record.HashReader {
	return record.Stored(func(entry int64) ([]byte, error) { return o.stored[entry], nil })
}

// checkpoint is the state of the log at a size, with the heads as they are now.
func (o *office) checkpoint(size int64) (record.Checkpoint, *record.HeadTree) {
	o.t.Helper()
	root, err := record.Root(size, o.hashes())
	if err != nil {
		o.t.Fatal(err)
	}
	var heads []record.Head
	for _, h := range o.heads {
		heads = append(heads, h)
	}
	tree, err := record.NewHeadTree(heads)
	if err != nil {
		o.t.Fatal(err)
	}
	return record.Checkpoint{Origin: origin, Size: size, Root: root, Time: o.now.Add(time.Second).Truncate(time.Second), Heads: tree.Heads()}, tree
}

// The documents of the sample case.
var originals = []struct{ path, content string }{
	{"data/originals/001_application.txt", "申请公开城区公厕改造工程竣工验收报告\n"},
	{"data/restricted/002_identity.txt", "身份证复印件\n"},
	{"data/originals/003_reply.txt", "答复书\n"},
}

// sampleCase enters a case with its neighbours, up to its export.
func sampleCase(t testing.TB) *office {
	t.Helper()
	o := newOffice(t)
	registered := func(number string) *pb.Event {
		return &pb.Event{Kind: &pb.Event_Registered{Registered: &pb.CaseRegistered{Number: number, Registration: &pb.Registration{
			Channel: pb.Channel_CHANNEL_IN_PERSON, ItemTexts: []string{"竣工验收报告", "<概算> & \"决算\""},
			Applicant: &pb.Applicant{Name: "张三", IdNumber: "11010519491231002X"},
		}}}}
	}
	added := func(i int) *pb.DocumentAdded {
		sums := digest(originals[i].content)
		return &pb.DocumentAdded{Number: int32(i + 1), Title: "材料", SizeBytes: sums.Size, Sha256: sums.SHA256}
	}
	o.record("2026-0001", registered("2026-0001"))
	o.record(number, registered(number))
	o.record("2026-0003", registered("2026-0003"))
	o.record(number, &pb.Event{Kind: &pb.Event_DocumentAdded{DocumentAdded: added(0)}})
	o.record(number, &pb.Event{Kind: &pb.Event_DocumentAdded{DocumentAdded: added(1)}})
	o.record("2026-0001", &pb.Event{Kind: &pb.Event_Closed{Closed: &pb.Closed{}}})
	o.record(number, &pb.Event{Kind: &pb.Event_NoticeIssued{NoticeIssued: &pb.NoticeIssued{Number: 1, Text: "答复书\n全文", Document: added(2)}}})
	o.record(number, exportOf(o))
	return o
}

func exportOf(*office) *pb.Event {
	return &pb.Event{Kind: &pb.Event_CaseFileExported{CaseFileExported: &pb.CaseFileExported{Reason: "行政复议举证", Recipient: "样例县人民政府"}}}
}

// dossier is a case file in parts, before or after somebody changed them.
type dossier struct {
	*office
	files   []file
	variant string
	size    int64
	last    int64
	// signer signs the seal; another than the office is an attacker.
	signer record.Keyring
	root   string
}

type file struct{ path, content string }

// hides says what each variant leaves out.
func hides(variant, field string) bool {
	switch variant {
	case Applicant:
		return strings.HasSuffix(field, ".id_number") || field == record.BodyField
	case Redacted:
		return strings.Contains(field, "applicant") || strings.Contains(field, "text") || strings.HasSuffix(field, ".sha256") || field == record.BodyField
	}
	return false
}

// dossier makes the case file of the sample case as a writer would.
func (o *office) dossier(variant string) *dossier {
	o.t.Helper()
	d := &dossier{office: o, variant: variant, size: o.edge.Size(), signer: o.ring, root: "case-" + number}
	d.documents()
	d.proofs(d.size)
	return d
}

func (d *dossier) documents() {
	d.set("data/case-file.pdf", "%PDF-1.7\n样例\n")
	list := Catalogue{Case: number, Variant: d.variant}
	for i, o := range originals {
		sums := digest(o.content)
		entry := Document{
			Number: int64(i + 1), Kind: "DOCUMENT_KIND_APPLICATION", Title: "材料", Size: sums.Size, SHA256: sums.SHA256, SM3: sums.SM3,
			Restricted: strings.HasPrefix(o.path, "data/restricted/"), Path: o.path,
		}
		if entry.Restricted && d.variant != Full {
			entry.Path, entry.Absent = "", "身份证明，不对外提供"
		} else {
			d.set(o.path, o.content)
		}
		list.Documents = append(list.Documents, entry)
	}
	d.catalogue(list)
}

func (d *dossier) catalogue(list Catalogue) {
	text, err := list.Text()
	if err != nil {
		d.t.Fatal(err)
	}
	d.set(CataloguePath, string(text))
}

// proofs makes the events and what proves them, against the log at a size.
func (d *dossier) proofs(size int64) {
	d.t.Helper()
	c, tree := d.checkpoint(size)
	d.size = size
	note, err := d.ring.Sign(c)
	if err != nil {
		d.t.Fatal(err)
	}
	d.set(CheckpointPath, string(note))
	d.set(KeysPath, string(d.ring.Text()))
	head, err := tree.Prove(number)
	if err != nil {
		d.t.Fatal(err)
	}
	d.headProof(head)
	d.last = int64(len(d.events[number]))
	for i, e := range d.events[number] {
		d.event(int64(i+1), e, note)
	}
	d.lines()
	d.set(GuidePath, string(Guide()))
	d.set(ScriptPath, string(Script()))
}

func (d *dossier) headProof(p record.HeadProof) {
	text, err := HeadText(p)
	if err != nil {
		d.t.Fatal(err)
	}
	d.set(HeadPath, string(text))
}

func (d *dossier) event(n int64, e entered, note []byte) {
	d.t.Helper()
	d.set(LeafPath(n), string(e.leaf))
	d.disclose(n, record.Disclose(e.salt, record.Fields(e.event, e.body), func(f string) bool { return !hides(d.variant, f) }))
	if e.index < d.size {
		path, err := record.ProveInclusion(d.size, e.index, d.hashes())
		if err != nil {
			d.t.Fatal(err)
		}
		d.set(ProofPath(n), string(record.Proof{Index: e.index, Path: path, Checkpoint: note}.Text()))
	}
}

func (d *dossier) disclose(n int64, disclosure record.Disclosure) {
	text, err := disclosure.Text()
	if err != nil {
		d.t.Fatal(err)
	}
	d.set(DisclosurePath(n), string(text))
}

// lines writes events.jsonl out of the leaves and disclosures as they are.
func (d *dossier) lines() {
	d.t.Helper()
	var all []byte
	for n := int64(1); d.has(LeafPath(n)); n++ {
		var shown []record.Field
		disclosure, err := record.ParseDisclosure([]byte(d.get(DisclosurePath(n))))
		if err != nil {
			d.t.Fatal(err)
		}
		for _, f := range disclosure.Fields {
			if f.Hidden == "" {
				shown = append(shown, record.Field{Name: f.Name, Value: f.Value})
			}
		}
		line, err := record.EventLine([]byte(d.get(LeafPath(n))), shown)
		if err != nil {
			d.t.Fatal(err)
		}
		all = append(all, line...)
	}
	d.set(EventsPath, string(all))
}

func (d *dossier) at(path string) int {
	return slices.IndexFunc(d.files, func(f file) bool { return f.path == path })
}

func (d *dossier) has(path string) bool { return d.at(path) >= 0 }

func (d *dossier) get(path string) string { return d.files[d.at(path)].content }

// set replaces a file or adds one.
func (d *dossier) set(path, content string) {
	if i := d.at(path); i >= 0 {
		d.files[i].content = content
	} else {
		d.files = append(d.files, file{path, content})
	}
}

func (d *dossier) drop(paths ...string) {
	d.files = slices.DeleteFunc(d.files, func(f file) bool { return slices.Contains(paths, f.path) })
}

// replace changes a text within a file.
func (d *dossier) replace(path, old, new string) {
	d.t.Helper()
	was := d.get(path)
	if !strings.Contains(was, old) {
		d.t.Fatalf("%s does not contain %q", path, old)
	}
	d.set(path, strings.Replace(was, old, new, 1))
}

// zip packs the parts, with all lists made anew and the seal of the signer.
func (d *dossier) zip() []byte {
	d.t.Helper()
	var out bytes.Buffer
	w := bag.NewWriter(&out, d.root, d.now.Add(2*time.Second))
	for _, payload := range []bool{true, false} {
		for _, f := range d.files {
			if strings.HasPrefix(f.path, bag.Payload) != payload {
				continue
			}
			_, err := w.AddBytes(f.path, []byte(f.content))
			if err != nil {
				d.t.Fatal(err)
			}
		}
	}
	err := w.Close(bag.Info{
		{Label: Organization, Value: "样例县人民政府办公室"},
		{Label: CaseNumber, Value: number},
		{Label: Variant, Value: d.variant},
		{Label: LogOrigin, Value: origin},
		{Label: CheckpointSize, Value: fmt.Sprint(d.size)},
	}, func(sum string) ([]byte, error) {
		return d.signer.SignCaseFile(record.CaseFile{
			Origin: origin, Case: number, Variant: d.variant, LastSeq: d.last, Size: d.size, SHA256: sum,
		})
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return out.Bytes()
}

func (d *dossier) verify(o Options) Report {
	z := d.zip()
	return Verify(bag.OpenZip(bytes.NewReader(z), int64(len(z))), o)
}

// digest gives the digests of a content as a bag has them.
func digest(content string) bag.Sums {
	sums, err := bag.NewWriter(&bytes.Buffer{}, "x", start).AddBytes("data/x", []byte(content))
	if err != nil {
		panic(err)
	}
	return sums
}
