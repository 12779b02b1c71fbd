package notice

import (
	"crypto/sha256"
	"encoding/hex"

	"disclosure/server/calendar"
)

// template is one template file: a head of "键：值" lines, a line of dashes, and the text.
type template struct {
	file    string
	hash    string // sha256 of the bytes of the file, hex
	name    string // 名称
	kind    string // 种类: a Kind, or R1 to R23
	from    calendar.Date
	until   calendar.Date     // zero = still in force
	series  string            // 文号类别
	heading []node            // 标题
	form    formKind          // 版式
	to      string            // 发给: who gets it
	remedy  string            // 救济: A, B, AB or C
	fields  map[string]string // who supplies each field of the head
	order   []string          // the fields in the order of the head
	body    []node
}

func (t *template) inForce(day calendar.Date) bool {
	return t.from.Compare(day) <= 0 && (t.until.IsZero() || day.Compare(t.until) <= 0)
}

func hashOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// node is a piece of the body of a template.
type node struct {
	kind  nodeKind
	text  string // literal text, or the name of a field, list or insertion
	style Style
	line  int
	not   bool // 如果没有
	then  []node
	other []node

	cells  []cellNode // of a row
	widths []int      // of its cells, in shares
	lines  int        // least height of a row
}

// formKind is the 版式 of a template.
type formKind string

const (
	letterForm formKind = "信函" // red 发文机关标志, 文号, signature
	plainForm  formKind = "普通" // title, signature
	sheetForm  formKind = "表单" // title only: forms and internal papers
)

// cellNode is a cell of a row of a table.
type cellNode struct {
	text []node
	foot []node // after {{末行}}
}

type nodeKind int

const (
	literal   nodeKind = iota // text inside a paragraph
	field                     // {{字段}} inside a paragraph
	paragraph                 // one line of the template: its parts are in then
	condition                 // {{如果 X}} … {{否则}} … {{结束}}
	each                      // {{每项 X}} … {{结束}}
	insertion                 // {{插入 X}}: paragraphs made elsewhere
	maybe                     // {{可空 X}}: a field that may be empty
	tick                      // {{勾选 X}}: ☑ if X holds, else □
	headRow                   // [表头 …]
	listRow                   // [表行]
	formRow                   // [栏目 …]
	annexMark                 // [附件]: what follows stands on a page of its own; its title is in then
)
