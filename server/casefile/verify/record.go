package verify

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"disclosure/server/casefile/bag"
	"disclosure/server/record"
)

// LeafPath, DisclosurePath and ProofPath are the three files of an event.
func LeafPath(caseSeq int64) string { return fmt.Sprintf("proof/%04d.leaf", caseSeq) }

func DisclosurePath(caseSeq int64) string { return fmt.Sprintf("proof/%04d.disclosure.json", caseSeq) }

func ProofPath(caseSeq int64) string { return fmt.Sprintf("proof/%04d.tlog-proof", caseSeq) }

// walk goes through the events of the file, one at a time.
type walk struct {
	v                               *verification
	leaves, chain, contents, events Check
	lines                           *bufio.Reader // of events.jsonl
	prev                            string
	first                           int // events of the first version, whose content is committed to as a whole
}

// events is level 2: whether the record of the case is what was recorded, and the documents are those that it names.
func (v *verification) events() []Check {
	w := &walk{
		v: v, leaves: Check{ID: "record.leaves"}, chain: Check{ID: "record.chain"}, contents: Check{ID: "record.contents"},
		events: Check{ID: "record.events"}, lines: bufio.NewReader(strings.NewReader("")),
	}
	file, err := v.bag.Open(EventsPath)
	if err != nil {
		w.events.wrong("missing", EventsPath, "没有办理记录", err)
	} else {
		defer file.Close()
		w.lines = bufio.NewReaderSize(file, 64<<10)
	}
	n := int64(1)
	for ; w.event(n); n++ {
	}
	if n == 1 {
		w.leaves.wrong("missing", LeafPath(1), "没有任何办理记录", nil)
	}
	w.end()
	w.stray(n)
	v.report.File.Events = n - 1
	checks := []Check{
		w.leaves.done(fmt.Sprintf("存证：%d 条办理记录的存证各自完整，都属于本案。", n-1)),
		w.chain.done("次序：记录从第 1 条起连续编号，每一条都写有前一条的校验值，中间没有删除、插入或者调换。"),
		w.contentsDone(),
		w.events.done("办理记录（data/events.jsonl）与存证逐字一致。"),
	}
	return append(checks, v.papers())
}

// event checks one event and says whether there is one.
func (w *walk) event(n int64) bool {
	raw, err := w.v.bag.ReadFile(LeafPath(n), maxLeaf)
	if err != nil {
		return false
	}
	l, err := record.Parse(raw)
	switch {
	case err != nil:
		w.leaves.wrong("leaf", LeafPath(n), "存证读不懂或者写法不对", err)
	case l.Case != w.v.report.File.Case:
		w.leaves.wrong("case", LeafPath(n), "存证属于另一件申请", nil)
	}
	hash := record.LeafHash(raw)
	if err == nil {
		w.link(l, n)
	}
	w.prev = record.Hex(hash)
	w.v.leaves = append(w.v.leaves, leaf{l, hash})
	shown := w.content(l, n)
	w.v.last = shown
	w.line(raw, shown, n)
	return true
}

// link compares a leaf with the one before.
func (w *walk) link(l record.Leaf, n int64) {
	switch {
	case l.CaseSeq != n:
		w.chain.wrong("sequence", LeafPath(n), fmt.Sprintf("存证写的是第 %d 条", l.CaseSeq), nil)
	case l.Version >= 2 && l.Prev != w.prev:
		w.chain.wrong("prev", LeafPath(n), "没有接在前一条之后", nil)
	}
}

