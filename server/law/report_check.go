package law

import "fmt"

// Mismatch is an identity of the annual report that does not hold.
type Mismatch struct {
	ID        string // I1 to I6
	Row       string // id of the row, or the block of table four
	Column    string
	Got, Want int
	Flag      bool // to be looked at, but no fault of the table (I6)
	Zh        string
}

// Identity is one of the identities of the tables.
type Identity struct {
	ID, Zh    string
	Certainty Certainty
}

// Identities of tables three and four of the annual report.
var identities = []Identity{
	{"I1", "第一项加第二项之和，等于第三项加第四项之和", Read},
	{"I2", "第三项总计等于其各分项之和", Secondary},
	{"I3", "每一行的总计等于自然人与法人或其他组织各列之和", Secondary},
	{"I4", "表四每一组的总计等于结果维持、结果纠正、其他结果、尚未审结之和", Secondary},
	{"I5", "上年结转数等于上一年度报告的结转下年度继续办理数", Inferred},
	{"I6", "总体情况中的数字与表格一致", Inferred},
}

// Identities are all identities.
func Identities() []Identity { return append([]Identity(nil), identities...) }

// Check compares the numbers of a report with the identities I1 to I6. It changes
// nothing: tables are computed from the cases.
func (r Report) Check() []Mismatch {
	var all []Mismatch
	for c := range Column(columns) {
		all = append(all, r.Three.balance(c)...)
		all = append(all, r.Three.parts(c)...)
		all = append(all, r.carried(c)...)
	}
	all = append(all, r.Three.across()...)
	all = append(all, r.Four.sums()...)
	return append(all, r.claimed()...)
}

func differ(id, row, column string, got, want int, format string, a ...any) []Mismatch {
	if got == want {
		return nil
	}
	zh := fmt.Sprintf(format, a...) + fmt.Sprintf("：为%d，应为%d", got, want)
	return []Mismatch{{ID: id, Row: row, Column: column, Got: got, Want: want, Zh: zh}}
}

// balance is I1: A + B = C7 + D.
func (t TableThree) balance(c Column) []Mismatch {
	return differ("I1", "D", c.String(), t["C7"][c]+t["D"][c], t["A"][c]+t["B"][c], "“%s”列第三项与第四项之和（第一项与第二项之和）", c)
}

// parts is I2: C7 is the sum of the rows of part C.
func (t TableThree) parts(c Column) []Mismatch {
	sum := 0
	for _, row := range reportTable {
		if row.ID[0] == 'C' && row.ID != "C7" {
			sum += t[row.ID][c]
		}
	}
	return differ("I2", "C7", c.String(), t["C7"][c], sum, "“%s”列办理结果总计", c)
}

// across is I3: the last column is the sum of the others, in every row.
func (t TableThree) across() []Mismatch {
	var all []Mismatch
	for _, row := range reportTable {
		sum := 0
		for c := range ColumnTotal {
			sum += t[row.ID][c]
		}
		all = append(all, differ("I3", row.ID, ColumnTotal.String(), t[row.ID][ColumnTotal], sum, "“%s”行总计", row.Text)...)
	}
	return all
}

// sums is I4: the total of each block of table four.
func (f TableFour) sums() []Mismatch {
	var all []Mismatch
	for t := range Track(tracks) {
		all = append(all, differ("I4", t.String(), OutcomeTotal.String(), f[t][OutcomeTotal], f.block(t), "表四“%s”总计", t)...)
	}
	return all
}

func (f TableFour) block(t Track) int {
	sum := 0
	for o := range OutcomeTotal {
		sum += f[t][o]
	}
	return sum
}

// carried is I5: what came over is what the year before left.
func (r Report) carried(c Column) []Mismatch {
	if r.Before == nil {
		return nil
	}
	return differ("I5", "B", c.String(), r.Three["B"][c], r.Before["D"][c], "“%s”列上年结转", c)
}

// claimed is I6; it only flags, since published texts differ from their tables.
func (r Report) claimed() []Mismatch {
	a, b := r.Three["A"][ColumnTotal], r.Three["B"][ColumnTotal]
	suits := r.Four[TrackSuitDirect][OutcomeTotal] + r.Four[TrackSuitAfter][OutcomeTotal]
	var all []Mismatch
	for _, c := range []struct {
		name string
		said *int
		want int
	}{
		{"收到和办理总数", r.Claims.Handled, a + b},
		{"新收总数", r.Claims.Received, a},
		{"行政复议总数", r.Claims.Reconsideration, r.Four[TrackReconsideration][OutcomeTotal]},
		{"行政诉讼总数", r.Claims.Suits, suits},
	} {
		if c.said != nil {
			all = append(all, differ("I6", c.name, ColumnTotal.String(), *c.said, c.want, "总体情况中的%s", c.name)...)
		}
	}
	for i := range all {
		all[i].Flag = true
	}
	return all
}
