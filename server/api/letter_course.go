package api

import (
	"cmp"
	"fmt"
	"slices"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/notice"
)

// course is what happened since the receipt and moved the time limit, as a reply recites it. Only what really happened.
func (l *letter) course() []notice.CourseStep {
	var steps []notice.CourseStep
	add := func(on, text string) {
		if on != "" {
			steps = append(steps, notice.CourseStep{On: date(on), Text: text})
		}
	}
	for i, s := range l.c.Supplements {
		add(s.SentOn, "本机关发出补正告知书"+l.numberOf(pb.NoticeKind_NOTICE_KIND_SUPPLEMENT, i))
		add(s.ReceivedOn, "本机关收到补正材料")
	}
	for _, x := range l.c.Consultations {
		add(x.SentOn, "本机关就申请公开的信息书面征求"+partyWord(x)+"的意见")
		add(x.ClosedOn, closingWord(x))
	}
	if l.c.Extension != nil {
		add(l.c.Extension.NotifiedOn, fmt.Sprintf("经本机关政府信息公开工作机构负责人同意，本机关告知延长答复期限%d个工作日%s",
			l.c.Extension.Days, l.numberOf(pb.NoticeKind_NOTICE_KIND_EXTENSION, 0)))
	}
	for _, x := range l.c.EarlierAnswers {
		p := l.c.Proceedings[x.Proceeding-1]
		add(x.ReopenedOn, "本机关收到"+p.Body+"作出的"+cmp.Or(p.GetDecision().GetNumber(), "决定")+"，依该决定重新办理")
	}
	slices.SortStableFunc(steps, func(a, b notice.CourseStep) int { return a.On.Compare(b.On) })
	return steps
}

// numberOf is the 文号 of the n-th valid notice of a kind, in brackets.
func (l *letter) numberOf(kind pb.NoticeKind, n int) string {
	for _, x := range l.c.Notices {
		if x.Kind != kind || x.State == pb.NoticeState_NOTICE_STATE_VOID {
			continue
		}
		if n == 0 {
			return "（" + x.Number + "）"
		}
		n--
	}
	return ""
}

func partyWord(x *pb.Consultation) string {
	if x.Kind == pb.ConsultationKind_CONSULTATION_KIND_CO_MAKER {
		return "共同制作机关"
	}
	return "第三方"
}

func closingWord(x *pb.Consultation) string {
	if x.Opinion == pb.Opinion_OPINION_SILENT {
		return partyWord(x) + "的意见期限届满，未收到意见"
	}
	return "本机关收到" + partyWord(x) + "的意见"
}
