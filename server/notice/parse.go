package notice

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// parser reads one template file. It stops at the first thing it does not understand and says in which line.
type parser struct {
	t     *template
	lines []string
	at    int            // index of the line being read
	keys  map[string]int // of the head, and the lines they stand in
	table []int          // widths of the last [表头 …], in shares
}

func parseTemplate(file string, content []byte) (*template, error) {
	text := strings.TrimPrefix(string(content), "\uFEFF")
	p := &parser{keys: map[string]int{}, t: &template{file: file, hash: hashOf(content), fields: map[string]string{}}}
	p.lines = strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	if err := p.readable(content); err != nil {
		return nil, err
	}
	if err := p.head(); err != nil {
		return nil, err
	}
	body, err := p.blocks("")
	p.t.body = body
	return p.t, err
}

// maxTemplate is the size of the largest template; the longest of ours has 6 KB.
const maxTemplate = 256 << 10

// readable refuses what no editor of texts writes: other encodings than UTF-8, control characters, files without end.
func (p *parser) readable(content []byte) error {
	if len(content) > maxTemplate {
		return p.fail("模板文件不能大于%dKB", maxTemplate>>10)
	}
	for i, line := range p.lines {
		p.at = i
		if !utf8.ValidString(line) {
			return p.fail("文件应当保存为UTF-8编码，这一行不是")
		}
		if strings.ContainsFunc(line, func(r rune) bool { return r != '\t' && unicode.IsControl(r) }) {
			return p.fail("这一行含有看不见的控制字符，请删去后重新输入")
		}
	}
	p.at = 0
	return nil
}

// failAt is a failure in the line of a key of the head.
func (p *parser) failAt(key, problem string) error {
	return &TemplateError{File: p.t.file, Line: p.keys[key], Problem: problem}
}

func (p *parser) fail(format string, args ...any) error {
	return &TemplateError{File: p.t.file, Line: min(p.at+1, len(p.lines)), Problem: fmt.Sprintf(format, args...)}
}

// markers are the signs at the beginning of a line that give it another look than body text.
var markers = map[string]Style{
	"[顶格]": Flush, "[一级]": Heading1, "[二级]": Heading2, "[居中]": Centred, "[原文]": Quote, "[小字]": Note,
}

// blocks reads paragraphs up to 否则 or 结束, or to the end of the file if there is nothing to close.
func (p *parser) blocks(open string) ([]node, error) {
	var out []node
	for ; p.at < len(p.lines); p.at++ {
		s := strings.TrimSpace(p.lines[p.at])
		if s == "" || strings.HasPrefix(s, "#") {
			continue
		}
		word, name, isTag := blockTag(s)
		if isTag && (word == "否则" || word == "结束") {
			if open == "" {
				return nil, p.fail("{{%s}}没有与它对应的{{如果 …}}或者{{每项 …}}", word)
			}
			return out, nil
		}
		n, err := p.block(s, word, name, isTag)
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	if open != "" {
		return nil, p.fail("%s没有与它对应的{{结束}}", open)
	}
	return out, nil
}

func (p *parser) block(s, word, name string, isTag bool) (node, error) {
	line := p.at + 1
	if !isTag || !slices.Contains(blockWords, word) {
		return p.paragraph(s)
	}
	if word == "插入" {
		p.table = nil
		return node{kind: insertion, text: name, line: line}, nil
	}
	n := node{kind: condition, text: name, not: word == "如果没有", line: line}
	if word == "每项" {
		n.kind = each
	}
	p.at++
	var err error
	if n.then, err = p.blocks(s); err != nil {
		return n, err
	}
	if end, _, _ := blockTag(strings.TrimSpace(p.lines[p.at])); end == "否则" {
		if n.kind == each {
			return n, p.fail("{{每项 …}}里不能有{{否则}}")
		}
		p.at++
		if n.other, err = p.blocks(s); err != nil {
			return n, err
		}
		if end, _, _ := blockTag(strings.TrimSpace(p.lines[p.at])); end != "结束" {
			return n, p.fail("{{否则}}之后应当是{{结束}}")
		}
	}
	return n, nil
}

// blockWords are the tags that take a line of their own.
var blockWords = []string{"如果", "如果没有", "每项", "插入"}

// blockTag recognises a line that is one tag with a word of the template language.
func blockTag(s string) (word, name string, ok bool) {
	inner, ok := strings.CutPrefix(s, "{{")
	if !ok || strings.Index(inner, "}}") != len(inner)-2 || len(inner) < 2 {
		return "", "", false
	}
	word, name = splitTag(inner[:len(inner)-2])
	return word, name, true
}

// splitTag divides "如果 字段" into its word and its name; a tag without a word is a field.
func splitTag(inner string) (word, name string) {
	parts := strings.Fields(inner)
	if len(parts) == 0 {
		return "", ""
	}
	switch parts[0] {
	case "如果", "如果没有", "否则", "结束", "每项", "插入", "可空", "勾选", "换行", "末行":
		return parts[0], strings.Join(parts[1:], " ")
	}
	return "", strings.Join(parts, " ")
}
