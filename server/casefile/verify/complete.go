package verify

import (
	"encoding/json"
	"errors"
	"fmt"

	"disclosure/server/record"
)

// exportKind is the event of an export: it is the last of the file that it leads to.
const exportKind = "case_file_exported"

// complete is level 5: whether anything of the case was left out.
func (v *verification) complete() []Check { return []Check{v.head(), v.exported()} }

// head compares the last event of the file with that which the checkpoint names for the case.
func (v *verification) head() Check {
	c := Check{ID: "case.head"}
	done := "完整：截至校验点，机关的日志里本案最后一条记录就是卷宗的最后一条，没有留下后面的记录不交。"
	if v.checkpoint == nil {
		c.wrong("missing", CheckpointPath, "没有可用的校验点，不能核对", nil)
		return c.done(done)
	}
	p, err := v.headProof()
	if err != nil {
		c.wrong("head", HeadPath, "完整性证明读不懂或者写法不对", err)
		return c.done(done)
	}
	head, err := p.Check(*v.checkpoint, v.report.File.Case)
	n := int64(len(v.leaves))
	switch {
	case errors.Is(err, record.ErrNoCase):
		c.wrong("head", HeadPath, "日志里没有这件申请", err)
	case err != nil:
		c.wrong("head", HeadPath, "完整性证明不成立", err)
	case head.CaseSeq > n:
		c.wrong("truncated", HeadPath, fmt.Sprintf("日志里本案有 %d 条记录，卷宗只有 %d 条：后面的记录被略去", head.CaseSeq, n), nil)
	case n == 0 || head.CaseSeq != n || head.Hash != record.Hex(v.leaves[n-1].hash):
		c.wrong("head", HeadPath, "日志里本案的最后一条记录不是卷宗的最后一条", nil)
	}
	return c.done(done)
}

// headProof reads the proof exactly as it is written.
func (v *verification) headProof() (record.HeadProof, error) {
	var p record.HeadProof
	text, err := v.bag.ReadFile(HeadPath, maxText)
	if err != nil {
		return p, err
	}
	err = json.Unmarshal(text, &p)
	if err != nil {
		return p, err
	}
	again, err := HeadText(p)
	if err == nil && string(again) != string(text) {
		err = errors.New("not in the form in which it is written")
	}
	return p, err
}

// HeadText writes the proof that the last event of the file is the last of the case.
func HeadText(p record.HeadProof) ([]byte, error) {
	text, err := json.Marshal(p)
	if err != nil {
		return nil, fmt.Errorf("write proof of the head: %w", err)
	}
	return append(text, '\n'), nil
}

// exported wants the export itself as the last event, for this kind of case file.
func (v *verification) exported() Check {
	c := Check{ID: "case.export"}
	done := "导出：最后一条记录就是这次导出，写明了导出的理由、对象和种类。"
	n := len(v.leaves)
	if n == 0 || v.leaves[n-1].Kind != exportKind {
		c.wrong("last", LeafPath(int64(n)), "最后一条记录不是导出卷宗", nil)
		return c.done(done)
	}
	for _, f := range v.last {
		if f.Name == exportKind+".variant" && f.Value != variantValues[v.report.File.Variant] {
			c.wrong("variant", DisclosurePath(int64(n)), "记录的导出种类与卷宗的不同", nil)
		}
	}
	at, err := v.leaves[n-1].Instant()
	if err != nil || v.checkpoint != nil && v.checkpoint.Time.Before(at.Truncate(1e9)) {
		c.wrong("time", CheckpointPath, "校验点的时间早于最后一条记录", err)
	}
	return c.done(done)
}
