package casework

import (
	"fmt"
	"slices"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/fault"
	"disclosure/server/law"
)

// Missing lists what the reply still lacks: a determination for each item, and for each determination what the law in force
// on the day demands (law: Need).
func Missing(c *Case, today calendar.Date) []fault.Missing {
	var missing []fault.Missing
	for _, item := range c.Items {
		missing = append(missing, missingOf(c, item, today)...)
	}
	return missing
}

func missingOf(c *Case, item *pb.Item, today calendar.Date) []fault.Missing {
	subject := fmt.Sprintf("%s#%d", c.Name(), item.Number)
	where := ""
	if len(c.Items) > 1 {
		where = fmt.Sprintf("第%d项：", item.Number)
	}
	d := item.Determination
	if d == nil {
		return []fault.Missing{{Key: "determination", Subject: subject, Text: where + "尚未提出处理决定"}}
	}
	rule, err := law.At(today).Disposition(law.Disposition(d.Disposition))
	if err != nil {
		return []fault.Missing{{Key: "disposition", Subject: subject, Text: where + "处理决定不是现行法律规定的种类"}}
	}
	var missing []fault.Missing
	for _, n := range law.Missing(rule.Needs, func(key string) bool { return has(c, item, key) }) {
		missing = append(missing, fault.Missing{Key: n.Key, Subject: subject, Text: where + "“" + rule.Name + "”缺少" + n.Zh})
	}
	return missing
}

// has says whether a need is met, by the determination itself or by the record.
func has(c *Case, item *pb.Item, key string) bool {
	d := item.Determination
	switch key {
	case reasonsKey:
		return d.Reasons != ""
	case redactionsKey:
		return len(d.Redactions) > 0
	case "search_record":
		return slices.ContainsFunc(c.Searches, func(s *pb.SearchRecord) bool { return covers(s.Items, item.Number) })
	case "secrecy_review":
		return slices.ContainsFunc(c.Secrecy, func(r *pb.SecrecyReview) bool { return covers(r.Items, item.Number) })
	case "consultation_closed":
		return slices.ContainsFunc(c.Consultations, func(x *pb.Consultation) bool {
			return x.ClosedOn != "" && covers(x.Items, item.Number)
		})
	case "reasons_requested":
		return c.Reasons != nil && c.Reasons.JudgedOn != "" && !c.Reasons.Reasonable
	case "fee_notice_served":
		return c.Fee != nil && c.Fee.ServedOn != ""
	case "fee_lapsed":
		return c.Fee != nil && c.Fee.LapsedOn != ""
	case "supplement_notice_served", "supplement_received", "supplement_lapsed":
		return c.lastSupplement() != nil && supplementHas(c.lastSupplement(), key)
	}
	return d.Fields[key] != ""
}

func supplementHas(s *pb.Supplement, key string) bool {
	switch key {
	case "supplement_received":
		return s.ReceivedOn != ""
	case "supplement_lapsed":
		return s.LapsedOn != ""
	}
	return s.ServedOn != ""
}

// covers says whether a list of items holds the number; an empty list means all.
func covers(items []int32, number int32) bool {
	return len(items) == 0 || slices.Contains(items, number)
}
