package clock

import (
	"slices"

	"disclosure/server/calendar"
)

// consultations shows the parties' last days and takes the time of the letters
// out of the count (Article 33 paragraph 3), unless the clock stands still.
func (r *run) consultations() {
	r.sortConsultations()
	for _, i := range r.order {
		r.opinionDue(i, r.in.Consultations[i])
	}
	if r.wait == nil {
		r.now = r.segment()
		r.out.Exclusions, r.out.ExcludedDays = r.now.exclusions, r.now.days
		r.out.Warnings = append(r.out.Warnings, r.now.warnings...)
	}
}

// sortConsultations orders the letters that were sent, earliest first: each one
// that counts moves the end of the base limit for the next. It also notes the
// last day of each party.
func (r *run) sortConsultations() {
	all := r.in.Consultations
	r.order = make([]int, 0, len(all))
	r.opinions = make([]calendar.Date, len(all))
	for i, c := range all {
		if c.SentOn.IsZero() {
			continue
		}
		r.order = append(r.order, i)
		r.opinions[i] = r.opinion(c).end(r, c.ServedOn).Date
	}
	slices.SortStableFunc(r.order, func(a, b int) int { return all[a].SentOn.Compare(all[b].SentOn) })
}

// end is the last day of a limit from service; no date if that is not known.
func (l limit) end(r *run, served calendar.Date) Due {
	if served.IsZero() {
		return Due{}
	}
	return workingDays(r.cal, served, l.N)
}

// opinionDue is the party's last day; it runs from service of the letter.
func (r *run) opinionDue(i int, c Consultation) {
	l := r.opinion(c)
	d := Due{Kind: Opinion, Status: Waiting, Article: l.article, Party: i, MetOn: c.OpinionOn}
	if c.ServedOn.IsZero() {
		r.add(d, "自"+c.Kind.String()+"收到征求意见书之日起"+l.String()+"；签收日未登记")
		return
	}
	d = r.due(Opinion, c.ServedOn, l.N, l.article)
	d.Party, d.MetOn = i, c.OpinionOn
	r.add(d, "自"+c.Kind.String()+"收到征求意见书之日（"+c.ServedOn.Chinese()+"）起"+l.String())
	if c.OpinionOn.IsZero() && c.ClosedOn.IsZero() && r.in.AsOf.After(d.Date) {
		r.warn(ConsultationExpired, d.Article, "%s意见期限%s已满，未收到意见", c.Kind, d.Date.Chinese())
	}
}

// excludes reports whether the time of a letter is taken out of the count.
func (r *run) excludes(s *segment, i int) bool {
	c := r.in.Consultations[i]
	base := r.cal.EstimateWorkingDays(r.out.Start, r.reply.N+s.days).Date
	switch {
	case r.past(c.SentOn):
		return false
	case c.ServedOn.IsZero():
		s.warn(ConsultationUnserved, r.consulted.article, "第%d件征求意见书：%s", i+1, OnlyProvenConsultation.Rule)
		return false
	case c.ServedOn.Before(c.SentOn), c.SentOn.Before(r.received), !c.OpinionOn.IsZero() && c.OpinionOn.Before(c.SentOn):
		s.warn(ConsultationOrder, r.consulted.article, "第%d件征求意见书的日期前后矛盾，不扣除", i+1)
		return false
	case c.SentOn.After(base):
		s.warn(ConsultationAfterBase, r.consulted.article, "第%d件征求意见书%s发出，晚于%s：%s",
			i+1, c.SentOn.Chinese(), base.Chinese(), OnlyWithinBase.Rule)
		return false
	}
	return true
}

// exclude takes out the working days after sending up to the end of the
// consultation. Days before the clock started anew are none of its days. Since the
// letters come in the order of sending, the union grows at its end only.
func (r *run) exclude(s *segment, i int) {
	c := r.in.Consultations[i]
	x := Exclusion{Party: i, After: calendar.Later(c.SentOn, r.out.Start), Through: r.consultationEnd(c, r.opinions[i])}
	if x.Through.Before(x.After) {
		return // over before the clock started anew
	}
	x.Days, _ = r.cal.EstimateCount(x.After, x.Through)
	s.exclusions = append(s.exclusions, x)
	if n := len(s.excluded); n > 0 && x.After.Before(s.excluded[n-1].Through) {
		x.After = s.excluded[n-1].Through
	}
	if x.After.Before(x.Through) {
		x.Days, _ = r.cal.EstimateCount(x.After, x.Through)
		s.excluded, s.days = append(s.excluded, x), s.days+x.Days
	}
}

// consultationEnd is the day of the opinion, or the last day for it if that is
// earlier; nothing is taken out after the answer. One that is still open ends
// today (see OpenUntilToday).
func (r *run) consultationEnd(c Consultation, opinionDue calendar.Date) calendar.Date {
	end := opinionDue
	for _, d := range [...]calendar.Date{c.OpinionOn, c.ClosedOn, r.in.AnsweredOn} {
		if !d.IsZero() {
			end = calendar.Earlier(end, d)
		}
	}
	if c.OpinionOn.IsZero() && c.ClosedOn.IsZero() {
		end = calendar.Earlier(end, r.in.AsOf)
	}
	return end
}
