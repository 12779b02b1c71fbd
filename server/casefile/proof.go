package casefile

import (
	"context"
	"fmt"
	"slices"
	"strings"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casefile/bag"
	"disclosure/server/casefile/verify"
	"disclosure/server/record"
)

// Proof is what proves the record of a case. Without a checkpoint the file is not signed, and says so.
type Proof struct {
	Origin string // of the log
	Size   int64  // of the checkpoint; 0 when nothing could be signed
	Head   record.HeadProof
	Keys   []byte // public keys of the log
	Events []Proven
	// Anchors gives the checkpoint with what others said of it until now. It is asked as late as can be.
	Anchors func(context.Context) (Anchors, error)
	// Earlier proves that the log goes on from an earlier size, such as one printed on a letter.
	Earlier func(ctx context.Context, size int64) (record.Consistency, error)
	// Sign signs the whole file with the key of the log.
	Sign func(record.CaseFile) ([]byte, error)
}

// Proven is an event with its leaf, its salt, its bytes as stored, and its path in the log.
type Proven struct {
	Leaf, Salt, Body []byte
	Index            int64
	Path             []record.Hash
}

// Anchors are a checkpoint with the lines of witnesses, their keys, and a time stamp.
type Anchors struct{ Checkpoint, Witnesses, Stamp []byte }

// Last is the last event of the case that the checkpoint knows.
func (p Proof) Last(number string) int64 {
	for _, e := range p.Head.Entries {
		if e.Case == number {
			return e.CaseSeq
		}
	}
	return 0
}

// signed says whether there is a checkpoint.
func (p Proof) signed() bool { return p.Size > 0 }

// disclosure shows of an event what the copy may show. Leaves of before the log commit to the body as a whole: nothing of theirs can be
// shown so that it could be checked.
func (c Content) disclosure(i int) (record.Disclosure, []record.Field, error) {
	e := c.Proof.Events[i]
	leaf, err := record.Parse(e.Leaf)
	if err != nil || leaf.Version < record.Version {
		return record.Disclosure{Fields: []record.Shown{}}, nil, err
	}
	hide := hidden(c.Case, c.Events[i], c.Variant)
	fields := record.Fields(c.Events[i], e.Body)
	var list []record.Field
	for _, f := range fields {
		if !hide(f.Name) {
			list = append(list, f)
		}
	}
	return record.Disclose(e.Salt, fields, func(name string) bool { return !hide(name) }), list, nil
}

// eventLines is events.jsonl.
func (c Content) eventLines() ([]byte, error) {
	var all []byte
	for i, e := range c.Proof.Events {
		_, list, err := c.disclosure(i)
		if err != nil {
			return nil, err
		}
		line, err := record.EventLine(e.Leaf, list)
		if err != nil {
			return nil, err
		}
		all = append(all, line...)
	}
	return all, nil
}

// prove writes the folder proof.
func (f *file) prove(ctx context.Context) error {
	p := f.Proof
	var a Anchors
	var err error
	if p.signed() {
		a, err = p.Anchors(ctx)
		if err != nil {
			return err
		}
	}
	for i := range p.Events {
		err = f.proveEvent(i, a.Checkpoint)
		if err != nil {
			return err
		}
	}
	if !p.signed() {
		return nil
	}
	err = f.proveLetters(ctx)
	if err != nil {
		return err
	}
	head, err := verify.HeadText(p.Head)
	if err != nil {
		return err
	}
	return f.addAll([]member{
		{verify.CheckpointPath, a.Checkpoint},
		{verify.HeadPath, head},
		{verify.KeysPath, p.Keys},
		{verify.WitnessesPath, a.Witnesses},
		{verify.TokenPath, a.Stamp},
	})
}

// proveLetters proves for each checkpoint that is printed on a letter of the case that the log goes on from it.
func (f *file) proveLetters(ctx context.Context) error {
	for _, size := range printedOn(f.Events) {
		if size >= f.Proof.Size {
			continue
		}
		c, err := f.Proof.Earlier(ctx, size)
		if err != nil {
			return err
		}
		err = f.addAll([]member{{verify.ConsistencyPath(size), c.Text()}})
		if err != nil {
			return err
		}
	}
	return nil
}