// content opens the commitment of a leaf and gives what is shown.
func (w *walk) content(l record.Leaf, n int64) []record.Field {
	path := DisclosurePath(n)
	text, err := w.v.bag.ReadFile(path, maxDisclosure)
	if err != nil {
		w.contents.wrong("missing", path, "没有记录的内容", err)
		return nil
	}
	d, err := record.ParseDisclosure(text)
	if err != nil {
		w.contents.wrong("disclosure", path, "记录的内容读不懂或者写法不对", err)
		return nil
	}
	if l.Version == 1 {
		w.first++
		if len(d.Fields) > 0 {
			w.contents.wrong("disclosure", path, "早期的存证不能逐项核对，不应当有逐项的内容", nil)
		}
		return nil
	}
	shown, err := d.Check(l.Commitment)
	if err != nil && l.Version > 0 { // of a leaf that cannot be read nothing more can be said
		w.contents.wrong("commitment", path, "内容与存证不符，有项目被改动、增加或者删去", err)
	}
	if err != nil {
		return unproven(d)
	}
	hidden := len(d.Fields) - len(shown)
	w.v.report.File.Hidden += hidden
	err = agrees(l, shown, hidden > 0)
	if err != nil {
		w.contents.wrong("leaf", path, "内容与存证上的事项、人员、时间或者次序不符", err)
	}
	w.v.claims(shown)
	w.v.bears(shown, n)
	return shown
}

// unproven is what a disclosure shows, whether it is true or not.
func unproven(d record.Disclosure) []record.Field {
	var shown []record.Field
	for _, f := range d.Fields {
		if f.Hidden == "" {
			shown = append(shown, record.Field{Name: f.Name, Value: f.Value})
		}
	}
	return shown
}

// agrees compares what a leaf says in the open with what the content says.
func agrees(l record.Leaf, shown []record.Field, hidden bool) error {
	at, err := l.Instant()
	if err != nil {
		return err
	}
	want := map[string]string{"actor": l.Actor, "sequence": fmt.Sprint(l.CaseSeq), "record_time": record.TimeValue(at)}
	told := false
	for _, f := range shown {
		if value, found := want[f.Name]; found && f.Value != value {
			return fmt.Errorf("%s is %q, the leaf says %q", f.Name, f.Value, value)
		}
		kind, _, _ := strings.Cut(f.Name, ".")
		told = told || kind == l.Kind
	}
	if !told && !hidden {
		return fmt.Errorf("it does not say what %s was", l.Kind)
	}
	return nil
}

// line compares the next line of events.jsonl with what leaf and disclosure say.
func (w *walk) line(raw []byte, shown []record.Field, n int64) {
	want, err := record.EventLine(raw, shown)
	if err != nil || w.events.Status == Failed {
		return // the lines after a wrong one say nothing
	}
	got := make([]byte, len(want))
	_, err = io.ReadFull(w.lines, got)
	if err != nil || !bytes.Equal(got, want) {
		w.events.wrong("line", EventsPath, fmt.Sprintf("第 %d 行与第 %d 条存证不一致", n, n), err)
	}
}

// end wants nothing behind the last line.
func (w *walk) end() {
	if w.events.Status == Failed {
		return
	}
	_, err := w.lines.ReadByte()
	if !errors.Is(err, io.EOF) {
		w.events.wrong("line", EventsPath, "多出没有存证的内容", nil)
	}
}

// stray wants no files of events but those that were walked through: none after a gap.
func (w *walk) stray(next int64) {
	known := map[string]bool{}
	for n := int64(1); n < next; n++ {
		known[LeafPath(n)], known[DisclosurePath(n)], known[ProofPath(n)] = true, true, true
	}
	for _, path := range w.v.bag.Paths() {
		ofEvent := strings.HasSuffix(path, ".leaf") || strings.HasSuffix(path, ".disclosure.json") || strings.HasSuffix(path, ".tlog-proof")
		if strings.HasPrefix(path, "proof/") && ofEvent && !known[path] {
			w.chain.wrong("gap", path, fmt.Sprintf("缺少第 %d 条存证，或者这个文件不该有", next), nil)
		}
	}
}

func (w *walk) contentsDone() Check {
	text := "内容：每一条记录的内容与当时的存证相符，没有一项被改动、增加或者删去。"
	if hidden := w.v.report.File.Hidden; hidden > 0 {
		text += fmt.Sprintf("有 %d 项没有在本卷宗中公开（只留校验值），其余各项仍经核对。", hidden)
	}
	if w.first > 0 {
		text += fmt.Sprintf("有 %d 条早期记录的存证不能逐项核对，只核对了存证本身。", w.first)
	}
	return w.contents.done(text)
}

// sums gives the digests of a file in the bag.
func (v *verification) sums(path string) (bag.Sums, bool) {
	s, found := v.checked.Sums[path]
	return s, found
}
