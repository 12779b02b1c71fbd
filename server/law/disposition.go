package law

import "slices"

// Disposition is the kind of reply to one item of a request. The numbers are
// kept in records: they never change.
type Disposition int

// The dispositions. Their names, articles and needs are in the table.
const (
	R1              Disposition = iota + 1 // 已主动公开
	R2                                     // 予以公开
	R3                                     // 部分公开
	R4                                     // 不予公开：国家秘密
	R5                                     // 不予公开：法律、行政法规禁止
	R6                                     // 不予公开：三安全一稳定
	R7                                     // 不予公开：第三方权益
	R8                                     // 不予公开：内部事务
	R9                                     // 不予公开：过程性
	R10                                    // 不予公开：行政执法案卷
	R11                                    // 行政查询事项
	R12                                    // 信息不存在
	R13                                    // 不属于本机关负责公开
	R14                                    // 需另行制作
	R15                                    // 补正后仍不明确
	R16                                    // 信访投诉举报
	R17                                    // 重复申请
	R18                                    // 公开出版物
	R19                                    // 大量反复申请
	R20                                    // 要求确认或重新出具
	R21                                    // 逾期不补正
	R22                                    // 逾期不缴费
	R23                                    // 其他
	lastDisposition = R23
)

// Dispositions are all dispositions.
func Dispositions() []Disposition { return count[Disposition](int(lastDisposition), 1) }

// Valid reports whether d is one of R1 to R23.
func (d Disposition) Valid() bool { return d >= R1 && d <= lastDisposition }

// String is the code, R12.
func (d Disposition) String() string { return "R" + sprint(int(d)) }

// ParseDisposition reads the code, R12.
func ParseDisposition(code string) (Disposition, bool) {
	for _, d := range Dispositions() {
		if d.String() == code {
			return d, true
		}
	}
	return 0, false
}

// Class is the group of the annual report that a disposition belongs to.
type Class int

// The classes, in the order of the annual report.
const (
	Disclosed     Class = iota + 1 // 予以公开
	Partial                        // 部分公开
	Refused                        // 不予公开
	CannotProvide                  // 无法提供
	NotHandled                     // 不予处理
	OtherHandling                  // 其他处理
)

// String is the name in the annual report.
func (c Class) String() string {
	return [...]string{"", "予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理"}[c]
}

// DispositionRow is what the law says about one disposition.
type DispositionRow struct {
	ID         Disposition
	Name       string
	Bases      []Basis // empty if no article is behind it (R20, R23)
	Class      Class
	Force      Force
	Remedies   Variant
	NeedGround bool   // the bases are not complete without a ground (R3)
	ReportRow  string // id of the row of the annual report
	Needs      []Need
	// ReportCertainty is that of the mapping to the row of the annual report,
	// RemediesCertainty that of the variant of remedies.
	ReportCertainty, RemediesCertainty Certainty
	Span                               Span
}

// Basis is the citation for a notice. The grounds are those of the withheld
// parts; they are cited after the disposition's own articles.
func (r DispositionRow) Basis(gs ...Ground) string { return Cite(r.all(gs)...) }

// ShortBasis is the short form for tables, 36(4) or 15;32.
func (r DispositionRow) ShortBasis(gs ...Ground) string { return CiteShort(r.all(gs)...) }

func (r DispositionRow) all(gs []Ground) []Basis {
	all := slices.Clone(r.Bases)
	for _, g := range gs {
		if !slices.Contains(all, g.Basis) {
			all = append(all, g.Basis)
		}
	}
	return all
}

// Report is the row of the annual report in which the disposition is counted.
func (r DispositionRow) Report() ReportRow { return reportRows[r.ReportRow] }
