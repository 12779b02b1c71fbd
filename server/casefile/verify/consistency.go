package verify

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"disclosure/server/record"
)

// ConsistencyPath is the proof that the log of the file goes on from an earlier checkpoint, such as that of a letter of the case.
func ConsistencyPath(size int64) string { return fmt.Sprintf("%s%d.txt", consistencyPrefix, size) }

const consistencyPrefix = "proof/consistency-"

// consistent checks all such proofs of the file, and compares them with what the letters of the case bear: an applicant holds a letter,
// and nobody can change it any more.
func (v *verification) consistent() Check {
	c := Check{ID: "log.consistency"}
	roots := map[int64]string{}
	for _, path := range v.bag.Paths() {
		if !strings.HasPrefix(path, consistencyPrefix) {
			continue
		}
		p, err := v.consistency(path)
		if err != nil || ConsistencyPath(p.Size) != path {
			c.wrong("consistency", path, "证明不成立：卷宗的日志不是从更早的状态接下去的", err)
			continue
		}
		roots[p.Size] = record.Hex(p.Root)[:16]
	}
	earlier := len(roots)
	if v.checkpoint != nil {
		roots[v.checkpoint.Size] = record.Hex(v.checkpoint.Root)[:16]
	}
	compared := v.compareLetters(&c, roots)
	if earlier+compared == 0 && c.Status != Failed {
		return unchecked(c.ID, "衔接：卷宗没有附上与更早校验点的衔接证明，没有可核对的。")
	}
	text := fmt.Sprintf("衔接：卷宗的日志是从 %d 个更早的校验点接下去的，此前的记录没有改写", earlier)
	if compared > 0 {
		text += fmt.Sprintf("；%d 份文书上印的记录校验与之相同", compared)
	}
	return c.done(text + "。")
}

// compareLetters compares the checkpoints on the letters of the case, and says how many.
func (v *verification) compareLetters(c *Check, roots map[int64]string) int {
	compared := 0
	for _, l := range v.letters {
		root, known := roots[l.Size]
		switch {
		case v.checkpoint != nil && (l.Origin != v.checkpoint.Origin || l.Size > v.checkpoint.Size):
			c.wrong("letter", DisclosurePath(l.event), "文书上印的记录校验是另一个日志的，或者比卷宗的新", nil)
		case known && root != l.Root:
			c.wrong("letter", DisclosurePath(l.event), fmt.Sprintf("文书上印的第 %d 号记录校验与日志的不同：日志被改写过", l.Size), nil)
		case known:
			compared++
		}
	}
	return compared
}

// letter is what a letter of the case bears.
type letter struct {
	Printed
	event int64
}

// line is that of the letters within their text.
var letterLine = regexp.MustCompile(`(?m)^记录校验：(\S+) 第([0-9]{1,15})号 sha256:([0-9a-f]{16})…$`)

// PrintedOn finds the checkpoint in the text of a letter.
func PrintedOn(text string) (Printed, bool) {
	m := letterLine.FindStringSubmatch(text)
	if m == nil {
		return Printed{}, false
	}
	size, err := strconv.ParseInt(m[2], 10, 64)
	return Printed{m[1], size, m[3]}, err == nil
}

// bears collects the checkpoint on a letter that an event issued.
func (v *verification) bears(shown []record.Field, n int64) {
	for _, f := range shown {
		if f.Name != letterField {
			continue
		}
		p, found := PrintedOn(f.Value)
		if found {
			v.letters = append(v.letters, letter{p, n})
		}
	}
}

// letterField holds the text of a letter in the event that issued it.
const letterField = "notice_issued.text"

// consistency reads and checks one.
func (v *verification) consistency(path string) (record.Consistency, error) {
	text, err := v.bag.ReadFile(path, maxText)
	if err != nil {
		return record.Consistency{}, err
	}
	p, err := record.ParseConsistency(text)
	if err != nil {
		return p, err
	}
	if v.checkpoint == nil {
		return p, fmt.Errorf("there is no checkpoint that it could lead to")
	}
	return p, p.Check(*v.checkpoint)
}

// earlier compares an earlier checkpoint, printed on a letter, with that of the file, if the file has the proof.
func (v *verification) earlier(p Printed) Check {
	c := Check{ID: "log.printed"}
	path := ConsistencyPath(p.Size)
	if _, found := v.bag.Size(path); !found {
		return unchecked(c.ID, fmt.Sprintf("文书上的记录校验是第 %d 号，早于卷宗的第 %d 号，卷宗没有附上两者之间的衔接证明，"+
			"不能核对。可以请机关提供。", p.Size, v.checkpoint.Size))
	}
	old, err := v.consistency(path)
	switch {
	case err != nil:
		c.wrong("consistency", path, "证明不成立：卷宗的日志不是从文书上的状态接下去的", err)
	case old.Size != p.Size || record.Hex(old.Root)[:16] != p.Root:
		c.wrong("root", path, fmt.Sprintf("第 %d 号的校验值与文书上的不同：日志被改写过", p.Size), nil)
	}
	return c.done(fmt.Sprintf("文书上的记录校验（第 %d 号）：卷宗的日志是从当时的状态接下去的，此前的记录没有改写。", p.Size))
}
