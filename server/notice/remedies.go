package notice

import "strings"

// Variants of the clause on remedies (行政复议法 Art. 20, 23; 行政诉讼法 Art. 44 to 46; 法释〔2025〕8号 Art. 1).
const (
	variantA  = "A"  // 复议前置: refusals under Art. 14 to 16 of the Regulation
	variantB  = "B"  // reconsideration or suit, as the applicant chooses
	variantAB = "AB" // partial disclosure: A for what is withheld, B for what is given
	variantC  = "C"  // procedural, none
)

// remedyValues names which parts of an answer may be attacked in which way. The variants of the items have been settled by
// the dispositions (Renderer.decisions).
func (d Data) remedyValues(v *values) {
	var a, b, c []string
	for _, item := range d.Items {
		name := "第" + chineseNumber(item.No) + "项答复"
		withheld, given := name+"中不予公开的部分", name+"中予以公开的部分"
		if len(d.Items) == 1 {
			withheld, given = "不予公开的部分", "予以公开的部分"
		}
		switch item.Variant {
		case variantA:
			a = append(a, name)
		case variantB:
			b = append(b, name)
		case variantAB:
			a, b = append(a, withheld), append(b, given)
		default:
			c = append(c, name)
		}
	}
	v.texts["前置事项"], v.texts["自由事项"] = strings.Join(a, "、"), strings.Join(b, "、")
	mixed := len(a) > 0 && len(b) > 0 || len(c) > 0 && len(a)+len(b) > 0
	v.flags["救济分项"] = mixed
	v.flags["全部复议前置"] = !mixed && len(a) > 0
	v.flags["全部自由选择"] = !mixed && len(b) > 0
	v.flags["有救济"] = len(a)+len(b) > 0
}

// checkVariant compares what the caller expects with what the dispositions demand.
func (d Data) checkVariant() error {
	a, b := false, false
	for _, item := range d.Items {
		a = a || strings.Contains(item.Variant, variantA)
		b = b || strings.Contains(item.Variant, variantB)
	}
	switch d.Remedies.Variant {
	case "":
		return nil
	case variantA:
		if a {
			return nil
		}
	case variantB:
		if b && !a {
			return nil
		}
	case variantC:
		if !a && !b {
			return nil
		}
	}
	return &DataError{Field: "救济途径", Problem: "所选的救济途径与处理决定不一致：依据条例第十四条至第十六条不予公开的，" +
		"应当告知先申请行政复议；其他处理决定告知可以复议或者诉讼"}
}
