package clock

import (
	"fmt"

	"disclosure/server/calendar"
	"disclosure/server/law"
)

// run is one count in progress.
type run struct {
	*book
	in       Input
	cal      *calendar.Calendar
	out      Result
	received calendar.Date // day of receipt that the count works to
	wait     *wait         // what the clock waits for, nil while it runs
	restarts []restart     // in order; the last one is where the count starts
	order    []int         // consultations by the day of sending
	opinions []calendar.Date
	now      segment   // the count from the last restart on
	term     law.Limit // limit of a new answer as it was set; empty if there was no reopening
}

// Compute counts every due date of a case and explains the reply day by day. The
// same input, law and calendar always give the same result.
func Compute(in Input, cal *calendar.Calendar) Result {
	r := newRun(in, cal)
	if r.dues() {
		r.ledger()
	}
	r.proceedings(true)
	return r.out
}

// Dues is Compute without the ledger: for lists and for recounting many cases.
func Dues(in Input, cal *calendar.Calendar) Result {
	r := newRun(in, cal)
	r.dues()
	r.proceedings(false)
	return r.out
}

func newRun(in Input, cal *calendar.Calendar) *run {
	r := &run{in: in, cal: cal}
	r.out.Input, r.out.CalendarVersion = in, cal.Version()
	r.out.Dues = make([]Due, 0, 8+len(in.Supplements)+len(in.Consultations))
	return r
}

// dues counts everything but the ledger; false if there is nothing to count from.
func (r *run) dues() bool {
	if !r.receipt() {
		return false
	}
	r.noticeDue()
	r.reopen()
	r.stops()
	r.reasons()
	r.consultations()
	r.replies()
	r.lateness()
	return true
}

// receipt settles the day of receipt and the law of that day (Article 31).
func (r *run) receipt() bool {
	r.received = r.in.ReceivedOn
	if a := r.in.ArrivedOn; !a.IsZero() && (r.received.IsZero() || a.Before(r.received)) {
		r.received = a
	}
	if r.received.IsZero() {
		r.warn(NoReceipt, "", "收到日未登记，不能计算期限")
		return false
	}
	b, err := open(r.received)
	if err != nil && !r.in.ReceivedOn.IsZero() {
		b, err = open(r.in.ReceivedOn) // arrived under the old Regulation, confirmed under this one
	}
	if err != nil {
		r.warn(NoLaw, "", "收到日%s早于现行条例施行日，不能计算期限", r.received.Chinese())
		return false
	}
	r.book, r.out.Start = b, r.received
	switch {
	case r.in.ReceivedOn.IsZero():
		r.warn(ReceiptUnconfirmed, r.confirmed.article, "尚未与申请人确认收到，暂按到达日%s起算", r.received.Chinese())
	case r.received != r.in.ReceivedOn:
		r.warn(ReceiptLater, r.confirmed.article, "到达日%s早于确认日%s：%s",
			r.received.Chinese(), r.in.ReceivedOn.Chinese(), EarlierReceipt.Rule)
	}
	return true
}

// due counts n working days from start. The day of start is not counted.
func (r *run) due(kind DueKind, start calendar.Date, n int, article string) Due {
	d := workingDays(r.cal, start, n)
	d.Kind, d.Article = kind, article
	if d.Status == Definite && r.in.ReceivedOn.IsZero() && start == r.received {
		d.Status = Unconfirmed
	}
	return d
}

// workingDays is the end of a limit in working days, with its status.
func workingDays(cal *calendar.Calendar, start calendar.Date, n int) Due {
	e := cal.EstimateWorkingDays(start, n)
	d := Due{Date: e.Date, Status: Definite, MissingYear: e.MissingYear, DefiniteDays: e.Definite}
	if e.MissingYear != 0 {
		d.Status = Provisional
	}
	return d
}

// add gives a due date its reason and puts it into the result.
func (r *run) add(d Due, why string) {
	d.Why = why
	if d.Status == Provisional {
		d.Why += fmt.Sprintf("；暂定（%d年节假日安排尚未公布）", d.MissingYear)
	}
	r.out.Dues = append(r.out.Dues, d)
}

func (r *run) warn(c Code, article, format string, a ...any) {
	r.out.Warnings = append(r.out.Warnings, Warning{Code: c, Article: article, Zh: fmt.Sprintf(format, a...)})
}
