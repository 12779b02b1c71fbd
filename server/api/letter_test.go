package api

import (
	"strings"
	"testing"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
	"disclosure/server/clock"
	"disclosure/server/fault"
	"disclosure/server/notice"
)

// TestLetters prints every kind of letter from one case and looks for what only that letter says; what begins with ! must not
// be there.
func TestLetters(t *testing.T) {
	d := printer(t)
	party, maker, organ := theCase+"/consultations/1", theCase+"/consultations/2", theCase+"/consultations/3"
	for _, c := range []struct {
		kind    pb.NoticeKind
		subject string
		says    string
	}{
		{pb.NoticeKind_NOTICE_KIND_RECEIPT, "", "样政办公开回〔2026〕1号 李明远："},
		{pb.NoticeKind_NOTICE_KIND_RECEIPT_CONFIRMATION, "", "于2026年3月1日送到本机关 2026年3月2日，本机关就收到 !〔2026〕"},
		{pb.NoticeKind_NOTICE_KIND_SUPPLEMENT, "", "样政办公开补〔2026〕1号 写明名称"},
		{pb.NoticeKind_NOTICE_KIND_REASONS, "", "样政办公开说〔2026〕1号 一个月内提出41件申请。 10个工作日"},
		{pb.NoticeKind_NOTICE_KIND_EXTENSION, "", "样政办公开延〔2026〕1号 因卷宗较多， 延长10个工作日"},
		{pb.NoticeKind_NOTICE_KIND_LONGER_PERIOD, "", "样政办公开延〔2026〕1号 用于课题研究。 合理期限为30个工作日"},
		{pb.NoticeKind_NOTICE_KIND_CONSULTATION, party, "样政办公开征〔2026〕1号 样例路桥有限公司： 是否同意公开价款。 15个工作日 !李明远 !施工日志 □"},
		{pb.NoticeKind_NOTICE_KIND_CONSULTATION_TOLD, party, "样政办公开征告〔2026〕1号 第三方的意见 于2026年3月5日发出 !路桥"},
		{pb.NoticeKind_NOTICE_KIND_CO_MAKER_CONSULTATION, maker, "样政办公开协〔2026〕1号 样例县财政局： 视为同意公开 !李明远"},
		{pb.NoticeKind_NOTICE_KIND_CO_MAKER_CONSULTATION, organ, "样政办公开协〔2026〕1号 关于协助办理政府信息公开申请的函 样例县统计局： !视为同意公开 !李明远"},
		{pb.NoticeKind_NOTICE_KIND_DISCLOSURE_TOLD, party, "样政办公开告三〔2026〕1号 合同的价款条款。 公众有正当的知情需要。 价款是商业秘密。 2026年3月12日收到 !李明远 !施工日志"},
		{pb.NoticeKind_NOTICE_KIND_FEE, "", "样政办公开费〔2026〕1号 130页 1300元（人民币壹仟叁佰元整） 第101页至第130页 20个工作日 收款单位：样例县财政局。 缴费方式：到样例县农村信用社任一网点缴纳，缴款码在窗口领取。"},
		{pb.NoticeKind_NOTICE_KIND_REPLY, "", "样政办公开答〔2026〕1号 合同的价款条款 该政府信息不存在"},
		{pb.NoticeKind_NOTICE_KIND_WITHDRAWAL, "", "样政办公开撤〔2026〕1号 2026年3月20日，您提出撤回 （书面撤回）"},
		{pb.NoticeKind_NOTICE_KIND_SERVICE_FORM, theCase + "/notices/1", "李明远 样政办公开回〔2026〕1号 登记回执"},
		{pb.NoticeKind_NOTICE_KIND_POSTING_SLIP, theCase + "/notices/1", "样例县样例村18号 276000 1234567890123 2026年3月2日"},
		{pb.NoticeKind_NOTICE_KIND_POSTING_SLIP, theCase + "/notices/2", "样例路桥有限公司 !李明远 !样例村18号 !13900000001"},
		{pb.NoticeKind_NOTICE_KIND_APPROVAL_SHEET, "", "R12 事实清楚。 赵审核 请审核。 同意签发。 !旧稿"},
		{pb.NoticeKind_NOTICE_KIND_EXTENSION_SHEET, "", "☑ 同意延期 □ 不同意延期 钱负责 王处理"},
		{pb.NoticeKind_NOTICE_KIND_SEARCH_SHEET, "", "孙检索 第2项 没有检索到。"},
		{pb.NoticeKind_NOTICE_KIND_OPINION_LAPSED, theCase + "/consultations/4", "样例建材有限公司 2026年3月5日 2026年3月6日 15个工作日 2026年3月27日 !李明远 !〔2026〕"},
		{pb.NoticeKind_NOTICE_KIND_SECRECY_SHEET, "", "周保密 全部申请内容 可以公开。"},
	} {
		t.Run(c.kind.String()+c.subject, func(t *testing.T) {
			out, err := d.render(fullLetter(t, c.kind, c.subject))
			if err != nil {
				t.Fatal(err, notice.Chinese(err))
			}
			for _, word := range strings.Fields(strings.ReplaceAll(strings.ReplaceAll(c.says, "☑ ", "☑\u00a0"), "□ ", "□\u00a0")) {
				word = strings.ReplaceAll(word, "\u00a0", " ")
				without, no := strings.CutPrefix(word, "!")
				if strings.Contains(out.Text, without) == no {
					t.Errorf("%q: %s", word, out.Text)
				}
			}
		})
	}
}

