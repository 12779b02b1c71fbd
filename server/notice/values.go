package notice

import (
	"strings"
	"unicode/utf8"
)

// values are what a template can name: texts, flags, lists of rows, and paragraphs made elsewhere.
type values struct {
	texts   map[string]string
	flags   map[string]bool
	lists   map[string][]values
	inserts map[string][]Block
	may     map[string]bool // texts that may be empty where they are printed
	outer   *values
}

func newValues() values {
	return values{
		texts: map[string]string{}, flags: map[string]bool{}, lists: map[string][]values{},
		inserts: map[string][]Block{}, may: map[string]bool{},
	}
}

func (v *values) text(name string) (text string, optional, known bool) {
	for ; v != nil; v = v.outer {
		if text, known = v.texts[name]; known {
			return text, v.may[name], true
		}
	}
	return "", false, false
}

// holds decides a condition: a flag that is set, a text or a list that is not empty.
func (v *values) holds(name string) bool {
	for ; v != nil; v = v.outer {
		if v.flags[name] || v.texts[name] != "" || len(v.lists[name]) > 0 || len(v.inserts[name]) > 0 {
			return true
		}
	}
	return false
}

func (v *values) rows(name string) []values {
	for ; v != nil; v = v.outer {
		if rows, known := v.lists[name]; known {
			return rows
		}
	}
	return nil
}

// expansion turns the body of a template into paragraphs. Values go in as text and are never read as template language.
// Fields that are empty where the text needs them are collected.
type expansion struct {
	item    int
	out     []Block
	missing []Missing
}

func (e *expansion) blocks(body []node, v *values) {
	for _, n := range body {
		switch n.kind {
		case paragraph:
			e.out = append(e.out, Paragraph{Style: n.style, Text: e.inline(n.then, v)})
		case condition:
			e.blocks(n.branch(v), v)
		case each:
			for _, row := range v.rows(n.text) {
				row.outer = v
				e.blocks(n.then, &row)
			}
		case insertion:
			e.out = append(e.out, v.inserts[n.text]...)
		case headRow, listRow, formRow:
			e.row(n, v)
		case annexMark:
			e.out = append(e.out, annexStart{e.inline(n.then, v)})
		}
	}
}

func (e *expansion) inline(parts []node, v *values) (s string) {
	for _, n := range parts {
		switch n.kind {
		case literal:
			s += afterValue(s, n.text)
		case field:
			text, optional, _ := v.text(n.text)
			if strings.TrimSpace(text) == "" && !optional {
				e.lacks(n.text)
			}
			s += text
		case maybe:
			text, _, _ := v.text(n.text)
			s += text
		case tick:
			s += tickBox(v.holds(n.text))
		case condition:
			s += e.inline(n.branch(v), v)
		}
	}
	return s
}

// afterValue leaves out the closing sign of a template after a value that already ends a sentence: a value is printed as it
// is, with or without its full stop.
func afterValue(before, literal string) string {
	if before == "" || literal == "" {
		return literal
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	first, size := utf8.DecodeRuneInString(literal)
	if strings.ContainsRune("。！？；", last) && strings.ContainsRune("。；，", first) {
		return literal[size:]
	}
	return literal
}

func (n node) branch(v *values) []node {
	if v.holds(n.text) != n.not {
		return n.then
	}
	return n.other
}

func (e *expansion) lacks(name string) {
	for _, m := range e.missing {
		if m.Field == name {
			return
		}
	}
	e.missing = append(e.missing, Missing{Item: e.item, Field: name})
}
