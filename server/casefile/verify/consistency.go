package verify

import (
	"fmt"
	"strings"

	"disclosure/server/record"
)

// ConsistencyPath is the proof that the log of the file goes on from an earlier checkpoint, such as that of a letter of the case.
func ConsistencyPath(size int64) string { return fmt.Sprintf("%s%d.txt", consistencyPrefix, size) }

const consistencyPrefix = "proof/consistency-"

// consistent checks all such proofs of the file.
func (v *verification) consistent() Check {
	c := Check{ID: "log.consistency"}
	count := 0
	for _, path := range v.bag.Paths() {
		if !strings.HasPrefix(path, consistencyPrefix) {
			continue
		}
		count++
		p, err := v.consistency(path)
		if err != nil || ConsistencyPath(p.Size) != path {
			c.wrong("consistency", path, "证明不成立：卷宗的日志不是从更早的状态接下去的", err)
		}
	}
	if count == 0 {
		return unchecked(c.ID, "衔接：卷宗没有附上与更早校验点的衔接证明，没有可核对的。")
	}
	return c.done(fmt.Sprintf("衔接：卷宗的日志是从 %d 个更早的校验点接下去的，此前的记录没有改写。", count))
}

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
