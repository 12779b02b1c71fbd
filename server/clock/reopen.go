package clock

import (
	"disclosure/server/calendar"
	"disclosure/server/law"
)

// Reopening is a decision by which the organ has to answer anew. What happened
// before it moves no due date any more.
type Reopening struct {
	AnsweredOn calendar.Date // day of the answer that was set aside; zero if there was none
	On         calendar.Date // day on which the organ received the decision
	N          int           // length of the term that the decision names; 0 leaves it to the law
	Unit       law.Unit      // working days or days
}

// reopening is the last one, or nil.
func (r *run) reopening() *Reopening {
	if n := len(r.in.Reopenings); n > 0 {
		return &r.in.Reopenings[n-1]
	}
	return nil
}

// past reports whether a day lies before the last reopening.
func (r *run) past(d calendar.Date) bool {
	x := r.reopening()
	return x != nil && d.Before(x.On)
}

// reopen lets the limit of a new answer run from the receipt of the decision.
func (r *run) reopen() {
	x := r.reopening()
	if x == nil {
		return
	}
	l, err := law.At(x.On).Limit(law.NewAnswer)
	if err != nil {
		l = r.reply.Limit // a decision older than the law that we hold
	}
	if x.N > 0 {
		l.N, l.Unit, l.Name = min(x.N, maxDays), x.Unit, "决定指定的重新答复期限"
	}
	r.term = l
	b := *r.book
	b.reply = limit{l, l.Basis.String()}
	if l.Unit == law.Days { // so many working days end on the same day
		b.reply.N, _ = r.cal.EstimateCount(x.On, endOf(l, x.On, r.cal).Date)
		b.reply.Unit = law.WorkingDays
	}
	r.book = &b
	r.startAnew(restart{
		x.On, "收到责令重新答复的决定之日", "收到决定前的日期，原期限不再适用", "收到决定之日，自次日起计算重新答复的期限，当日不计入", b.reply.article,
	})
}

// termWhy says how long the limit of the reply is, as the decision or the law puts it.
func (r *run) termWhy() string {
	if r.reopening() == nil {
		return r.reply.String()
	}
	if r.reopening().N > 0 {
		return r.term.String() + "（决定指定）"
	}
	return r.term.String() + "（重新答复）"
}

// plainDays reports whether the ledger counts every day, not working days only: the
// decision names a term in days and nothing else moves it.
func (r *run) plainDays() bool {
	x := r.reopening()
	return x != nil && x.N > 0 && x.Unit == law.Days && r.out.Start == x.On && r.wait == nil &&
		r.now.days == 0 && r.now.extended == 0 && r.now.longer == 0
}

// countDays adds every day of a term in days; days after its end, up to the next working day, are not counted.
func (r *run) countDays(through calendar.Date) {
	last, moved := r.out.Start.AddDays(r.term.N), ruleAt(law.LastDayOff, r.out.Start)
	n := 0
	for d := r.out.Start.AddDays(1); !d.After(through) && !r.full(); d = d.AddDays(1) {
		info, _ := r.cal.GuessDay(d)
		if d.After(last) {
			r.entry(d, info.Why+"，届满日顺延", moved.Basis.String())
			continue
		}
		n++
		r.out.Ledger = append(r.out.Ledger, Entry{Date: d, Counted: true, N: n, Why: info.Why, Article: r.reply.article, Notice: info.Notice})
	}
}
