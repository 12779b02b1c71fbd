package clock

import (
	"strings"
	"testing"

	"disclosure/server/calendar"
)

// good is a whole history without a fault.
func good() Input {
	return Input{
		ReceivedOn: day("2026-03-02"), ArrivedOn: day("2026-02-28"), ReceiptReason: "周六送达，周一与申请人确认", AsOf: day("2026-08-01"),
		Supplements: []Supplement{
			{SentOn: day("2026-03-05"), ServedOn: day("2026-03-06"), ReceivedOn: day("2026-03-12")},
			{SentOn: day("2026-03-16"), ServedOn: day("2026-03-17"), ReceivedOn: day("2026-03-25")},
		},
		Consultations: []Consultation{
			letter("2026-03-30", "2026-03-31", "2026-04-08"),
			{Kind: OtherOrgan, SentOn: day("2026-04-15"), ServedOn: day("2026-04-16"), ClosedOn: day("2026-05-12")},
		},
		Extension:  &Extension{Days: 20, ApprovedOn: day("2026-05-06"), NotifiedOn: day("2026-05-07")},
		Reasons:    &Reasons{SentOn: day("2026-03-26"), ServedOn: day("2026-03-27"), ReceivedOn: day("2026-04-01"), JudgedOn: day("2026-04-02"), Reasonable: true, LongerDays: 5, ToldOn: day("2026-04-03")},
		Fee:        &Fee{SentOn: day("2026-05-11"), ServedOn: day("2026-05-12"), PaidOn: day("2026-05-13")},
		AnsweredOn: day("2026-06-01"),
	}
}