// TestEveryKindCanBePrinted sees to it that no kind of the API was forgotten.
func TestEveryKindCanBePrinted(t *testing.T) {
	for n, name := range pb.NoticeKind_name {
		kind := pb.NoticeKind(n)
		if n != 0 && noticeKinds[kind] == "" {
			t.Errorf("%s has no template", name)
		}
		if n != 0 && noticeKinds[kind].Numbered() && kindWords[kind] == "" {
			t.Errorf("%s has no series of numbers", name)
		}
		if casework.Internal(kind) && kindWords[kind] != "" {
			t.Errorf("%s is internal and has a series of numbers", name)
		}
	}
}

// TestReviewedIsIssued changes a reply after it was submitted: another number and another day change nothing, another word does.
func TestReviewedIsIssued(t *testing.T) {
	d := printer(t)
	render := func(change func(*letter)) notice.Rendered {
		l := fullLetter(t, pb.NoticeKind_NOTICE_KIND_REPLY, "")
		change(l)
		out, err := d.render(l)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	submitted := render(func(l *letter) { l.number = docNumber(theOrgan, l.kind, 2026, openNumber) })
	for name, c := range map[string]struct {
		change func(*letter)
		same   bool
	}{
		"number and day": {func(l *letter) {
			l.number, l.today = "样政办公开答〔2026〕9号", calendar.MustParse("2026-03-25")
		}, true},
		"checkpoint": {func(l *letter) {
			l.anchor = anchor{"记录校验：disclosure/yangli 第257号 sha256:0123456789abcdef…", "code"}
		}, true},
		"reasons": {func(l *letter) { l.c.Items[0].Determination.Reasons += "，并且如此" }, false},
		"attachment": {func(l *letter) {
			l.c.Documents = append(l.c.Documents, &pb.Document{Kind: pb.DocumentKind_DOCUMENT_KIND_SUPPLIED, Title: "合同.pdf"})
		}, false},
		"applicant": {func(l *letter) { l.c.Registration.Applicant.Name = "李明" }, false},
	} {
		l := fullLetter(t, pb.NoticeKind_NOTICE_KIND_REPLY, "")
		l.history = []*pb.Event{{Kind: &pb.Event_Submitted{Submitted: &pb.SubmittedForReview{PreviewSha256: submitted.ContentHash}}}}
		err := l.checkReviewed(render(c.change))
		if f, refused := fault.As(err); refused == c.same || refused && f.Reason != pb.ErrorReason_ERROR_REASON_CONTENT_MISSING {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestProvisionalLimitIsARule counts into a year without a calendar: the letter gives the rule, with the days that were added.
func TestProvisionalLimitIsARule(t *testing.T) {
	l := fullLetter(t, pb.NoticeKind_NOTICE_KIND_EXTENSION, "")
	l.c.Registration.ArrivedOn = "2026-12-14"
	l.c.ReceivedOn, l.today = calendar.MustParse("2026-12-14"), calendar.MustParse("2026-12-15")
	l.c.Extension.DecidedOn, l.c.Consultations, l.c.Reasons = "2026-12-15", nil, nil
	l.count = casework.Clock(l.c, l.cal, l.today)
	if got := l.due(clock.Reply); !got.On.IsZero() || got.Rule != "自收到申请之日起20个工作日内" {
		t.Errorf("base %+v", got)
	}
	if got := l.extended().due(clock.Reply); !got.On.IsZero() || got.Rule != "自收到申请之日起30个工作日内" {
		t.Errorf("extended %+v", got)
	}
}

// TestLateExtension comes after the limit: such a notice would extend nothing.
func TestLateExtension(t *testing.T) {
	for _, kind := range []pb.NoticeKind{pb.NoticeKind_NOTICE_KIND_EXTENSION, pb.NoticeKind_NOTICE_KIND_LONGER_PERIOD} {
		l := fullLetter(t, kind, "")
		l.today = calendar.MustParse("2026-06-30")
		_, err := printer(t).render(l)
		if f, refused := fault.As(err); !refused || f.Reason != pb.ErrorReason_ERROR_REASON_STATE_FORBIDS {
			t.Errorf("%s: %v", kind, err)
		}
	}
}

// TestFeeLapsedReply prints R22 from the record of the fee alone: days, number, amount and last day.
func TestFeeLapsedReply(t *testing.T) {
	l := fullLetter(t, pb.NoticeKind_NOTICE_KIND_REPLY, "")
	f := l.c.Fee
	f.SentOn, f.ServedOn, f.LapsedOn = "2026-03-09", "2026-03-10", "2026-04-09"
	l.c.Notices = append(l.c.Notices, &pb.Notice{Kind: pb.NoticeKind_NOTICE_KIND_FEE, Number: "样政办公开费〔2026〕1号"})
	l.c.Items = []*pb.Item{item(1, "样例路改造工程合同", pb.Disposition_DISPOSITION_FEE_LAPSED, "", nil)}
	l.today = calendar.MustParse("2026-04-10")
	l.count = casework.Clock(l.c, l.cal, l.today)
	out, err := printer(t).render(l)
	if err != nil {
		t.Fatal(err, notice.Chinese(err))
	}
	const want = "本机关于2026年3月9日作出收费通知书（样政办公开费〔2026〕1号）"
	for _, words := range []string{want, "应缴金额为1300元", "于2026年3月10日送达，缴费期限于2026年4月8日届满"} {
		if !strings.Contains(out.Text, words) {
			t.Errorf("%q is not in %s", words, out.Text)
		}
	}
}
