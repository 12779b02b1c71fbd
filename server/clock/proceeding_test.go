package clock

import (
	"strings"
	"testing"

	"disclosure/server/calendar"
	"disclosure/server/law"
)

// The days were counted by hand from the notices. 2026: Spring Festival off from 15 to 23 February, 14 and 28 February worked;
// Dragon Boat Festival off from 19 to 21 June.
func TestProceedings(t *testing.T) {
	day := calendar.MustParse
	for _, c := range []struct {
		kind        law.ProceedingKind
		papers, due string
		status      Status
	}{
		{law.SimplifiedReconsideration, "2026-11-20", "2026-11-27", Definite}, // Mon 23 to Fri 27
		{law.OrdinaryReconsideration, "2026-11-20", "2026-12-04", Definite},
		{law.SimplifiedReconsideration, "2026-02-12", "2026-02-26", Definite},    // 13, 14 (worked), 24, 25, 26
		{law.OrdinaryReconsideration, "2026-02-12", "2026-03-04", Definite},      // 27, 28 (worked), 2, 3, 4 March
		{law.Court, "2026-11-20", "2026-12-07", Definite},                        // 15th day Sat 5 December, on to Monday
		{law.Court, "2026-02-02", "2026-02-24", Definite},                        // 15th day 17 February lies in the holiday
		{law.Court, "2026-02-10", "2026-02-25", Definite},                        // 25 February itself
		{law.SimplifiedReconsideration, "2026-12-28", "2027-01-05", Provisional}, // 1 January is a holiday every year
	} {
		in := Input{Proceedings: []ProceedingFacts{{Kind: c.kind, Name: "复议", PapersOn: day(c.papers), RunsFrom: day(c.papers)}}}
		r := Compute(in, calendar.Embedded())
		due, ok := r.Due(ProceedingAnswer)
		if !ok || due.Date.String() != c.due || due.Status != c.status || due.Article != law.Basis.String(mustLimit(t, c.kind, c.papers).Basis) {
			t.Errorf("%s from %s = %+v, want %s", c.kind, c.papers, due, c.due)
		}
		if len(r.Proceedings) != 1 || r.Proceedings[0].Ledger[len(r.Proceedings[0].Ledger)-1].Date != due.Date {
			t.Errorf("%s from %s: the ledger does not end on the due date", c.kind, c.papers)
		}
	}
}

func mustLimit(t *testing.T, kind law.ProceedingKind, on string) law.Limit {
	t.Helper()
	l, err := law.At(calendar.MustParse(on)).Limit(kind.AnswerLimit())
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// A change of procedure counts anew; what is late is said.
func TestProceedingWarnings(t *testing.T) {
	day := calendar.MustParse
	facts := ProceedingFacts{Kind: law.SimplifiedReconsideration, Name: "复议一", PapersOn: day("2026-11-20"), RunsFrom: day("2026-11-20")}
	codes := func(f ProceedingFacts, asOf string) string {
		var s []string
		for _, w := range Dues(Input{AsOf: day(asOf), Proceedings: []ProceedingFacts{f}}, calendar.Embedded()).Warnings {
			if w.Code != NoReceipt {
				s = append(s, string(w.Code))
			}
		}
		return strings.Join(s, ",")
	}
	answered, decided, old := facts, facts, facts
	answered.AnsweredOn, decided.DecidedOn = day("2026-11-30"), day("2026-12-01")
	old.RunsFrom = day("2023-12-01") // before the law of 2023 there was no such limit
	for _, c := range []struct {
		name, got, want string
	}{
		{"last day", codes(facts, "2026-11-27"), ""},
		{"day after", codes(facts, "2026-11-28"), "PROCEEDING_OVERDUE"},
		{"late", codes(answered, "2026-12-01"), "PROCEEDING_LATE"},
		{"decided without answer", codes(decided, "2026-12-02"), ""},
		{"no law", codes(old, "2026-12-02"), "PROCEEDING_NO_LAW"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.name, c.got, c.want)
		}
	}
	facts.Kind = 0
	if r := Dues(Input{Proceedings: []ProceedingFacts{facts}}, calendar.Embedded()); len(r.Dues) != 0 {
		t.Errorf("a complaint without a named day has a due date: %+v", r.Dues)
	}
	facts.NamedOn = day("2026-12-10")
	due, _ := Dues(Input{Proceedings: []ProceedingFacts{facts}}, calendar.Embedded()).Due(ProceedingAnswer)
	if due.Date != facts.NamedOn || !strings.Contains(due.Article, "第四十七条") {
		t.Errorf("named day: %+v", due)
	}
}

