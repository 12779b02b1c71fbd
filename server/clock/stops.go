package clock

import "disclosure/server/calendar"

// wait is what the clock waits for: it stands still from a day on.
type wait struct {
	from         calendar.Date
	why, article string
}

// restart is a day on which the limit began anew; nothing before it counts.
type restart struct {
	on          calendar.Date
	name        string // 收到补正的申请之日
	before, day string // reasons for the ledger: a day before it, the day itself
	article     string
}

// stops goes through the notices that stop the clock in the order in which they
// were sent. What came starts the limit anew; what did not, the clock waits for.
func (r *run) stops() {
	fee := r.feeSent()
	for i := range r.in.Supplements {
		s := r.in.Supplements[i]
		if s.SentOn.IsZero() {
			continue
		}
		if r.past(s.SentOn) {
			r.supplementDue(i, s)
			continue
		}
		if fee && r.in.Fee.SentOn.Before(s.SentOn) {
			fee = false
			if r.takeFee(); r.wait != nil {
				return
			}
		}
		if r.takeSupplement(i, s); r.wait != nil {
			return
		}
	}
	if fee {
		r.takeFee()
	}
}

// startAnew begins the limit anew.
func (r *run) startAnew(s restart) {
	r.restarts = append(r.restarts, s)
	r.out.Start = s.on
}

// startName names the day from which the limit runs.
func (r *run) startName() string {
	if n := len(r.restarts); n > 0 {
		return r.restarts[n-1].name
	}
	return "收到申请之日"
}
