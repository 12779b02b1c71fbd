package defence

import (
	"fmt"
	"slices"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
	"disclosure/server/law"
)

// Fact is one thing that happened, for the answer in a proceeding: a clause without date and full stop.
type Fact struct {
	On calendar.Date
	Zh string
}

// day reads a day of the record; the empty text is no day.
func day(on string) calendar.Date {
	d, _ := calendar.ParseDate(on)
	return d
}

func arrived(c *casework.Case) calendar.Date { return day(c.Registration.ArrivedOn) }

// Facts are what happened, in the order of the days, from the record alone.
func Facts(c *casework.Case) []Fact {
	f := &facts{}
	r := c.Registration
	f.add(r.ArrivedOn, fmt.Sprintf("申请人以%s方式提出申请（登记编号：%s）", law.Channel(r.Channel), c.Number))
	if c.ReceivedOn != arrived(c) {
		f.add(c.ReceivedOn.String(), "本机关与申请人确认收到申请")
	}
	f.supplements(c)
	f.parties(c)
	for _, s := range c.Searches {
		f.add(s.SearchedOn, "本机关对所申请的信息进行检索")
	}
	for _, s := range c.Secrecy {
		f.add(s.ReviewedOn, s.ReviewedBy+"进行保密审查")
	}
	if x := c.Extension; x != nil && x.State == pb.ExtensionState_EXTENSION_STATE_APPROVED {
		f.add(x.DecidedOn, fmt.Sprintf("政府信息公开工作机构负责人同意延长答复期限%d个工作日", x.Days))
	}
	for _, n := range c.Notices {
		f.notice(n)
	}
	for _, x := range c.EarlierAnswers {
		f.add(x.ReopenedOn, "本机关收到责令重新答复的决定，重新办理")
	}
	slices.SortStableFunc(f.all, func(a, b Fact) int { return a.On.Compare(b.On) })
	return f.all
}

type facts struct{ all []Fact }

func (f *facts) add(on, zh string) {
	d := day(on)
	if !d.IsZero() {
		f.all = append(f.all, Fact{d, zh})
	}
}

func (f *facts) supplements(c *casework.Case) {
	for _, s := range c.Supplements {
		f.add(s.ReceivedOn, "本机关收到申请人的补正材料")
		f.add(s.LapsedOn, "申请人逾期未补正，本机关予以认定")
	}
	if x := c.Reasons; x != nil {
		f.add(x.ReceivedOn, "申请人说明理由")
	}
	if x := c.Fee; x != nil {
		f.add(x.PaidOn, "申请人缴纳信息处理费")
		f.add(x.LapsedOn, "申请人逾期未缴费，本机关予以认定")
	}
}

func (f *facts) parties(c *casework.Case) {
	for _, x := range c.Consultations {
		who := partyWord(x.Kind)
		if x.SentOn != "" && !lettered(c, x) {
			f.add(x.SentOn, "本机关书面征求"+who+"的意见")
		}
		f.add(x.ServedOn, who+"收到征求意见书")
		if x.Opinion == pb.Opinion_OPINION_SILENT {
			f.add(x.ClosedOn, who+"的意见期限届满，没有提出意见")
		} else {
			f.add(x.ClosedOn, "本机关收到"+who+"的意见（"+casework.OpinionWord(x.Opinion)+"）")
		}
	}
}

// lettered says whether a notice of this service was the letter.
func lettered(c *casework.Case, x *pb.Consultation) bool {
	return slices.ContainsFunc(c.Notices, func(n *pb.Notice) bool {
		return n.Subject == x.Name && n.DispatchedOn != "" && (n.Kind == pb.NoticeKind_NOTICE_KIND_CONSULTATION ||
			n.Kind == pb.NoticeKind_NOTICE_KIND_CO_MAKER_CONSULTATION)
	})
}

func partyWord(k pb.ConsultationKind) string {
	switch k {
	case pb.ConsultationKind_CONSULTATION_KIND_CO_MAKER:
		return "共同制作机关"
	case pb.ConsultationKind_CONSULTATION_KIND_OTHER_ORGAN:
		return "有关机关"
	}
	return "第三方"
}

// notice tells the dispatch and the arrival of a letter; papers that do not leave the organ, and those of proceedings, tell nothing.
func (f *facts) notice(n *pb.Notice) {
	if n.State == pb.NoticeState_NOTICE_STATE_VOID || casework.Internal(n.Kind) || casework.InProceeding(n.Kind) {
		return
	}
	name := casework.NoticeWord(n.Kind)
	if n.Number != "" {
		name += "（" + n.Number + "）"
	}
	f.add(n.DispatchedOn, "本机关以"+casework.MethodWord(n.Method)+"发出"+name)
	f.add(n.DeliveredOn, name+"送达")
}
