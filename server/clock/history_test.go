package clock

import (
	"math/rand/v2"

	"disclosure/server/calendar"
)

// history draws random cases; some of their dates are impossible, as in life.
type history struct{ *rand.Rand }

func (h history) odds(one int) bool { return h.IntN(one) == 0 }

// after is a day 0 to most days later; sometimes before, sometimes none.
func (h history) after(d calendar.Date, most int) calendar.Date {
	switch {
	case d.IsZero(), h.odds(5):
		return calendar.Date{}
	case h.odds(12):
		return d.AddDays(-1 - h.IntN(5))
	}
	return d.AddDays(h.IntN(most + 1))
}

// input draws a case received from 2019-05-15 on; its limits end in 2027 at the latest.
func (h history) input() Input {
	received := day("2019-05-15").AddDays(h.IntN(2760))
	in := Input{ReceivedOn: received, AsOf: received.AddDays(h.IntN(150))}
	switch h.IntN(8) {
	case 0:
		in.ArrivedOn = received.AddDays(-h.IntN(6))
	case 1:
		in.ArrivedOn, in.ReceivedOn = received, calendar.Date{}
	}
	now := received
	for range h.IntN(3) {
		s := Supplement{SentOn: h.after(now, 14), ReplyDays: h.IntN(20)}
		s.ServedOn, s.ReceivedOn = h.after(s.SentOn, 6), h.after(s.SentOn, 25)
		if !s.ReceivedOn.IsZero() {
			now = s.ReceivedOn
		}
		in.Supplements = append(in.Supplements, s)
	}
	for range h.IntN(5) {
		in.Consultations = append(in.Consultations, h.letter(now))
	}
	h.rest(&in, now)
	return in
}

func (h history) letter(now calendar.Date) Consultation {
	c := Consultation{Kind: ConsultationKind(1 + h.IntN(3)), ReplyDays: h.IntN(25), SentOn: h.after(now, 50)}
	c.ServedOn = h.after(c.SentOn, 8)
	if h.odds(4) {
		c.ClosedOn = h.after(c.ServedOn, 40)
	} else {
		c.OpinionOn = h.after(c.SentOn, 35)
	}
	return c
}

func (h history) rest(in *Input, now calendar.Date) {
	if h.odds(2) {
		e := Extension{Days: h.IntN(24), ApprovedOn: h.after(now, 45)}
		e.NotifiedOn = h.after(e.ApprovedOn, 4)
		in.Extension = &e
	}
	if h.odds(3) {
		f := Fee{SentOn: h.after(now, 45)}
		f.ServedOn, f.PaidOn = h.after(f.SentOn, 5), h.after(f.SentOn, 40)
		in.Fee = &f
	}
	if h.odds(3) {
		x := Reasons{SentOn: h.after(now, 15), Reasonable: !h.odds(4), LongerDays: h.IntN(30)}
		x.ServedOn, x.ReceivedOn = h.after(x.SentOn, 5), h.after(x.SentOn, 15)
		x.JudgedOn = h.after(x.SentOn, 25)
		x.ToldOn = h.after(x.JudgedOn, 20)
		in.Reasons = &x
	}
	if h.odds(3) {
		in.AnsweredOn = h.after(now, 80)
	}
}
