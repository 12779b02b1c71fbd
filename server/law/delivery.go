package law

import "disclosure/server/calendar"

// Delivery is a way of service. Its numbers are those of the API.
type Delivery int

// The ways of service. A courier company is not among them: it may not carry
// documents of organs (邮政法 Article 55).
const (
	ByHand         Delivery = iota + 1 // 直接送达
	ByPost                             // 邮政企业：EMS、挂号信
	Electronically                     // 电子方式
	Entrusted                          // 委托其他行政机关
	ByPublicNotice                     // 公告送达
	lastDelivery   = ByPublicNotice
)

// Deliveries are all ways of service.
func Deliveries() []Delivery { return count[Delivery](int(lastDelivery), 1) }

// String is the name that staff read.
func (d Delivery) String() string {
	if d < ByHand || d > lastDelivery {
		return "未知方式"
	}
	return [...]string{"直接送达", "邮寄送达", "电子送达", "委托送达", "公告送达"}[d-1]
}

// DeliveryRow says on which day an answer counts as given.
type DeliveryRow struct {
	ID Delivery
	// CountsOnDispatch: the answer is given on the day it leaves the organ; else on
	// the day of signature, or after the announcement.
	CountsOnDispatch bool
	// AfterDays is how many calendar days after the announcement it counts.
	AfterDays int
	Answered  string // the day that counts, for people to read
	Proof     string // what must be kept
	// NetRemedies: the notice must name a way on the internet to ask for
	// reconsideration (行政复议法 Article 22 paragraph 2).
	NetRemedies bool
	Bases       []Basis
	Certainty   Certainty
	Span        Span
}

var deliveries = []DeliveryRow{
	{
		ID: ByHand, Answered: "以申请人或者其法定代理人签收之日为答复之日", Proof: "送达回证",
		Bases: []Basis{{Statute: ServiceRules}}, Span: Regulation.Span,
	},
	{
		ID: ByPost, CountsOnDispatch: true, Answered: "以交邮之日为答复之日", Proof: "邮政企业的交寄凭证、投递记录",
		Bases: []Basis{{Statute: ServiceRules}, {PostLaw, 55, 0, 0}}, Span: Regulation.Span,
	},
	{
		ID: Electronically, CountsOnDispatch: true, Answered: "以数据电文发出之日为答复之日", Proof: "发送记录、到达特定系统的记录",
		NetRemedies: true, Bases: []Basis{{SignatureLaw, 11, 0, 0}}, Certainty: Inferred, Span: Regulation.Span,
	},
	{
		ID: Entrusted, Answered: "以申请人或者其法定代理人签收之日为答复之日", Proof: "委托函、送达回证",
		Bases: []Basis{{Statute: ServiceRules}}, Span: Regulation.Span,
	},
	{
		ID: ByPublicNotice, AfterDays: 30, Answered: "自发出公告之日起经过30日视为送达", Proof: "公告、公告前送达不能的记录",
		Bases: []Basis{{CivilProcedure, 95, 0, 0}}, Certainty: Inferred, Span: Regulation.Span,
	},
}

// Delivery looks up the rule of a way of service.
func (b Book) Delivery(id Delivery) (DeliveryRow, error) {
	return find(b, deliveries, named("delivery "+id.String()), func(r *DeliveryRow) (bool, Span) { return r.ID == id, r.Span })
}

// AnsweredOn is the day on which the answer counts, zero while it does not. The
// day printed on the notice decides nothing.
func (r DeliveryRow) AnsweredOn(dispatched, signed calendar.Date) calendar.Date {
	switch {
	case r.CountsOnDispatch:
		return dispatched
	case r.AfterDays > 0 && !dispatched.IsZero():
		return dispatched.AddDays(r.AfterDays)
	case r.AfterDays > 0:
		return calendar.Date{}
	}
	return signed
}
