package law

import (
	"testing"

	"disclosure/server/calendar"
)

// Typed from the reference on the law, 1.10.
func TestDeliveries(t *testing.T) {
	sent, signed := calendar.MustParse("2026-03-27"), calendar.MustParse("2026-03-31")
	for _, c := range []struct {
		id         Delivery
		number     int
		name       string
		dispatch   bool
		answered   string
		unsigned   string
		net        bool
		certainty  Certainty
		basisTitle string
	}{
		{ByHand, 1, "直接送达", false, "2026-03-31", "", false, Read, "《关于政府信息公开处理决定送达问题的解释》"},
		{ByPost, 2, "邮寄送达", true, "2026-03-27", "2026-03-27", false, Read, "《关于政府信息公开处理决定送达问题的解释》、《中华人民共和国邮政法》第五十五条"},
		{Electronically, 3, "电子送达", true, "2026-03-27", "2026-03-27", true, Inferred, "《中华人民共和国电子签名法》第十一条"},
		{Entrusted, 4, "委托送达", false, "2026-03-31", "", false, Read, "《关于政府信息公开处理决定送达问题的解释》"},
		{ByPublicNotice, 5, "公告送达", false, "2026-04-26", "2026-04-26", false, Inferred, "《中华人民共和国民事诉讼法》第九十五条"},
	} {
		r, err := today.Delivery(c.id)
		if err != nil || int(c.id) != c.number || c.id.String() != c.name || r.CountsOnDispatch != c.dispatch || r.NetRemedies != c.net || r.Certainty != c.certainty {
			t.Errorf("%s = %+v, %v", c.id, r, err)
		}
		if got := r.AnsweredOn(sent, signed); got.String() != c.answered {
			t.Errorf("%s answered on %s, want %s", c.id, got, c.answered)
		}
		if got := r.AnsweredOn(sent, calendar.Date{}); got.String() != c.unsigned {
			t.Errorf("%s without a signature: %s, want %s", c.id, got, c.unsigned)
		}
		if got := r.AnsweredOn(calendar.Date{}, calendar.Date{}); !got.IsZero() {
			t.Errorf("%s before it left: %s", c.id, got)
		}
		if Cite(r.Bases...) != c.basisTitle || r.Answered == "" || r.Proof == "" {
			t.Errorf("%s: %s", c.id, Cite(r.Bases...))
		}
	}
	if len(Deliveries()) != 5 || Delivery(0).String() != "未知方式" || Delivery(6).String() != "未知方式" {
		t.Error("names of ways of service")
	}
	if _, err := today.Delivery(6); err == nil {
		t.Error("a courier company is no way of service")
	}
}

func TestProceedings(t *testing.T) {
	for k, want := range map[ProceedingKind]LimitKey{OrdinaryReconsideration: OrdinaryAnswer, SimplifiedReconsideration: SimplifiedAnswer, Court: CourtAnswer} {
		if k.AnswerLimit() != want || k.String() == "未知程序" {
			t.Errorf("%s: limit %s", k, k.AnswerLimit())
		}
	}
	if len(ProceedingKinds()) != 3 || ProceedingKind(0).String() != "未知程序" {
		t.Error("names of proceedings")
	}
}

func TestReportDue(t *testing.T) {
	for _, c := range []struct {
		year int
		gov  bool
		want string
	}{{2026, false, "2027-01-31"}, {2026, true, "2027-03-31"}, {2019, false, "2020-01-31"}} {
		d, r, err := ReportDue(c.year, c.gov)
		if err != nil || d.String() != c.want || r.Basis.Short() != "49" || r.Zh == "" {
			t.Errorf("report on %d = %s, %+v, %v; want %s", c.year, d, r, err, c.want)
		}
	}
	if _, _, err := ReportDue(2017, false); err == nil {
		t.Error("the Regulation of 2019 fixed no day in 2018")
	}
}

func TestChanges(t *testing.T) {
	days := Changes()
	for i, d := range days {
		if i > 0 && !days[i-1].Before(d) {
			t.Errorf("%s after %s", d, days[i-1])
		}
	}
	has := map[string]bool{}
	for _, d := range days {
		has[d.String()] = true
	}
	for _, want := range []string{"2019-05-15", "2021-01-01", "2024-01-01"} {
		if !has[want] {
			t.Errorf("%s is missing in %v", want, days)
		}
	}
}