// A decision sends the case back: the new limit runs from its receipt, and nothing older moves it. Counted by hand.
func TestReopening(t *testing.T) {
	day := calendar.MustParse
	history := Input{
		ReceivedOn: day("2026-03-02"), ArrivedOn: day("2026-03-02"),
		Supplements:   []Supplement{{SentOn: day("2026-03-04"), ServedOn: day("2026-03-06"), LapsedOn: day("2026-03-25")}},
		Consultations: []Consultation{{Kind: ThirdParty, SentOn: day("2026-03-05"), ServedOn: day("2026-03-06"), OpinionOn: day("2026-03-12")}},
		Extension:     &Extension{Days: 5, ApprovedOn: day("2026-03-10"), NotifiedOn: day("2026-03-10")},
		Fee:           &Fee{SentOn: day("2026-03-11"), ServedOn: day("2026-03-12")},
		Reasons:       &Reasons{SentOn: day("2026-03-11"), JudgedOn: day("2026-03-11"), Reasonable: true, LongerDays: 9, ToldOn: day("2026-03-11")},
	}
	for _, c := range []struct {
		what string
		x    Reopening
		due  string
		why  string
		last Entry // of the ledger
	}{
		{"the law's 20 working days", Reopening{On: day("2026-06-15")}, "2026-07-14", "20个工作日（重新答复）", Entry{N: 20, Counted: true}}, // 19 June off
		{"15 working days named", Reopening{On: day("2026-06-15"), N: 15}, "2026-07-07", "15个工作日（决定指定）", Entry{N: 15, Counted: true}},
		{"30 days named", Reopening{On: day("2026-06-15"), N: 30, Unit: law.Days}, "2026-07-15", "30日（决定指定）", Entry{N: 30, Counted: true}},
		{"12 days end on a Saturday", Reopening{On: day("2026-06-15"), N: 12, Unit: law.Days}, "2026-06-29", "12日（决定指定）", Entry{}},
	} {
		in := history
		c.x.AnsweredOn = day("2026-03-27")
		in.Reopenings = []Reopening{c.x}
		r := Compute(in, calendar.Embedded())
		due, _ := r.Due(Reply)
		if due.Date.String() != c.due || !strings.Contains(due.Why, c.why) || len(r.Warnings) > 0 {
			t.Errorf("%s: %s %q %+v, want %s", c.what, due.Date, due.Why, r.Warnings, c.due)
		}
		last := r.Ledger[len(r.Ledger)-1]
		if last.Date != due.Date || last.N != c.last.N || last.Counted != c.last.Counted {
			t.Errorf("%s: the ledger ends with %+v", c.what, last)
		}
		text := r.Text()
		if !strings.Contains(text, "收到责令重新答复的决定") || !strings.Contains(text, "后经复议") {
			t.Errorf("%s: not explained:\n%s", c.what, text)
		}
	}
	in := history
	in.Reopenings = []Reopening{{On: day("2026-06-15")}}
	in.Consultations = append(in.Consultations, Consultation{Kind: ThirdParty, SentOn: day("2026-06-16"), ServedOn: day("2026-06-17"), OpinionOn: day("2026-06-18")})
	if due, _ := Compute(in, calendar.Embedded()).Due(Reply); due.Date.String() != "2026-07-16" { // 17 and 18 June taken out
		t.Errorf("a new consultation: %s", due.Date)
	}
}
