package law

import (
	"testing"

	"disclosure/server/calendar"
)

func TestRules(t *testing.T) {
	for _, c := range []struct {
		day  string
		key  RuleKey
		want string
	}{
		{"2026-03-02", FirstDayOut, "《中华人民共和国民法典》第二百零一条第一款"},
		{"2020-12-31", FirstDayOut, "《中华人民共和国民法总则》第二百零一条第一款"},
		{"2026-03-02", ConsultationOut, "《中华人民共和国政府信息公开条例》第三十三条第三款"},
		{"2026-03-02", SupplementRestarts, "《中华人民共和国政府信息公开条例》第三十条"},
		{"2026-03-02", YearlyNotice, "《全国年节及纪念日放假办法》"},
	} {
		r, err := At(calendar.MustParse(c.day)).Rule(c.key)
		if err != nil || r.Basis.String() != c.want {
			t.Errorf("rule %d on %s = %s, %v; want %s", c.key, c.day, r.Basis, err, c.want)
		}
	}
	// Every rule holds on every day of the Regulation, those of the fee on every day
	// from 2021 on, without a gap or an overlap.
	for _, k := range RuleKeys() {
		first := "2019-05-15"
		if k >= FeeRestarts && k <= FeeNoticeInTime {
			first = "2021-01-01"
		}
		for d := calendar.MustParse(first); d.Year < 2028; d = d.AddDays(1) {
			n := 0
			for _, r := range rules {
				if r.Key == k && r.Span.Holds(d) {
					n++
				}
			}
			if n != 1 {
				t.Fatalf("rule %d on %s: %d rows in force", k, d, n)
			}
		}
	}
}
