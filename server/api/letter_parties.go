package api

import (
	"slices"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/law"
	"disclosure/server/notice"
)

// consultation is the consultation that the letter is about, or nil.
func (l *letter) consultation() *pb.Consultation {
	for _, x := range l.c.Consultations {
		if x.Name == l.subject {
			return x
		}
	}
	return nil
}

var parties = map[pb.ConsultationKind]notice.Party{
	pb.ConsultationKind_CONSULTATION_KIND_THIRD_PARTY: notice.ThirdParty,
	pb.ConsultationKind_CONSULTATION_KIND_CO_MAKER:    notice.CoMaking,
	pb.ConsultationKind_CONSULTATION_KIND_OTHER_ORGAN: notice.OtherOrgan,
}

// fillConsultation is one consultation: whom, what, and in which time (Arts 32, 34, 11).
func (l *letter) fillConsultation(d *notice.Data) {
	x := l.consultation()
	c := notice.ConsultationData{
		Party: parties[x.Kind], Name: x.Party, Question: l.question(x), SentOn: date(x.SentOn), ServedOn: date(x.ServedOn),
		Days: l.opinionDays(x.Kind), Reasons: unstopped(x.Reasons),
	}
	if c.SentOn.IsZero() {
		c.SentOn = l.today
	}
	for _, item := range l.c.Items {
		if covers(x.Items, item.Number) {
			c.Items = append(c.Items, item.Text)
		}
	}
	if x.ClosedOn != "" {
		c.Opinion = casework.OpinionWord(x.Opinion)
		if x.Opinion == pb.Opinion_OPINION_SILENT {
			c.LapsedOn = date(x.ClosedOn) // it is closed as of the last day of the party's time
		} else {
			c.RepliedOn = date(x.ClosedOn)
		}
	}
	d.Consultation = c
}

// covers says whether a list of item numbers holds one; an empty list holds all.
func covers(items []int32, number int32) bool {
	return len(items) == 0 || slices.Contains(items, number)
}

// question is what the party is asked, as it was put when the consultation was opened.
func (l *letter) question(x *pb.Consultation) string {
	n := part(x.Name)
	for _, e := range l.history {
		if o := e.GetConsultationOpened(); o != nil && o.Number == n {
			return unstopped(o.Question)
		}
	}
	return ""
}

// opinionDays is the party's time in working days; the law sets none for an organ that is asked to confirm (Art 11).
func (l *letter) opinionDays(kind pb.ConsultationKind) int {
	key := law.ThirdPartyOpinion
	switch kind {
	case pb.ConsultationKind_CONSULTATION_KIND_CO_MAKER:
		key = law.CoMakerOpinion
	case pb.ConsultationKind_CONSULTATION_KIND_OTHER_ORGAN:
		return 0
	}
	limit, err := law.At(l.today).Limit(key)
	if err != nil {
		return 0
	}
	return limit.N
}

// fillDisclosure tells the third party what is disclosed against its will, and why (Art 32).
func (l *letter) fillDisclosure(d *notice.Data) {
	l.fillConsultation(d)
	x := l.consultation()
	for _, item := range l.decisions() {
		given := item.Disposition == int(law.R2) || item.Disposition == int(law.R3)
		if !given || !covers(x.Items, int32(item.No)) {
			continue
		}
		content := item.Fields["提供内容"]
		if content == "" {
			content = item.Request
		}
		d.Disclosure.Contents = append(d.Disclosure.Contents, content)
		if d.Disclosure.Weighing != "" && item.Reasons != "" {
			d.Disclosure.Weighing += "；"
		}
		d.Disclosure.Weighing += item.Reasons
	}
}
