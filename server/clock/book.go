package clock

import (
	"disclosure/server/calendar"
	"disclosure/server/law"
)

// book is the part of the law that the count needs, in force on one day.
type book struct {
	notice, supplement, reply, extension, thirdParty, coMaker          law.Limit
	firstDay, restart, abandoned, consulted, confirmed, notified, year law.Rule
}

// open reads the book; the error says that the Regulation was not in force.
func open(day calendar.Date) (book, error) {
	at := law.At(day)
	var b book
	for k, l := range map[law.LimitKey]*law.Limit{
		law.SupplementNotice: &b.notice, law.SupplementReply: &b.supplement, law.Reply: &b.reply,
		law.ExtensionMax: &b.extension, law.ThirdPartyOpinion: &b.thirdParty, law.CoMakerOpinion: &b.coMaker,
	} {
		limit, err := at.Limit(k)
		if err != nil {
			return book{}, err
		}
		*l = limit
	}
	for k, r := range map[law.RuleKey]*law.Rule{
		law.FirstDayOut: &b.firstDay, law.SupplementRestarts: &b.restart, law.SupplementAbandoned: &b.abandoned,
		law.ConsultationOut: &b.consulted, law.ReceiptConfirmed: &b.confirmed, law.ExtensionNotified: &b.notified,
		law.YearlyNotice: &b.year,
	} {
		rule, err := at.Rule(k)
		if err != nil {
			return book{}, err
		}
		*r = rule
	}
	return b, nil
}

func (b book) opinion(k ConsultationKind) law.Limit {
	if k == CoMaker {
		return b.coMaker
	}
	return b.thirdParty
}
