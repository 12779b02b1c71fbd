package law

import (
	"fmt"
	"strings"
)

// Basis points at an article of a statute. A zero Paragraph or Item is not
// printed; a zero Article means that the number of the article was not verified
// and that the statute is cited as a whole.
type Basis struct {
	Statute   *Statute
	Article   int
	Paragraph int // 款
	Item      int // 项
}

// String is the Chinese citation, 《…》第三十六条第（四）项.
func (b Basis) String() string {
	if b.Statute == nil {
		return ""
	}
	return b.Statute.Title + b.place()
}

func (b Basis) place() string {
	var s strings.Builder
	if b.Article > 0 {
		s.WriteString("第" + Numeral(b.Article) + "条")
	}
	if b.Paragraph > 0 {
		s.WriteString("第" + Numeral(b.Paragraph) + "款")
	}
	if b.Item > 0 {
		s.WriteString("第（" + Numeral(b.Item) + "）项")
	}
	return s.String()
}

// Short is the short form for tables: 36(4), 16(2), 14. A paragraph and an item
// look alike in it.
func (b Basis) Short() string {
	switch {
	case b.Article == 0:
		return ""
	case b.Paragraph > 0 && b.Item > 0:
		return fmt.Sprintf("%d(%d)(%d)", b.Article, b.Paragraph, b.Item)
	case b.Paragraph+b.Item > 0:
		return fmt.Sprintf("%d(%d)", b.Article, b.Paragraph+b.Item)
	}
	return fmt.Sprint(b.Article)
}

// Cite joins citations; the title of a statute is not repeated:
// 《…条例》第十四条、第三十六条第（三）项.
func Cite(bases ...Basis) string {
	var parts []string
	var last *Statute
	for _, b := range bases {
		if b.Statute == last {
			parts = append(parts, b.place())
			continue
		}
		last = b.Statute
		parts = append(parts, b.String())
	}
	return strings.Join(parts, "、")
}

// CiteShort joins short forms: 14;36(3).
func CiteShort(bases ...Basis) string {
	var parts []string
	for _, b := range bases {
		if s := b.Short(); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, ";")
}

// reg, regPara and regItem point into the Regulation.
func reg(article int) Basis { return Basis{Statute: Regulation, Article: article} }

func regPara(article, para int) Basis {
	return Basis{Statute: Regulation, Article: article, Paragraph: para}
}

func regItem(article, item int) Basis {
	return Basis{Statute: Regulation, Article: article, Item: item}
}
