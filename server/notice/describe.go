package notice

import "slices"

// Description is what a template says about itself, for forms and for the table of numbers.
type Description struct {
	Kind   string // a Kind, or R1 to R23
	Name   string // zh-CN
	Series string // 文号类别; empty for dispositions
	To     string // who gets it: 申请人, 第三方, 行政机关, 归档 or 内部; empty for dispositions
	Remedy string // A, B, AB or C
	File   string
	Hash   string // sha256 of the file, hex
	Fields []Field
}

// Field is a field of a template.
type Field struct {
	Name     string // as in ItemDecision.Fields
	By       string // who supplies it, zh-CN
	Demanded bool   // the law or a reviewing body looks for it; the template must print it, if only under a condition
}

// Describe gives the template of a kind ("reply", "R12") that is in force on a day.
func (s TemplateSet) Describe(kind string, on Date) (Description, error) {
	t, err := s.pick(kind, on)
	if err != nil {
		return Description{}, err
	}
	d := Description{Kind: t.kind, Name: t.name, Series: t.series, To: t.to, Remedy: t.remedy, File: t.file, Hash: t.hash}
	for _, name := range t.order {
		d.Fields = append(d.Fields, Field{name, t.fields[name], slices.Contains(required[t.kind], name)})
	}
	return d, nil
}
