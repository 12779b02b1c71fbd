package clock

import (
	"fmt"

	"disclosure/server/calendar"
)

var sprintf = fmt.Sprintf

// ledger writes down the count of the reply, day by day, from the day of
// receipt to the due date, or to today while the clock stands still.
func (r *run) ledger() {
	last := r.now.reply.Date
	if r.wait != nil {
		last = calendar.Later(r.wait.from, r.in.AsOf)
	}
	r.out.Ledger = make([]Entry, 0, min(maxLedger, max(1, r.received.DaysUntil(last)+1)))
	r.entry(r.received, "收到申请之日，"+r.firstDay.Zh, r.firstDay.article)
	r.beforeRestarts()
	if r.plainDays() {
		r.countDays(r.now.reply.Date)
		return
	}
	if r.wait == nil {
		r.count(r.now.reply.Date)
		return
	}
	r.now = r.segment()
	r.count(r.wait.from)
	for d := r.wait.from.AddDays(1); !d.After(r.in.AsOf) && !r.full(); d = d.AddDays(1) {
		r.entry(d, r.wait.why, r.wait.article)
	}
}

// maxLedger is the most days that a ledger shows: eleven years. Longer ones come
// from a slip of the pen in a year.
const maxLedger = 4000

func (r *run) full() bool { return len(r.out.Ledger) >= maxLedger }

// entry adds a day that is not counted.
func (r *run) entry(d calendar.Date, why, article string) {
	info, _ := r.cal.GuessDay(d)
	r.out.Ledger = append(r.out.Ledger, Entry{Date: d, Why: why, Article: article, Notice: info.Notice})
}

// beforeRestarts adds the days that a supplement or a payment made void.
func (r *run) beforeRestarts() {
	last := r.received
	for _, s := range r.restarts {
		for d := last.AddDays(1); d.Before(s.on) && !r.full(); d = d.AddDays(1) {
			r.entry(d, s.before, s.article)
		}
		if s.on.After(last) {
			r.entry(s.on, s.day, s.article)
		}
		last = s.on
	}
}

// count adds the days after the start and numbers those that count.
func (r *run) count(through calendar.Date) {
	n := 0
	for d := r.out.Start.AddDays(1); !d.After(through) && !r.full(); d = d.AddDays(1) {
		info, _ := r.cal.GuessDay(d)
		switch {
		case !info.Working:
			r.entry(d, info.Why+"，不计入", r.year.article)
		case r.now.isExcluded(d):
			r.entry(d, "征求意见期间，不计入", r.consulted.article)
		default:
			n++
			r.out.Ledger = append(r.out.Ledger, r.counted(d, n, info))
		}
	}
}

func (r *run) counted(d calendar.Date, n int, info calendar.DayInfo) Entry {
	e := Entry{Date: d, Counted: true, N: n, Why: info.Why, Article: r.reply.article, Notice: info.Notice}
	k := n - r.reply.N
	switch {
	case k > r.now.extended:
		e.Why += sprintf("（合理延迟期限第%d日）", k-r.now.extended)
		e.Article = r.longer.article
	case k > 0:
		e.Why += sprintf("（延长期限第%d日）", k)
		e.Article = r.extension.article
	}
	return e
}

// lateness compares the reply with its due date.
func (r *run) lateness() {
	reply, _ := r.out.Due(Reply)
	answered, today := r.in.AnsweredOn, r.in.AsOf
	switch {
	case reply.Date.IsZero():
	case answered.IsZero() && today.After(reply.Date):
		r.warn(Overdue, reply.Article, "答复期限%s已满，尚未答复", reply.Date.Chinese())
	case answered.After(reply.Date):
		r.warn(AnsweredLate, reply.Article, "%s答复，晚于到期日%s", answered.Chinese(), reply.Date.Chinese())
	}
}
