package law

import (
	"errors"
	"testing"

	"disclosure/server/calendar"
)

var today = At(calendar.MustParse("2026-11-23"))

// The numbers here are typed from the reference on the law, not from the table.
func TestLimits(t *testing.T) {
	for _, c := range []struct {
		key         LimitKey
		length, law string
	}{
		{SupplementNotice, "7个工作日", "《中华人民共和国政府信息公开条例》第三十条"},
		{SupplementReply, "10个工作日", "《中华人民共和国政府信息公开条例》第三十条"},
		{Reply, "20个工作日", "《中华人民共和国政府信息公开条例》第三十三条第二款"},
		{ExtensionMax, "20个工作日", "《中华人民共和国政府信息公开条例》第三十三条第二款"},
		{ThirdPartyOpinion, "15个工作日", "《中华人民共和国政府信息公开条例》第三十二条"},
		{CoMakerOpinion, "15个工作日", "《中华人民共和国政府信息公开条例》第三十四条"},
		{Payment, "20个工作日", "《政府信息公开信息处理费管理办法》"},
		{ReconsiderationApply, "60日", "《中华人民共和国行政复议法》第二十条第一款"},
		{SuitDirect, "6个月", "《中华人民共和国行政诉讼法》第四十六条第一款"},
		{SuitAfterReconsideration, "15日", "《中华人民共和国行政诉讼法》第四十五条"},
		{OrdinaryAnswer, "10个工作日", "《中华人民共和国行政复议法》第四十八条"},
		{SimplifiedAnswer, "5个工作日", "《中华人民共和国行政复议法》第五十四条"},
		{CourtAnswer, "15日", "《中华人民共和国行政诉讼法》第六十七条第一款"},
		{ReasonsReply, "10个工作日", "《中华人民共和国政府信息公开条例》第三十五条"},
		{OtherOrganOpinion, "15个工作日", "《中华人民共和国政府信息公开条例》第十一条"},
		{ReReview, "12个月", "《中华人民共和国政府信息公开条例》第十八条"},
		{ReconsiderationAcceptance, "5个工作日", "《中华人民共和国行政复议法》第三十条"},
		{OrdinaryCopy, "7个工作日", "《中华人民共和国行政复议法》第四十八条"},
		{SimplifiedCopy, "3个工作日", "《中华人民共和国行政复议法》第五十四条"},
		{OrdinaryDecision, "60日", "《中华人民共和国行政复议法》第六十二条第一款"},
		{OrdinaryDecisionMore, "30日", "《中华人民共和国行政复议法》第六十二条第一款"},
		{SimplifiedDecision, "30日", "《中华人民共和国行政复议法》第六十二条第二款"},
		{SuitNoAnswer, "6个月", "《最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释》第六十六条"},
		{SimplifiedTrial, "45日", "《中华人民共和国行政诉讼法》第八十三条"},
		{NewAnswer, "20个工作日", "《最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释》"},
		{Appeal, "15日", "《中华人民共和国行政诉讼法》第八十五条"},
		{NotTold, "12个月", "《最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释》第六十四条"},
	} {
		l, err := today.Limit(c.key)
		if err != nil || l.String() != c.length || l.Basis.String() != c.law {
			t.Errorf("limit %d = %s, %s, %v; want %s, %s", c.key, l, l.Basis, err, c.length, c.law)
		}
		set := c.key == SupplementReply || c.key == ReasonsReply || c.key == OtherOrganOpinion || c.key == ReReview
		if l.Setting != set {
			t.Errorf("limit %d: setting = %t", c.key, l.Setting)
		}
	}
	if len(LimitKeys()) != 27 {
		t.Errorf("%d keys", len(LimitKeys()))
	}
}

func TestRowsOutOfForceAreErrors(t *testing.T) {
	var not *NotInForceError
	if _, err := At(calendar.MustParse("2019-05-14")).Limit(Reply); !errors.As(err, &not) {
		t.Errorf("the Regulation of 2019 began on 05-15: %v", err)
	}
	if _, err := At(calendar.MustParse("2019-05-15")).Limit(Reply); err != nil {
		t.Error(err)
	}
	if _, err := At(calendar.MustParse("2020-12-31")).Limit(Payment); !errors.As(err, &not) {
		t.Errorf("no fee before 2021: %v", err)
	}
	if _, err := At(calendar.MustParse("2023-12-31")).Limit(SimplifiedAnswer); !errors.As(err, &not) {
		t.Errorf("no simplified procedure before 2024: %v", err)
	}
	if _, err := today.Disposition(24); !errors.As(err, &not) {
		t.Errorf("R24: %v", err)
	}
}

func TestChannels(t *testing.T) {
	for _, c := range []struct {
		id                   Channel
		confirm, auto, basic bool
		basis                string
	}{
		{InPerson, false, false, true, "31(1)"},
		{SignedMail, false, false, true, "31(2)"},
		{OrdinaryMail, true, false, true, "31(2)"},
		{Portal, true, true, false, "31(3)"},
		{Email, true, true, false, "31(3)"},
		{Fax, true, false, false, "31(3)"},
	} {
		r, err := today.Channel(c.id)
		if err != nil || r.NeedsConfirmation != c.confirm || r.AutoConfirm != c.auto || r.Basic != c.basic || r.Basis.Short() != c.basis {
			t.Errorf("%s = %+v, %v", c.id, r, err)
		}
		if r.Receipt == "" || r.Proof == "" {
			t.Errorf("%s: nothing to read", c.id)
		}
	}
	if len(Channels()) != 6 || Channel(0).String() != "未知渠道" || Fax.String() != "传真" {
		t.Error("names of channels")
	}
}

func TestNumeral(t *testing.T) {
	for n, want := range map[int]string{
		1: "一", 9: "九", 10: "十", 14: "十四", 20: "二十", 36: "三十六", 48: "四十八",
		90: "九十", 100: "一百", 101: "一百零一", 110: "一百一十", 114: "一百一十四", 201: "二百零一", 300: "三百", 999: "九百九十九",
	} {
		if got := Numeral(n); got != want {
			t.Errorf("Numeral(%d) = %s, want %s", n, got, want)
		}
	}
}
