package clock

import "disclosure/server/calendar"

// DueKind says which limit a due date ends.
type DueKind int

// The kinds of due dates.
const (
	SupplementNotice DueKind = iota + 1 // the organ's notice that stops the clock
	SupplementReply                     // the applicant's supplement, one per notice
	ReplyBase                           // the reply, without consultation and extension
	ReplyConfirmed                      // ReplyBase counted from the day of confirmation, only to compare
	ExtensionNotice                     // the notice that extends the reply
	Reply                               // the reply, as it stands now: this is the one to work to
	Opinion                             // the opinion of a consulted party, one per letter
	Internal                            // the organ's own warning before Reply
	Single                              // a limit outside the count of the reply (see End)
	ReasonsReply                        // the applicant's reasons for many requests
	Payment                             // the applicant's payment of the fee
	ProceedingAnswer                    // the organ's answer and evidence, one per proceeding
)

// String is the name for logs and tests.
func (k DueKind) String() string {
	return [...]string{
		"", "supplement_notice", "applicant_supplement", "reply_base", "reply_confirmed",
		"extension", "reply", "consultation", "internal", "single", "reasons", "payment", "proceeding_answer",
	}[k]
}

// Zh is the name for people to read.
func (k DueKind) Zh() string {
	return [...]string{
		"", "补正告知", "申请人补正", "答复（基本期限）", "答复（按确认日，仅供对照）",
		"延期告知", "答复", "征求意见答复", "内部提醒", "期限", "申请人说明理由", "申请人缴费", "复议答复或者诉讼答辩",
	}[k]
}

// Status says how far a due date can be trusted.
type Status int

// The states of a due date.
const (
	Definite    Status = iota + 1
	Provisional        // needs a year that is not announced: never print it
	Waiting            // there is no date now: the clock waits for someone
	Unconfirmed        // receipt not confirmed: counted from the arrival, the safe side
)

// String is the status for people to read.
func (s Status) String() string { return [...]string{"", "确定", "暂定", "等待", "待确认"}[s] }

// code is the status for other programs.
func (s Status) code() string {
	return [...]string{"", "definite", "provisional", "waiting", "unconfirmed"}[s]
}

// Due is one due date.
type Due struct {
	Kind         DueKind
	Date         calendar.Date // last day; zero while waiting
	Status       Status
	MissingYear  int           // first year that is needed and not announced; 0 if none
	DefiniteDays int           // working days of the count that announced years settle
	Party        int           // index into Supplements, Consultations or Proceedings, for the kinds that have one
	MetOn        calendar.Date // day on which it was done; zero if it was not
	Article      string
	Why          string // for people to read
}

// Entry is one day of the count of the reply.
type Entry struct {
	Date    calendar.Date
	Counted bool
	N       int // number of the day if it is counted, from 1
	Why     string
	Article string
	Notice  string // the calendar notice; empty if the year is not announced
}

// Exclusion is a stretch of days that does not count because a party was asked.
type Exclusion struct {
	Party   int           // index into Consultations
	After   calendar.Date // not included
	Through calendar.Date // included
	Days    int           // working days in it, before the union with the others
}

// Result is the count of a case.
type Result struct {
	Input           Input         // what the count is of
	Start           calendar.Date // day from which the reply's limit runs now; not counted itself
	Dues            []Due
	Warnings        []Warning
	Ledger          []Entry // the count of the reply, day by day
	Exclusions      []Exclusion
	Proceedings     []Tally // the counts of the proceedings, day by day
	ExcludedDays    int     // working days in the union of the exclusions
	ExtendedDays    int     // working days of an extension that holds
	LongerDays      int     // working days of a reasonable longer period that holds
	CalendarVersion string
}

// Due gives the first due date of a kind.
func (r Result) Due(k DueKind) (Due, bool) {
	for _, d := range r.Dues {
		if d.Kind == k {
			return d, true
		}
	}
	return Due{}, false
}

// DueOf gives the due date of a kind that exists once per party.
func (r Result) DueOf(k DueKind, party int) (Due, bool) {
	for _, d := range r.Dues {
		if d.Kind == k && d.Party == party {
			return d, true
		}
	}
	return Due{}, false
}