func TestCheck(t *testing.T) {
	if found := Check(good()); len(found) != 0 {
		t.Fatalf("a good history: %+v", found)
	}
	for _, c := range []struct {
		field, article, want string
		spoil                func(*Input)
	}{
		{"received_on", "第三十一条", "应当书面说明原因", func(in *Input) { in.ReceiptReason = "" }},
		{"received_on", "第三十一条", "申请尚未到达", func(in *Input) { in.ReceivedOn = day("2026-02-27") }},
		{"received_on", "", "都没有登记", func(in *Input) { in.ReceivedOn, in.ArrivedOn = day(""), day("") }},
		{"received_on", "", "早于《中华人民共和国政府信息公开条例》", func(in *Input) { in.ReceivedOn, in.ArrivedOn = day("2019-05-14"), day("") }},
		{"supplements[0].sent_on", "第三十条", "早于收到申请之日2026年3月2日", func(in *Input) { in.Supplements[0].SentOn = day("2026-03-01") }},
		{"supplements[0].served_on", "第三十条", "早于补正告知发出日", func(in *Input) { in.Supplements[0].ServedOn = day("2026-03-04") }},
		{"supplements[0].received_on", "第三十条", "收到补正日2026年3月4日早于补正告知发出日2026年3月5日", func(in *Input) { in.Supplements[0].ReceivedOn = day("2026-03-04") }},
		{"supplements[0].received_on", "第三十条", "补正不能先于告知", func(in *Input) { in.Supplements[0].SentOn = day("") }},
		{"supplements[0].reply_days", "第三十条", "不能为负数", func(in *Input) { in.Supplements[0].ReplyDays = -1 }},
		{"supplements[1].lapsed_on", "第三十条", "既登记了收到补正", func(in *Input) { in.Supplements[1].LapsedOn = day("2026-04-20") }},
		{"supplements[1].sent_on", "第三十条", "上一次补正尚未了结", func(in *Input) { in.Supplements[0].ReceivedOn = day("") }},
		{"supplements[1].sent_on", "第三十条", "早于上一次收到补正日", func(in *Input) { in.Supplements[1].SentOn = day("2026-03-11") }},
		{"consultations[0].kind", "第三十二条", "没有写明征求意见的对象", func(in *Input) { in.Consultations[0].Kind = 0 }},
		{"consultations[0].opinion_on", "第三十二条", "收到意见日2026年3月30日早于征求意见书签收日2026年3月31日", func(in *Input) { in.Consultations[0].OpinionOn = day("2026-03-30") }},
		{"consultations[0].served_on", "第三十二条", "没有征求意见书发出日", func(in *Input) { in.Consultations[0].SentOn = day("") }},
		{"consultations[1].closed_on", "第十一条", "没有征求意见书签收日", func(in *Input) { in.Consultations[1].ServedOn = day("") }},
		{"consultations[1].closed_on", "第十一条", "既登记了收到意见", func(in *Input) { in.Consultations[1].OpinionOn = day("2026-04-20") }},
		{"consultations[1].reply_days", "第十一条", "最多1000个工作日", func(in *Input) { in.Consultations[1].ReplyDays = 1001 }},
		{"extension.days", "第三十三条第二款", "最长不得超过20个工作日", func(in *Input) { in.Extension.Days = 21 }},
		{"extension.days", "第三十三条第二款", "至少1个工作日", func(in *Input) { in.Extension.Days = 0 }},
		{"extension.notified_on", "第三十三条第二款", "早于延期批准日", func(in *Input) { in.Extension.NotifiedOn = day("2026-05-05") }},
		{"extension.notified_on", "第三十三条第二款", "没有政府信息公开工作机构负责人的批准日", func(in *Input) { in.Extension.ApprovedOn = day("") }},
		{"fee.served_on", "信息处理费", "早于收费通知发出日", func(in *Input) { in.Fee.ServedOn = day("2026-05-10") }},
		{"fee.paid_on", "信息处理费", "早于收费通知发出日", func(in *Input) { in.Fee.PaidOn = day("2026-05-10") }},
		{"fee.lapsed_on", "信息处理费", "既登记了缴费", func(in *Input) { in.Fee.LapsedOn = day("2026-07-01") }},
		{"reasons.received_on", "第三十五条", "早于说明理由告知发出日", func(in *Input) { in.Reasons.ReceivedOn = day("2026-03-25") }},
		{"reasons.judged_on", "第三十五条", "早于收到理由日", func(in *Input) { in.Reasons.JudgedOn = day("2026-03-31") }},
		{"reasons.longer_days", "第三十五条", "应当告知不予处理", func(in *Input) { in.Reasons.Reasonable = false }},
		{"reasons.told_on", "第三十五条", "早于理由认定日", func(in *Input) { in.Reasons.ToldOn = day("2026-04-01") }},
		{"answered_on", "第三十三条", "早于收到申请之日", func(in *Input) { in.AnsweredOn = day("2026-03-01") }},
		{"answered_on", "", "晚于今天（2026年8月1日）", func(in *Input) { in.AnsweredOn = day("2026-08-02") }},
	} {
		in := good()
		c.spoil(&in)
		found := Check(in)
		ok := false
		for _, p := range found {
			ok = ok || p.Field == c.field && strings.Contains(p.Article, c.article) && strings.Contains(p.Zh, c.want)
		}
		if !ok {
			t.Errorf("%s, %s: found %+v", c.field, c.want, found)
		}
		Compute(in, calendar.Embedded()) // counts on whatever it is
	}
	found := Check(Input{ReceivedOn: day("2020-12-31"), Fee: &Fee{SentOn: day("2021-01-05")}})
	if len(found) != 1 || found[0].Field != "fee.sent_on" || !strings.Contains(found[0].Zh, "不得收费") {
		t.Errorf("a fee for an old request: %+v", found)
	}
	// Late but lawful is no problem: notice on the tenth day, an expired supplement.
	in := Input{
		ReceivedOn: day("2026-03-02"), AsOf: day("2026-05-01"),
		Supplements: []Supplement{{SentOn: day("2026-03-16"), ServedOn: day("2026-03-17"), LapsedOn: day("2026-04-10")}},
	}
	if found := Check(in); len(found) != 0 {
		t.Errorf("late: %+v", found)
	}
}

// A random history never makes Check or Compute panic, and a history that Check
// finds good has no order warnings.
func TestCheckAndWarningsAgree(t *testing.T) {
	clean := 0
	for n := range 3000 {
		in := drawn(n)
		in.AsOf = calendar.Date{}
		if len(Check(in)) > 0 {
			continue
		}
		clean++
		for _, w := range Compute(in, calendar.Embedded()).Warnings {
			if w.Code == SupplementOrder || w.Code == ConsultationOrder {
				t.Errorf("history %d is clean, but %s", n, w.Zh)
			}
		}
	}
	if clean < 50 {
		t.Errorf("only %d clean histories", clean)
	}
}
