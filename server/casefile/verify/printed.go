package verify

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"disclosure/server/record"
)

// Printed is a checkpoint as receipts and replies bear it.
type Printed struct {
	Origin string // empty when it was left out
	Size   int64
	Root   string // the first 16 hexadecimal digits
}

var printedForm = regexp.MustCompile(`^(?:记录校验[：:])?\s*(?:(\S+)\s+)?第?\s*([0-9]+)\s*号?\s+(?:sha256:)?([0-9a-fA-F]{16,64})[….]*$`)

// ParsePrinted reads what is printed, such as 记录校验：disclosure/yangli 第257号 sha256:0a1b2c3d4e5f6071…; name of the log and words may
// be left out.
func ParsePrinted(text string) (Printed, error) {
	m := printedForm.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return Printed{}, errors.New("not a printed checkpoint")
	}
	size, err := strconv.ParseInt(m[2], 10, 64)
	if err != nil || size > record.MaxSize {
		return Printed{}, errors.New("not a printed checkpoint")
	}
	return Printed{m[1], size, strings.ToLower(m[3])[:16]}, nil
}

// printed compares the checkpoint on a letter with that of the file.
func (v *verification) printed() Check {
	c := Check{ID: "log.printed"}
	p := v.given.Printed
	if v.checkpoint == nil {
		c.wrong("missing", CheckpointPath, "没有可用的校验点，不能核对", nil)
		return c.done("文书上的记录校验：没有核对。")
	}
	if p.Origin != "" && p.Origin != v.checkpoint.Origin && !record.EarlierEpoch(p.Origin, v.checkpoint.Origin) {
		c.wrong("origin", CheckpointPath, "文书上的日志名称与卷宗的不同", nil)
	}
	switch {
	case p.Size > v.checkpoint.Size:
		c.wrong("older", CheckpointPath, fmt.Sprintf("文书上是第 %d 号，卷宗只到第 %d 号：卷宗用的日志比文书旧", p.Size, v.checkpoint.Size), nil)
	case p.Size == v.checkpoint.Size && p.Root != record.Hex(v.checkpoint.Root)[:16]:
		c.wrong("root", CheckpointPath, fmt.Sprintf("文书和卷宗都是第 %d 号，校验值却不同：日志被改写过", p.Size), nil)
	case p.Size < v.checkpoint.Size && c.Status != Failed:
		return v.earlier(*p)
	}
	return c.done(fmt.Sprintf("文书上的记录校验（第 %d 号）与卷宗的校验点相同。", p.Size))
}
