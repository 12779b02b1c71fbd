package clock

import (
	"fmt"

	"disclosure/server/calendar"
	"disclosure/server/law"
)

// run is one count in progress.
type run struct {
	book
	in       Input
	cal      *calendar.Calendar
	out      Result
	received calendar.Date          // day of receipt that the count works to
	stopped  *Supplement            // the notice that the clock waits on
	excluded map[calendar.Date]bool // working days that do not count
}

// Compute counts every due date of a case and writes the count down day by day.
// The same input, law and calendar always give the same result.
func Compute(in Input, cal *calendar.Calendar) Result {
	r := &run{in: in, cal: cal, excluded: map[calendar.Date]bool{}}
	if r.dues() {
		r.ledger()
	}
	return r.out
}

// Dues is Compute without the ledger, which costs more than all the rest.
func Dues(in Input, cal *calendar.Calendar) Result {
	r := &run{in: in, cal: cal, excluded: map[calendar.Date]bool{}}
	r.dues()
	return r.out
}

// dues counts; it is false when there is nothing to count from.
func (r *run) dues() bool {
	r.out.CalendarVersion = r.cal.Version()
	if !r.receipt() {
		return false
	}
	r.supplements()
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
	if err != nil {
		r.warn(NoLaw, "", "收到日%s早于现行条例施行日，不能计算期限", r.received.Chinese())
		return false
	}
	r.book, r.out.Start = b, r.received
	switch {
	case r.in.ReceivedOn.IsZero():
		r.warn(ReceiptUnconfirmed, r.confirmed.Basis.String(), "尚未与申请人确认收到，暂按到达日%s起算", r.received.Chinese())
	case r.received != r.in.ReceivedOn:
		r.warn(ReceiptLater, r.confirmed.Basis.String(), "到达日%s早于确认日%s：%s",
			r.received.Chinese(), r.in.ReceivedOn.Chinese(), EarlierReceipt.Rule)
	}
	return true
}

// due counts n working days from start. The day of start is not counted.
func (r *run) due(kind DueKind, start calendar.Date, n int, b law.Basis) Due {
	d := workingDays(r.cal, start, n)
	d.Kind, d.Article = kind, b.String()
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

func (r *run) add(d Due, format string, a ...any) {
	d.Why = fmt.Sprintf(format, a...)
	if d.Status == Provisional {
		d.Why += fmt.Sprintf("；暂定（%d年节假日安排尚未公布）", d.MissingYear)
	}
	r.out.Dues = append(r.out.Dues, d)
}

func (r *run) warn(c Code, article, format string, a ...any) {
	r.out.Warnings = append(r.out.Warnings, Warning{Code: c, Article: article, Zh: fmt.Sprintf(format, a...)})
}
