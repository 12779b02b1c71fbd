package clock

import (
	"slices"
	"sync"

	"disclosure/server/calendar"
	"disclosure/server/law"
)

// limit and rule are rows of the law with their citation written out once.
type (
	limit struct {
		law.Limit
		article string
	}
	rule struct {
		law.Rule
		article string
	}
)

// book is the part of the law that the count needs, in force on one day. Fees is
// false as long as there were no rules on the fee; its rows are empty then.
type book struct {
	fees                                                                     bool
	notice, supplement, reply, extension, thirdParty, coMaker, other, reason limit
	payment                                                                  limit
	firstDay, restart, abandoned, consulted, confirmed, notified, year       rule
	longer, asked, feeRestart, feeAbandoned, feeInTime                       rule
}

// maxDays is the most working days that an organ may set for a limit: four years.
const maxDays = 1000

// or is the limit with a number of days that the organ set; 0 leaves the default.
func (l limit) or(days int) limit {
	if days > 0 {
		l.N = min(days, maxDays)
	}
	return l
}

// era is the law from a day on, until the next era.
type era struct {
	from calendar.Date
	book book
	err  error
}

// eras are all of them in order. The law is data of the program, so they are
// read once.
var eras = sync.OnceValue(func() []era {
	var all []era
	for _, day := range law.Changes() {
		b, err := read(day)
		all = append(all, era{day, b, err})
	}
	return all
})

// open gives the law of a day; the error says that the Regulation was not in force.
func open(day calendar.Date) (*book, error) {
	all := eras()
	i, exact := slices.BinarySearchFunc(all, day, func(e era, d calendar.Date) int { return e.from.Compare(d) })
	if !exact {
		i--
	}
	if i < 0 {
		return nil, &law.NotInForceError{What: "time limit", Day: day}
	}
	return &all[i].book, all[i].err
}

// read looks up every row; those on the fee may be missing.
func read(day calendar.Date) (book, error) {
	at := law.At(day)
	b := book{fees: law.FeesInForce(day)}
	for k, l := range map[law.LimitKey]*limit{
		law.SupplementNotice: &b.notice, law.SupplementReply: &b.supplement, law.Reply: &b.reply,
		law.ExtensionMax: &b.extension, law.ThirdPartyOpinion: &b.thirdParty, law.CoMakerOpinion: &b.coMaker,
		law.OtherOrganOpinion: &b.other, law.ReasonsReply: &b.reason, law.Payment: &b.payment,
	} {
		row, err := at.Limit(k)
		if err != nil && (b.fees || k != law.Payment) {
			return book{}, err
		}
		*l = limit{row, row.Basis.String()}
	}
	return b, b.readRules(at)
}

func (b *book) readRules(at law.Book) error {
	for k, r := range map[law.RuleKey]*rule{
		law.FirstDayOut: &b.firstDay, law.SupplementRestarts: &b.restart, law.SupplementAbandoned: &b.abandoned,
		law.ConsultationOut: &b.consulted, law.ReceiptConfirmed: &b.confirmed, law.ExtensionNotified: &b.notified,
		law.YearlyNotice: &b.year, law.LongerPeriod: &b.longer, law.ReasonsAsked: &b.asked,
		law.FeeRestarts: &b.feeRestart, law.FeeAbandoned: &b.feeAbandoned, law.FeeNoticeInTime: &b.feeInTime,
	} {
		row, err := at.Rule(k)
		if err != nil && (b.fees || k < law.FeeRestarts || k > law.FeeNoticeInTime) {
			return err
		}
		*r = rule{row, row.Basis.String()}
	}
	return nil
}

// opinion is the limit of a party. Only the letter to another organ sets its own
// number of days; the law fixes the others.
func (b *book) opinion(c Consultation) limit {
	switch c.Kind {
	case CoMaker:
		return b.coMaker
	case OtherOrgan:
		return b.other.or(c.ReplyDays)
	}
	return b.thirdParty
}
