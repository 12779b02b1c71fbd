package clock

import (
	"disclosure/server/calendar"
	"disclosure/server/law"
)

// ProceedingFacts are what moves the organ's limit in one proceeding.
type ProceedingFacts struct {
	Kind       law.ProceedingKind // zero for a complaint, for which the law has no limit
	Name       string             // for people to read: kind, body and its case number
	PapersOn   calendar.Date      // day on which the papers came
	RunsFrom   calendar.Date      // day from which the limit of the present procedure runs
	NamedOn    calendar.Date      // last day that the letter names; zero if it names none
	AnsweredOn calendar.Date      // day on which answer and evidence were handed in
	DecidedOn  calendar.Date      // day on which the organ received the decision
}

// Warnings of proceedings.
const (
	ProceedingOverdue Code = "PROCEEDING_OVERDUE" // not answered, limit over
	ProceedingLate    Code = "PROCEEDING_LATE"    // answered after the limit
	ProceedingNoLaw   Code = "PROCEEDING_NO_LAW"  // no limit in force on that day
)

// proceedings gives the last day for answer and evidence in each proceeding.
// What is late counts as no evidence (行政复议法 70, 行政诉讼法 34).
func (r *run) proceedings(ledger bool) {
	for i, p := range r.in.Proceedings {
		t, ok := r.proceeding(p)
		if !ok {
			continue
		}
		t.Due.Kind, t.Due.Party, t.Due.MetOn = ProceedingAnswer, i, p.AnsweredOn
		why := p.Name + "：" + t.Due.Why
		t.Name = why
		r.add(t.Due, why)
		r.proceedingLate(p, t.Due)
		if ledger {
			r.out.Proceedings = append(r.out.Proceedings, t)
		}
	}
}

// proceeding counts the limit of one proceeding; false where there is none.
func (r *run) proceeding(p ProceedingFacts) (Tally, bool) {
	if p.Kind == 0 {
		if p.NamedOn.IsZero() {
			return Tally{}, false
		}
		d := Due{Date: p.NamedOn, Status: Definite, Article: law.Complaints.String(), Why: "来函指定的答复日期"}
		return newTally(r.cal, d.Why, p.PapersOn, d), true
	}
	t, err := Limit(p.Kind.AnswerLimit(), p.RunsFrom, r.cal)
	if err != nil {
		r.warn(ProceedingNoLaw, "", "%s：%s尚无现行法律规定的期限，不能计算", p.Name, p.RunsFrom.Chinese())
		return Tally{}, false
	}
	return t, true
}

func (r *run) proceedingLate(p ProceedingFacts, d Due) {
	switch {
	case p.AnsweredOn.After(d.Date):
		r.warn(ProceedingLate, d.Article, "%s：%s提交答复和证据，晚于%s，视为没有证据", p.Name, p.AnsweredOn.Chinese(), d.Date.Chinese())
	case p.AnsweredOn.IsZero() && p.DecidedOn.IsZero() && over(d, r.in.AsOf):
		r.warn(ProceedingOverdue, d.Article, "%s：%s期限已满，尚未提交答复和证据；逾期视为没有证据，有正当理由的应当立即书面说明", p.Name, d.Date.Chinese())
	}
}
