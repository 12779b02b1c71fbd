package clock

import (
	"disclosure/server/calendar"
	"disclosure/server/law"
)

// Problem is something in a history that cannot be, for people to read.
type Problem struct {
	Field   string // supplements[0].served_on, counted from 0
	Article string
	Zh      string
}

// checker collects problems.
type checker struct {
	in    Input
	start calendar.Date // day of receipt
	at    law.Book
	found []Problem
}

// Check names every date or number of a history that cannot be. Compute counts
// on all the same, to the safe side; whoever records a fact asks Check first. What
// is late but lawful is no problem: it is a warning of the count.
func Check(in Input) []Problem {
	c := &checker{in: in, start: in.ReceivedOn}
	if c.start.IsZero() {
		c.start = in.ArrivedOn
	}
	c.at = law.At(c.start)
	c.receipt()
	for i, s := range in.Supplements {
		c.supplement(i, s)
	}
	for i, x := range in.Consultations {
		c.consultation(i, x)
	}
	c.extension()
	c.fee()
	c.reasons()
	c.after("answered_on", "答复日", in.AnsweredOn, "收到申请之日", c.start, law.Reply)
	return c.found
}

// receipt: the day of receipt, its proof, and the law of that day (Article 31).
func (c *checker) receipt() {
	in := c.in
	article := c.rule(law.ReceiptConfirmed)
	switch {
	case c.start.IsZero():
		c.add("received_on", article, "收到日和到达日都没有登记")
		return
	case !law.Regulation.Span.Holds(c.start):
		c.add("received_on", "", sprintf("收到日%s早于《中华人民共和国政府信息公开条例》（2019年修订）施行日%s", c.start.Chinese(), law.Regulation.Span.From.Chinese()))
	case !in.ArrivedOn.IsZero() && in.ReceivedOn.Before(in.ArrivedOn) && !in.ReceivedOn.IsZero():
		c.add("received_on", article, sprintf("收到日%s早于到达日%s：申请尚未到达，不能登记收到", in.ReceivedOn.Chinese(), in.ArrivedOn.Chinese()))
	case !in.ArrivedOn.IsZero() && in.ReceivedOn.After(in.ArrivedOn) && in.ReceiptReason == "":
		c.add("received_on", article, sprintf("收到日%s晚于收到凭证所载的到达日%s：应当书面说明原因", in.ReceivedOn.Chinese(), in.ArrivedOn.Chinese()))
	}
	c.future("received_on", "收到日", in.ReceivedOn)
	c.future("arrived_on", "到达日", in.ArrivedOn)
}

// after wants one day not before another, and not after today; days that are not
// known are no problem.
func (c *checker) after(field, label string, d calendar.Date, earlier string, e calendar.Date, k law.LimitKey) {
	if !d.IsZero() && d.Before(e) {
		c.add(field, c.article(k), sprintf("%s%s早于%s%s", label, d.Chinese(), earlier, e.Chinese()))
	}
	c.future(field, label, d)
}

func (c *checker) future(field, label string, d calendar.Date) {
	if !d.IsZero() && !c.in.AsOf.IsZero() && d.After(c.in.AsOf) {
		c.add(field, "", sprintf("%s%s晚于今天（%s）：尚未发生的事不能登记", label, d.Chinese(), c.in.AsOf.Chinese()))
	}
}

// needs wants a fact to be there before another is.
func (c *checker) needs(field, label string, d calendar.Date, before string, e calendar.Date, k law.LimitKey) {
	if !d.IsZero() && e.IsZero() {
		c.add(field, c.article(k), sprintf("登记了%s%s，但没有%s", label, d.Chinese(), before))
	}
}

func (c *checker) add(field, article, zh string) {
	c.found = append(c.found, Problem{Field: field, Article: article, Zh: zh})
}

// article and rule cite the law of the day of receipt; nothing if there was none.
func (c *checker) article(k law.LimitKey) string {
	l, err := c.at.Limit(k)
	if err != nil {
		return ""
	}
	return l.Basis.String()
}

func (c *checker) rule(k law.RuleKey) string {
	r, err := c.at.Rule(k)
	if err != nil {
		return ""
	}
	return r.Basis.String()
}