// printedOn lists the sizes of the checkpoints that the letters bear, in rising order.
func printedOn(events []*pb.Event) []int64 {
	var sizes []int64
	for _, e := range events {
		for line := range strings.SplitSeq(e.GetNoticeIssued().GetText(), "\n") {
			if !strings.HasPrefix(line, "记录校验：") {
				continue
			}
			p, err := verify.ParsePrinted(line)
			if err == nil && p.Size > 0 && !slices.Contains(sizes, p.Size) {
				sizes = append(sizes, p.Size)
			}
		}
	}
	slices.Sort(sizes)
	return sizes
}

func (f *file) proveEvent(i int, checkpoint []byte) error {
	e := f.Proof.Events[i]
	n := int64(i + 1)
	d, _, err := f.disclosure(i)
	if err != nil {
		return fmt.Errorf("event %d: %w", n, err)
	}
	text, err := d.Text()
	if err != nil {
		return err
	}
	list := []member{{verify.LeafPath(n), e.Leaf}, {verify.DisclosurePath(n), text}}
	if f.Proof.signed() {
		list = append(list, member{verify.ProofPath(n), record.Proof{Index: e.Index, Path: e.Path, Checkpoint: checkpoint}.Text()})
	}
	return f.addAll(list)
}

// unsigned stands in the place of a signature when the log cannot sign.
const unsigned = "本卷宗导出时，机关的日志不能签发校验点，因此没有签名。请机关的系统管理员运行 disclosured fsck 查明原因后重新导出。\n"

// seal ends the bag with its signature.
func (f *file) seal() error {
	p := f.Proof
	export := f.lastExport()
	info := bag.Info{
		{Label: verify.Organization, Value: oneLine(f.Organ)},
		{Label: verify.CaseNumber, Value: f.Case.Number},
		{Label: verify.Variant, Value: variantCodes[f.Variant]},
	}
	if p.signed() {
		info = append(info, bag.Tag{Label: verify.LogOrigin, Value: p.Origin}, bag.Tag{Label: verify.CheckpointSize, Value: fmt.Sprint(p.Size)})
	}
	for _, t := range []bag.Tag{
		{Label: "Case-File-Reason", Value: oneLine(export.Reason)},
		{Label: "Case-File-Recipient", Value: oneLine(export.Recipient)},
		{Label: "Bag-Software-Agent", Value: "disclosured"},
	} {
		if t.Value != "" && t.Value != blank {
			info = append(info, t)
		}
	}
	return f.bag.Close(info, func(sum string) ([]byte, error) {
		if !p.signed() {
			return []byte(unsigned), nil
		}
		return p.Sign(record.CaseFile{
			Origin: p.Origin, Case: f.Case.Number, Variant: variantCodes[f.Variant], LastSeq: int64(len(p.Events)), Size: p.Size, SHA256: sum,
		})
	})
}

// listed is catalogue.json.
func (c Content) listed(list []*paper, sums map[string]bag.Sums) ([]byte, error) {
	out := verify.Catalogue{Case: c.Case.Number, Variant: variantCodes[c.Variant]}
	for _, p := range list {
		d := verify.Document{
			Number: int64(p.number), Kind: p.Kind.String(), Title: p.title, DocNumber: p.docNumber, Responsible: p.responsible,
			Date: p.date.String(), Pages: int64(p.pages), MediaType: p.MediaType, Size: p.SizeBytes, SHA256: p.Sha256,
			SM3: sums[p.path].SM3, Restricted: p.restricted, Path: p.path, Absent: p.absent, Page: int64(p.page),
		}
		if c.Variant == pb.CaseFileVariant_CASE_FILE_VARIANT_REDACTED {
			d.DocNumber = ""
		}
		out.Documents = append(out.Documents, d)
	}
	return out.Text()
}
