package notice

import (
	"fmt"
	"strconv"
)

// decisions settles the items of a reply: their request texts, their templates, their remedies variants, and the paragraphs
// that state them. It returns data with everything filled in.
func (r *Renderer) decisions(d Data) (Data, []Block, []*template, []Missing, error) {
	if len(d.Items) == 0 {
		return d, nil, nil, []Missing{{Field: "处理决定"}}, nil
	}
	d.Items = append([]ItemDecision(nil), d.Items...)
	if err := d.matchRequests(); err != nil {
		return d, nil, nil, nil, err
	}
	var out []Block
	var used []*template
	var missing []Missing
	for i := range d.Items {
		item := &d.Items[i]
		t, err := r.disposition(item, d.IssuedOn)
		if err == nil {
			err = item.settle(t)
		}
		if err != nil {
			return d, nil, nil, nil, err
		}
		v := item.values(t, len(d.Items) > 1)
		v.texts[salutation] = d.salutation()
		e := expansion{}
		if len(d.Items) > 1 {
			e.item = item.No
		}
		e.blocks(t.body, &v)
		missing = append(missing, e.missing...)
		out, used = append(out, e.out...), append(used, t)
	}
	return d, out, used, missing, d.checkVariant()
}

// disposition gives the template of the decision on an item.
func (r *Renderer) disposition(item *ItemDecision, day Date) (*template, error) {
	if item.Disposition < 1 || item.Disposition > 23 {
		return nil, &DataError{Field: "处理决定", Problem: fmt.Sprintf("第%d项没有选择处理决定（R1至R23）", item.No)}
	}
	return r.set.pick("R"+strconv.Itoa(item.Disposition), day)
}

// matchRequests ties every decision to the words of the request: what was asked is what is answered, all of it.
func (d *Data) matchRequests() error {
	answered := map[int]bool{}
	for i := range d.Items {
		item := &d.Items[i]
		if item.No == 0 {
			item.No = i + 1
		}
		answered[item.No] = true
		if item.No < 1 || len(d.RequestItems) > 0 && item.No > len(d.RequestItems) {
			return &DataError{Field: "处理决定", Problem: fmt.Sprintf("申请没有第%d项", item.No)}
		}
		if len(d.RequestItems) == 0 {
			continue
		}
		asked := d.RequestItems[item.No-1]
		if item.Request == "" {
			item.Request = asked
		}
		if item.Request != asked {
			return &DataError{Field: "处理决定", Problem: fmt.Sprintf("第%d项答复的内容与申请原文不一致", item.No)}
		}
	}
	for n := 1; n <= len(d.RequestItems); n++ {
		if !answered[n] {
			return &DataError{Field: "处理决定", Problem: fmt.Sprintf("申请的第%d项没有处理决定", n)}
		}
	}
	if len(d.RequestItems) == 0 {
		for _, item := range d.Items {
			d.RequestItems = append(d.RequestItems, item.Request)
		}
	}
	return nil
}

// settle checks an item against its template and fixes its remedies variant.
func (item *ItemDecision) settle(t *template) error {
	for _, name := range sortedKeys(item.Fields) {
		if _, declared := t.fields[name]; !declared {
			return &DataError{Field: name, Problem: fmt.Sprintf("第%d项的处理决定（%s）没有这个字段", item.No, t.name)}
		}
	}
	if item.Variant != "" && item.Variant != t.remedy && !(t.kind == "R23" && item.Variant == variantC) {
		return &DataError{Field: "救济途径", Problem: fmt.Sprintf("第%d项（%s）的救济途径只能是%s", item.No, t.name, t.remedy)}
	}
	if item.Variant == "" {
		item.Variant = t.remedy
	}
	return nil
}

// values gives an item the names by which its template knows it.
func (item *ItemDecision) values(t *template, several bool) values {
	v := newValues()
	for name := range t.fields {
		v.texts[name] = item.Fields[name]
	}
	for name, text := range map[string]string{
		"申请内容": item.Request, "依据": item.Basis, "特别法": item.SpecialLaw,
		"理由": item.Reasons, "项号": "",
	} {
		v.texts[name] = text
	}
	v.may["项号"] = true
	if several {
		v.texts["项号"] = chineseNumber(item.No) + "、"
	}
	v.flags["多项申请"] = several
	delete(v.texts, "遮盖清单")
	for i, r := range item.Redactions {
		v.lists["遮盖清单"] = append(v.lists["遮盖清单"], row(i, len(item.Redactions),
			map[string]string{"部分": r.Passage, "依据条款": r.Ground, "不公开理由": r.Reason}))
	}
	return v
}
