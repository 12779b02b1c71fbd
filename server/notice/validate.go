package notice

// checkData finds what no template can put right: characters that cannot be printed, numbers outside the law, a paper
// without addressee, number, organ or date.
func (r *Renderer) checkData(kind Kind, d Data) error {
	var missing []Missing
	for _, need := range []struct{ name, value string }{
		{"机关名称", d.OrganName}, {"申请人", d.Applicant}, {"印发日期", d.IssuedOn.String()},
	} {
		if need.value == "" {
			missing = append(missing, Missing{Field: need.name})
		}
	}
	if d.Number == "" && kind.Numbered() {
		missing = append(missing, Missing{Field: "文号"})
	}
	if len(missing) > 0 {
		return &MissingError{Kind: kind, Missing: missing}
	}
	if kind == Extension && (d.Extension.Days < 0 || d.Extension.Days > 20) {
		return &DataError{Field: "延期天数", Problem: "延长答复的期限最长不得超过20个工作日（条例第三十三条）"}
	}
	if kind == Supplement && d.Supplement.Days < 0 {
		return &DataError{Field: "补正天数", Problem: "补正期限应当是正数"}
	}
	if d.IssuedOn.Compare(d.ReceivedOn) < 0 {
		return &DataError{Field: "印发日期", Problem: "不能早于收到申请的日期"}
	}
	return r.checkTexts(d)
}

// checkTexts looks at every text of the data under its own name, so that an error names the field and not just the page.
func (r *Renderer) checkTexts(d Data) error {
	for _, text := range d.RequestItems { // first, since other fields repeat them
		if err := r.faces.check("申请内容", Fangsong, text); err != nil {
			return err
		}
	}
	v := noticeValues(d)
	for _, name := range sortedKeys(v.lists) {
		for _, row := range v.lists[name] {
			for _, cell := range sortedKeys(row.texts) {
				if err := r.faces.check(name, Fangsong, row.texts[cell]); err != nil {
					return err
				}
			}
		}
	}
	for _, name := range sortedKeys(v.texts) {
		if err := r.faces.check(name, Fangsong, v.texts[name]); err != nil {
			return err
		}
	}
	for _, name := range d.SuppliedAttachments {
		if err := r.faces.check("附件", Fangsong, name); err != nil {
			return err
		}
	}
	for _, item := range d.Items {
		if err := r.checkItem(item); err != nil {
			return err
		}
	}
	return r.faces.check("页脚", Song, d.CheckpointLine)
}

func (r *Renderer) checkItem(item ItemDecision) error {
	texts := map[string]string{"申请内容": item.Request, "依据": item.Basis, "特别法": item.SpecialLaw, "理由": item.Reasons}
	for name, text := range item.Fields {
		texts[name] = text
	}
	for _, cell := range item.Redactions {
		texts["遮盖清单"] += cell.Passage + cell.Ground + cell.Reason
	}
	for _, name := range sortedKeys(texts) {
		if err := r.faces.check(name, Fangsong, texts[name]); err != nil {
			return err
		}
	}
	return nil
}
