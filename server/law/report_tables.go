package law

// Column is a column of table three of the annual report: who asked.
type Column int

// The columns, in the order of the table. The last is the sum of the others.
const (
	ColumnPerson    Column = iota // 自然人
	ColumnCompany                 // 商业企业
	ColumnResearch                // 科研机构
	ColumnCharity                 // 社会公益组织
	ColumnLegal                   // 法律服务机构
	ColumnOtherBody               // 其他
	ColumnTotal                   // 总计
	columns         int    = iota
)

// String is the head of the column.
func (c Column) String() string {
	return [columns]string{"自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"}[c]
}

// TableThree are the numbers of table three by id of the row (A, C3.4, C7, D). A
// row that is not there is all zeros.
type TableThree map[string][columns]int

// Track is one block of table four: a way to the reviewing body or to the court.
type Track int

// The blocks of table four.
const (
	TrackReconsideration Track = iota // 行政复议
	TrackSuitDirect                   // 未经复议直接起诉
	TrackSuitAfter                    // 复议后起诉
	tracks               int   = iota
)

// String is the head of the block.
func (t Track) String() string {
	return [tracks]string{"行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"}[t]
}

// Outcome is a column of a block of table four.
type Outcome int

// The columns. The last is the sum of the others.
const (
	OutcomeUpheld    Outcome = iota // 结果维持
	OutcomeCorrected                // 结果纠正
	OutcomeOther                    // 其他结果
	OutcomeOpen                     // 尚未审结
	OutcomeTotal                    // 总计
	outcomes         int     = iota
)

// String is the head of the column.
func (o Outcome) String() string {
	return [outcomes]string{"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"}[o]
}

// TableFour are the fifteen numbers of table four.
type TableFour [tracks][outcomes]int

// Claims are numbers that the text of part one repeats; nil where it does not.
type Claims struct {
	Handled         *int // 共收到和办理: A + B
	Received        *int // 新收: A
	Reconsideration *int // 行政复议 in all
	Suits           *int // 行政诉讼 in all
}

// Report is an annual report as far as its numbers go. Before is table three of
// the year before, nil if it is not known.
type Report struct {
	Three  TableThree
	Four   TableFour
	Before TableThree
	Claims Claims
}
