package defence

import (
	"fmt"
	"slices"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
	"disclosure/server/clock"
	"disclosure/server/law"
)

// Settings are those of the organ that a reply prints; what is not known here is not checked.
type Settings struct {
	Known                      bool
	ReconsiderationBody, Court string
}

// checker looks at one case.
type checker struct {
	c        *casework.Case
	count    clock.Result
	today    calendar.Date
	settings Settings
	found    []*pb.Finding
}

// checks are all of them, in the order of the table of reasons for which organs lose.
var checks = []func(*checker){
	(*checker).answeredInTime, (*checker).replyServed, (*checker).mailProven, (*checker).portalConfirmed, (*checker).postedInTime,
	(*checker).extensionHolds, (*checker).supplementOnce, (*checker).clarified, (*checker).searched, (*checker).everyItem,
	(*checker).competentNamed, (*checker).partsGiven, (*checker).redactionsKept, (*checker).thirdPartyAsked, (*checker).thirdPartyWeighed,
	(*checker).thirdPartyTold, (*checker).based, (*checker).remediesKnown, (*checker).proceedingsAnswered, (*checker).evidenceComplete,
	(*checker).evidenceInTime, (*checker).signed, (*checker).byPost, (*checker).secrecyReviewed, (*checker).suppliedKept,
	(*checker).identityProven, (*checker).feeProven,
}

// Checks is how many there are.
const Checks = 27

// Check says what a lawyer would miss in the file of a case, the severe things first.
func Check(c *casework.Case, cal *calendar.Calendar, today calendar.Date, s Settings) []*pb.Finding {
	x := &checker{c: c, count: casework.Dues(c, cal, today), today: today, settings: s}
	for _, check := range checks {
		check(x)
	}
	slices.SortStableFunc(x.found, func(a, b *pb.Finding) int { return rank(a) - rank(b) })
	return x.found
}

func rank(f *pb.Finding) int {
	if f.Severe {
		return 0
	}
	return 1
}

// finding is what one check says.
type finding struct {
	row     int32
	key     string
	severe  bool
	article law.Basis
	subject string // empty for the case
	text    string
	advice  string
}

func (x *checker) add(f finding) {
	if f.subject == "" {
		f.subject = x.c.Name()
	}
	x.found = append(x.found, &pb.Finding{
		Row: f.row, Key: f.key, Severe: f.severe, Text: f.text, Advice: f.advice, Article: f.article.String(), Subject: f.subject,
	})
}

func reg(article int) law.Basis { return law.Basis{Statute: law.Regulation, Article: article} }

// has says whether the file holds a document of one of some kinds.
func (x *checker) has(kinds ...pb.DocumentKind) bool {
	return slices.ContainsFunc(x.c.Documents, func(d *pb.Document) bool { return slices.Contains(kinds, d.Kind) })
}

// notices are the valid ones of a kind.
func (x *checker) notices(kind pb.NoticeKind) []*pb.Notice {
	var all []*pb.Notice
	for _, n := range x.c.Notices {
		if n.Kind == kind && n.State != pb.NoticeState_NOTICE_STATE_VOID {
			all = append(all, n)
		}
	}
	return all
}

// warned gives the first warning of the clock of a code.
func (x *checker) warned(codes ...clock.Code) (clock.Warning, bool) {
	for _, w := range x.count.Warnings {
		if slices.Contains(codes, w.Code) {
			return w, true
		}
	}
	return clock.Warning{}, false
}

// items calls f for every item with one of some dispositions; none means any.
func (x *checker) items(f func(item *pb.Item, where string), ids ...law.Disposition) {
	for _, item := range x.c.Items {
		d := item.Determination
		if d != nil && (len(ids) == 0 || slices.Contains(ids, law.Disposition(d.Disposition))) {
			f(item, fmt.Sprintf("第%d项", item.Number))
		}
	}
}

func (x *checker) itemName(item *pb.Item) string {
	return fmt.Sprintf("%s#%d", x.c.Name(), item.Number)
}

// consultations are those about an item.
func (x *checker) consultations(item *pb.Item) []*pb.Consultation {
	var all []*pb.Consultation
	for _, k := range x.c.Consultations {
		if len(k.Items) == 0 || slices.Contains(k.Items, item.Number) {
			all = append(all, k)
		}
	}
	return all
}

// refusals are the dispositions of Articles 14 to 16.
var refusals = []law.Disposition{law.R4, law.R5, law.R6, law.R7, law.R8, law.R9, law.R10}
