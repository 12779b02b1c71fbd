package clock

import (
	"fmt"

	"disclosure/server/calendar"
)

var sprintf = fmt.Sprintf

// ledger writes down the count of the reply, day by day, from the day of
// receipt to the due date, or to today while the clock stands still.
func (r *run) ledger() {
	r.entry(r.received, "收到申请之日，"+r.firstDay.Zh, r.firstDay.Basis.String())
	if r.stopped != nil {
		r.count(r.received, r.stopped.SentOn)
		r.standStill()
		return
	}
	if r.out.Start != r.received {
		r.beforeRestart()
	}
	reply, _ := r.out.Due(Reply)
	r.count(r.out.Start, reply.Date)
}

// entry adds a day that is not counted.
func (r *run) entry(d calendar.Date, why, article string) {
	info, _ := r.cal.GuessDay(d)
	r.out.Ledger = append(r.out.Ledger, Entry{Date: d, Why: why, Article: article, Notice: info.Notice})
}

// beforeRestart adds the days that the supplement made void.
func (r *run) beforeRestart() {
	article := r.restart.Basis.String()
	for d := r.received.AddDays(1); d.Before(r.out.Start); d = d.AddDays(1) {
		r.entry(d, "收到补正前的日期，"+r.restart.Zh, article)
	}
	r.entry(r.out.Start, "收到补正材料之日，重新起算，当日不计入", article)
}

// standStill adds the days on which the clock waits for the applicant.
func (r *run) standStill() {
	for d := r.stopped.SentOn.AddDays(1); !d.After(r.in.AsOf); d = d.AddDays(1) {
		r.entry(d, r.waitingWhy(), r.restart.Basis.String())
	}
}

// count adds the days in (after, through] and numbers those that count.
func (r *run) count(after, through calendar.Date) {
	n := 0
	for d := after.AddDays(1); !d.After(through); d = d.AddDays(1) {
		info, _ := r.cal.GuessDay(d)
		switch {
		case !info.Working:
			r.entry(d, info.Why+"，不计入", r.year.Basis.String())
		case r.excluded[d]:
			r.entry(d, "征求意见期间，不计入", r.consulted.Basis.String())
		default:
			n++
			r.out.Ledger = append(r.out.Ledger, r.counted(d, n, info))
		}
	}
}

func (r *run) counted(d calendar.Date, n int, info calendar.DayInfo) Entry {
	e := Entry{Date: d, Counted: true, N: n, Why: info.Why, Article: r.reply.Basis.String(), Notice: info.Notice}
	if k := n - r.reply.N; k > 0 {
		e.Why += sprintf("（延长期限第%d日）", k)
		e.Article = r.extension.Basis.String()
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
