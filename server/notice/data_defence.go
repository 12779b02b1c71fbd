package notice

// DefenceData is the content of 行政复议答复书, 行政答辩状, 证据目录 and 依据目录.
type DefenceData struct {
	Body       string // reviewing body or court
	CaseNumber string // its number; empty while it has not told one
	PapersOn   Date   // when the copy came

	Representative string   // 法定代表人 with post; may be empty
	Agents         []string // with their units
	Request        string   // what the organ asks for
	Competence     string   // empty = the sentence of the template
	Procedure      string
	Content        string
	Conclusion     string
	Claims         []ClaimReply

	Facts     []CourseStep // in the order of the days
	Clock     []ClockDay   // the count of the reply, day by day
	InTime    string       // what follows from the count, a clause without full stop
	Decisions []Proposal   // what was decided on each item; none where nothing was answered

	Evidence []EvidenceLine
	Rules    []RuleLine
	Withheld bool // some evidence may not be read by the applicant (行政复议法 Art. 47)
}

// ClaimReply is the answer to one complaint.
type ClaimReply struct{ Claim, Reply string }

// ClockDay is one day of the count.
type ClockDay struct{ Date, Weekday, Number, Why string }

// EvidenceLine is a line of the evidence list. Group is the head of its class, only on the first line of each.
type EvidenceLine struct {
	Number, Title, Source, Proves, Pages, Form, Remark, Group string
}

// RuleLine is a line of the list of rules.
type RuleLine struct{ Rule, Purpose string }
