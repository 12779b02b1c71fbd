package clock

import (
	"slices"

	"disclosure/server/calendar"
)

// consultations takes the time of the letters out of the count (Article 33
// paragraph 3). They are taken in the order of sending, since each one that
// counts moves the end of the base limit for the next.
func (r *run) consultations() {
	for _, i := range r.bySending() {
		c := r.in.Consultations[i]
		opinion := r.opinionDue(i, c)
		if r.stopped == nil && r.excludes(i, c) {
			r.exclude(i, c, opinion.Date)
		}
	}
}

// bySending are the indexes of the letters that were sent, earliest first.
func (r *run) bySending() []int {
	var order []int
	for i, c := range r.in.Consultations {
		if !c.SentOn.IsZero() {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return r.in.Consultations[a].SentOn.Compare(r.in.Consultations[b].SentOn)
	})
	return order
}

// opinionDue is the party's last day; it runs from service of the letter.
func (r *run) opinionDue(i int, c Consultation) Due {
	limit := r.opinion(c.Kind)
	d := Due{Kind: Opinion, Status: Waiting, Article: limit.Basis.String(), Party: i, MetOn: c.OpinionOn}
	if c.ServedOn.IsZero() {
		r.add(d, "自%s收到征求意见书之日起%s；签收日未登记", c.Kind, limit)
		return d
	}
	d = r.due(Opinion, c.ServedOn, limit.N, limit.Basis)
	d.Party, d.MetOn = i, c.OpinionOn
	r.add(d, "自%s收到征求意见书之日（%s）起%s", c.Kind, c.ServedOn.Chinese(), limit)
	if c.OpinionOn.IsZero() && c.ClosedOn.IsZero() && r.in.AsOf.After(d.Date) {
		r.warn(ConsultationExpired, d.Article, "%s意见期限%s已满，未收到意见", c.Kind, d.Date.Chinese())
	}
	return d
}

// excludes reports whether the time of a letter is taken out of the count.
func (r *run) excludes(i int, c Consultation) bool {
	base := r.due(ReplyBase, r.out.Start, r.reply.N+len(r.excluded), r.reply.Basis)
	switch {
	case c.ServedOn.IsZero():
		r.warn(ConsultationUnserved, r.consulted.Basis.String(), "第%d件征求意见书：%s", i+1, OnlyProvenConsultation.Rule)
		return false
	case c.ServedOn.Before(c.SentOn), c.SentOn.Before(r.received), !c.OpinionOn.IsZero() && c.OpinionOn.Before(c.SentOn):
		r.warn(ConsultationOrder, r.consulted.Basis.String(), "第%d件征求意见书的日期前后矛盾，不扣除", i+1)
		return false
	case c.SentOn.After(base.Date):
		r.warn(ConsultationAfterBase, r.consulted.Basis.String(), "第%d件征求意见书%s发出，晚于%s：%s",
			i+1, c.SentOn.Chinese(), base.Date.Chinese(), OnlyWithinBase.Rule)
		return false
	}
	return true
}

// exclude marks the working days after sending up to the end of the
// consultation. Days before the clock started anew are none of its days.
func (r *run) exclude(i int, c Consultation, opinionDue calendar.Date) {
	x := Exclusion{Party: i, After: calendar.Later(c.SentOn, r.out.Start), Through: r.consultationEnd(c, opinionDue)}
	for d := x.After.AddDays(1); !d.After(x.Through); d = d.AddDays(1) {
		if info, _ := r.cal.GuessDay(d); info.Working {
			x.Days++
			r.excluded[d] = true
		}
	}
	r.out.Exclusions = append(r.out.Exclusions, x)
	r.out.ExcludedDays = len(r.excluded)
}

// consultationEnd is the day of the opinion, or the last day for it if that is
// earlier; nothing is taken out after the answer. One that is still open ends
// today (see OpenUntilToday).
func (r *run) consultationEnd(c Consultation, opinionDue calendar.Date) calendar.Date {
	end := opinionDue
	for _, d := range []calendar.Date{c.OpinionOn, c.ClosedOn, r.in.AnsweredOn} {
		if !d.IsZero() {
			end = calendar.Earlier(end, d)
		}
	}
	if c.OpinionOn.IsZero() && c.ClosedOn.IsZero() {
		end = calendar.Earlier(end, r.in.AsOf)
	}
	return end
}
