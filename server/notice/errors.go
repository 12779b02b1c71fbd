package notice

import (
	"fmt"
	"slices"
	"strings"
)

// TextProblem says why a character cannot be printed.
type TextProblem string

// The ways in which a character can be unprintable.
const (
	NoGlyph   TextProblem = "no glyph"              // no font at hand draws it (emoji among them)
	Control   TextProblem = "control character"     // C0, C1 and other control characters
	Invisible TextProblem = "invisible or bidi"     // format characters, direction marks, variation selectors
	Broken    TextProblem = "not valid UTF-8"       // bytes that are no character
	Private   TextProblem = "private-use character" // no agreed meaning; the rare fonts use this space inside
)

// TextError reports a character that cannot be printed. Nothing is printed as a blank in its place.
type TextError struct {
	Field   string      // the field as staff know it, e.g. 申请人
	Rune    rune        // the character
	Offset  int         // its place in the field, in characters from 0
	Problem TextProblem // why
}

// Error gives the sentence for the log.
func (e *TextError) Error() string {
	return fmt.Sprintf("notice: field %s, character %d: U+%04X: %s", e.Field, e.Offset, e.Rune, e.Problem)
}

// Chinese gives the sentence for staff: what is wrong and what to do.
func (e *TextError) Chinese() string {
	shown := fmt.Sprintf("“%c”（U+%04X）", e.Rune, e.Rune)
	if e.Problem != NoGlyph {
		shown = fmt.Sprintf("（U+%04X，第%d个字符）", e.Rune, e.Offset+1)
	}
	return fmt.Sprintf("字段“%s”含有无法打印的字符%s，请改用文字说明", e.Field, shown)
}

// Missing names one piece of content that the law or the template demands and the data lack.
type Missing struct {
	Item  int    // number of the item of the request, from 1; 0 = the notice as a whole
	Field string // the field as templates name it
}

func (m Missing) String() string {
	if m.Item == 0 {
		return m.Field
	}
	return fmt.Sprintf("第%d项的%s", m.Item, m.Field)
}

// MissingError lists everything that is missing, all at once.
type MissingError struct {
	Kind    Kind
	Missing []Missing
}

// Error gives the sentence for the log.
func (e *MissingError) Error() string {
	return fmt.Sprintf("notice: %s lacks %s", e.Kind, e.list())
}

// Chinese gives the sentence for staff.
func (e *MissingError) Chinese() string {
	text := "文书内容不完整，请补充：" + e.list()
	var admin []string
	for _, m := range e.Missing {
		if slices.Contains(settings, m.Field) {
			admin = append(admin, m.Field)
		}
	}
	if len(admin) > 0 {
		text += "；其中" + strings.Join(admin, "、") + "由系统管理员在机关设置中填写"
	}
	return text
}

// settings are the fields that come from the settings of the organ: who writes a notice cannot fill them in.
var settings = []string{"机关地址", "机关电话", "复议机关", "复议网址", "法院", "收款单位", "缴费方式"}

func (e *MissingError) list() string {
	var names []string
	for _, m := range e.Missing {
		names = append(names, m.String())
	}
	return strings.Join(names, "、")
}

// DataError reports data that contradict each other or the law, such as a free-choice remedies clause on a refusal.
type DataError struct {
	Field   string // the field as templates name it
	Problem string // zh-CN, what is wrong and what to do
}

// Error gives the sentence for the log.
func (e *DataError) Error() string { return fmt.Sprintf("notice: field %s: %s", e.Field, e.Problem) }

// Chinese gives the sentence for staff.
func (e *DataError) Chinese() string { return fmt.Sprintf("字段“%s”：%s", e.Field, e.Problem) }

// TemplateError reports a template that cannot be used; the place is for the clerk who edits it.
type TemplateError struct {
	File    string // path inside the template folder
	Line    int    // from 1; 0 = the file as a whole
	Problem string // zh-CN
}

// Error names file, line and problem.
func (e *TemplateError) Error() string {
	return fmt.Sprintf("notice: template %s:%d: %s", e.File, e.Line, e.Problem)
}

// Chinese gives the sentence for staff.
func (e *TemplateError) Chinese() string {
	return fmt.Sprintf("模板文件%s第%d行：%s", e.File, e.Line, e.Problem)
}
