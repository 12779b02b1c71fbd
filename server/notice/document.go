package notice

import "disclosure/server/calendar"

// Document is a paper before it has lines and pages.
type Document struct {
	Letterhead string        // 发文机关标志 in red; set = letter format of chapter 10, empty = plain form
	Number     string        // 文号; flush right
	Title      string        // centred, 二号
	Blocks     []Block       // text, headings and tables, in reading order
	Attached   []string      // 附件说明, names without numbers
	Signature  Signature     // left out if the organ is empty
	Annexes    []Annex       // pages of their own behind the signature; their titles belong into Attached
	Footer     string        // small line at the foot of the last page, for a record checkpoint
	Code       string        // text of a square code on the last page
	Date       calendar.Date // date of the file's properties; the signature's date if it is zero
}

// Annex is a part on a page of its own: “附件” with its number at the top left, its title on the third line (7.3.7).
type Annex struct {
	No     int // 0 = the only one
	Title  string
	Blocks []Block
}

// Signature is the organ and the date under a text, with room for a seal of 45 mm.
type Signature struct {
	Organ string
	Date  calendar.Date
}

// Block is a Paragraph, a Table or a Form.
type Block interface{ block() }

// Style is the look of a paragraph.
type Style string

// The styles of GB/T 9704-2012 chapter 7.
const (
	Body     Style = ""         // 三号仿宋, first line indented by two characters, justified
	Flush    Style = "flush"    // the same without indent: the addressee
	Heading1 Style = "heading1" // 一、 in 黑体
	Heading2 Style = "heading2" // （一） in 楷体
	Centred  Style = "centred"  // centred body text
	Quote    Style = "quote"    // 楷体, indented: words of the applicant in full
	Note     Style = "note"     // 小四, for remarks under tables
)

// Paragraph is running text. A line feed begins a new paragraph of the same style.
type Paragraph struct {
	Style Style
	Text  string
}

// Table is a ruled table in 小四. The head is repeated on every page.
type Table struct {
	Columns []Column
	Rows    [][]string // as many cells as columns
}

// Column is a column of a table; widths are shares of the width of the type area (442 pt). A date such as 2026年12月31日
// needs 90 pt.
type Column struct {
	Title string
	Width int
}

// Form is a ruled table whose rows may be divided differently: 送达回证, 审查呈批单.
type Form struct{ Rows []FormRow }

// FormRow is a row of a form.
type FormRow struct {
	Cells []FormCell
	Lines int  // least height in lines of 18 pt; 0 = as high as its text
	Head  bool // in 黑体, and repeated on every page up to the next row with labels
}

// FormCell is a cell; widths are shares of the width of the type area.
type FormCell struct {
	Width int
	Text  string
	Foot  string // flush right at the foot of the cell: where somebody signs
	Label bool   // what the cells after it hold: 黑体, centred
}

func (Paragraph) block() {}
func (Table) block()     {}
func (*Form) block()     {}
