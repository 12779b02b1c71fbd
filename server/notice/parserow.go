package notice

import (
	"strconv"
	"strings"
)

// rowWords are the markers of the rows of tables and of annexes.
var rowWords = map[string]nodeKind{"表头": headRow, "表行": listRow, "栏目": formRow, "附件": annexMark}

// row reads one line that begins with a marker of rowWords: [表头 8 62 30] names the columns and their widths, [表行] is a row
// under it, [栏目 15 85 4行] is a row with widths and a least height of its own, [附件] begins a page with that title.
func (p *parser) row(kind nodeKind, args []string, s string) (node, error) {
	n := node{kind: kind, line: p.at + 1}
	if kind == annexMark {
		parts, _, err := p.inline(s, "")
		n.then = parts
		if err == nil && s == "" {
			err = p.fail("[附件]后面应当是附件的标题")
		}
		return n, err
	}
	err := p.measures(&n, args)
	if err != nil {
		return n, err
	}
	switch {
	case kind == headRow:
		p.table = n.widths
	case kind == listRow && len(n.widths) == 0:
		n.widths = p.table
	}
	if len(n.widths) == 0 {
		return n, p.fail("[表行]前面应当有[表头 …]，[表头]和[栏目]应当写明各格的宽度")
	}
	n.cells, err = p.cells(s)
	if err == nil && len(n.cells) != len(n.widths) {
		err = p.fail("这一行有%d格，应当是%d格（各格用“|”隔开）", len(n.cells), len(n.widths))
	}
	return n, err
}

// measures reads the widths of a row, and its height such as 4行.
func (p *parser) measures(n *node, args []string) error {
	for _, arg := range args {
		digits, isHeight := strings.CutSuffix(arg, "行")
		v, err := strconv.Atoi(digits)
		switch {
		case err != nil || v < 1 || v > 1000 || isHeight && v > 20:
			return p.fail("格子的宽度应当是1至1000的整数，高度应当是1行至20行，不能是“%s”", arg)
		case isHeight:
			n.lines = v
		default:
			n.widths = append(n.widths, v)
		}
	}
	return nil
}

func (p *parser) cells(s string) ([]cellNode, error) {
	var out []cellNode
	for _, part := range strings.Split(strings.ReplaceAll(s, "｜", "|"), "|") {
		text, foot, _ := strings.Cut(part, "{{末行}}")
		var c cellNode
		var rest string
		var err error
		if c.text, rest, err = p.inline(strings.Trim(text, " \t"), ""); err != nil {
			return nil, err
		}
		if rest == "" {
			c.foot, rest, err = p.inline(strings.Trim(foot, " \t"), "")
		}
		if err == nil && rest != "" {
			err = p.fail("多出来的{{否则}}或者{{结束}}")
		}
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}
