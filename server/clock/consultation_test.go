package clock

import (
	"testing"

	"disclosure/server/calendar"
)

func letter(sent, served, opinion string) Consultation {
	return Consultation{Kind: ThirdParty, SentOn: day(sent), ServedOn: day(served), OpinionOn: day(opinion)}
}

// consulted is a request of 2026-03-02, whose base ends on 03-30 (sample
// land-approval). The working days after that: 03-31 21, 04-01 22, 02 23, 03 24,
// 07 25 (清明节 to 04-06), 08 26, 09 27, 10 28, 13 29, 14 30, 15 31, 16 32, 17 33,
// 20 34, 21 35, 22 36.
func consulted(today string, letters ...Consultation) Result {
	return Compute(Input{ReceivedOn: day("2026-03-02"), Consultations: letters, AsOf: day(today)}, calendar.Embedded())
}

func TestConsultations(t *testing.T) {
	silent := letter("2026-03-02", "2026-03-03", "")
	silent.ClosedOn = day("2026-04-10")
	for _, c := range []struct {
		name     string
		letters  []Consultation
		excluded int
		reply    string
	}{
		// 10, 11, 12, 13, 16 March.
		{"one", []Consultation{letter("2026-03-09", "2026-03-10", "2026-03-16")}, 5, "2026-04-07"},
		// The second covers 13, 16, 17, 18: two days are new.
		{"overlap", []Consultation{letter("2026-03-09", "2026-03-10", "2026-03-16"), letter("2026-03-12", "2026-03-13", "2026-03-18")}, 7, "2026-04-09"},
		{"overlap, other order", []Consultation{letter("2026-03-12", "2026-03-13", "2026-03-18"), letter("2026-03-09", "2026-03-10", "2026-03-16")}, 7, "2026-04-09"},
		{"one inside the other", []Consultation{letter("2026-03-09", "2026-03-10", "2026-03-18"), letter("2026-03-10", "2026-03-10", "2026-03-11")}, 7, "2026-04-09"},
		// Served 03-03: the 15th day is 03-24. 3 to 6, 9 to 13, 16 to 20, 23, 24.
		{"silent", []Consultation{silent}, 16, "2026-04-22"},
		{"an opinion after its limit", []Consultation{letter("2026-03-02", "2026-03-03", "2026-04-01")}, 16, "2026-04-22"},
		{"same day", []Consultation{letter("2026-03-09", "2026-03-09", "2026-03-09")}, 0, "2026-03-30"},
		// Sent on the last day: 03-31, 04-01, 04-02.
		{"on the last day", []Consultation{letter("2026-03-30", "2026-03-31", "2026-04-02")}, 3, "2026-04-02"},
		// The first moves the base to 04-07, so the second is in time: 8, 9.
		{"in the stretched base", []Consultation{letter("2026-03-09", "2026-03-10", "2026-03-16"), letter("2026-04-07", "2026-04-07", "2026-04-09")}, 7, "2026-04-09"},
		{"in the stretched base, other order", []Consultation{letter("2026-04-07", "2026-04-07", "2026-04-09"), letter("2026-03-09", "2026-03-10", "2026-03-16")}, 7, "2026-04-09"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := consulted("2026-05-06", c.letters...)
			wantDue(t, r, ReplyBase, "2026-03-30", Definite)
			wantDue(t, r, Reply, c.reply, Definite)
			wantCodes(t, r, Overdue)
			wantCount(t, r, 20)
			if r.ExcludedDays != c.excluded {
				t.Errorf("excluded %d, want %d", r.ExcludedDays, c.excluded)
			}
		})
	}
}

func TestConsultationsThatDoNotStretch(t *testing.T) {
	for _, c := range []struct {
		name   string
		letter Consultation
		code   Code
	}{
		{"after the base", letter("2026-03-31", "2026-04-01", "2026-04-03"), ConsultationAfterBase},
		{"no proof of service", letter("2026-03-09", "", "2026-03-16"), ConsultationUnserved},
		{"served before it was sent", letter("2026-03-09", "2026-03-06", "2026-03-16"), ConsultationOrder},
		{"sent before receipt", letter("2026-02-27", "2026-03-03", "2026-03-06"), ConsultationOrder},
		{"opinion before it was sent", letter("2026-03-09", "2026-03-10", "2026-03-06"), ConsultationOrder},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := consulted("2026-03-30", c.letter)
			wantDue(t, r, Reply, "2026-03-30", Definite)
			wantCodes(t, r, c.code)
			if r.ExcludedDays != 0 || len(r.Exclusions) != 0 {
				t.Errorf("excluded %d", r.ExcludedDays)
			}
		})
	}
	if r := consulted("2026-03-30", Consultation{Kind: ThirdParty}); len(r.Warnings) != 0 {
		t.Errorf("a letter that was not sent: %v", r.Warnings)
	}
}

// An open consultation takes out the days until today: 10, 11 March.
func TestOpenConsultation(t *testing.T) {
	open := letter("2026-03-09", "2026-03-10", "")
	r := consulted("2026-03-11", open)
	wantDue(t, r, Reply, "2026-04-01", Definite)
	wantDue(t, r, Opinion, "2026-03-31", Definite)
	// A month later it is capped on 03-31: 10 to 13, 16 to 20, 23 to 27, 30, 31 are 16 days.
	r = consulted("2026-04-20", open)
	wantDue(t, r, Reply, "2026-04-22", Definite)
	wantCodes(t, r, ConsultationExpired)
	// Without a today nothing has passed.
	wantDue(t, consulted("", open), Reply, "2026-03-30", Definite)
	// It ends with the answer: 10, 11, 12 March.
	r = Compute(Input{
		ReceivedOn: day("2026-03-02"), Consultations: []Consultation{open},
		AnsweredOn: day("2026-03-12"), AsOf: day("2026-05-06"),
	}, calendar.Embedded())
	wantDue(t, r, Reply, "2026-04-02", Definite)
}

func TestConsultationBeforeTheRestart(t *testing.T) {
	// Notice 03-11 (seventh day), supplement 03-16, letter 03-10 to 03-18: only
	// 17 and 18 March are days of the new count. From 03-16 the base is 04-14.
	r := Compute(Input{
		ReceivedOn:    day("2026-03-02"),
		Supplements:   []Supplement{{SentOn: day("2026-03-11"), ServedOn: day("2026-03-11"), ReceivedOn: day("2026-03-16")}},
		Consultations: []Consultation{letter("2026-03-10", "2026-03-10", "2026-03-18")},
	}, calendar.Embedded())
	wantDue(t, r, ReplyBase, "2026-04-14", Definite)
	wantDue(t, r, Reply, "2026-04-16", Definite)
	wantCount(t, r, 20)
}

func TestOpinionOfACoMaker(t *testing.T) {
	r := consulted("2026-03-10", Consultation{Kind: CoMaker, SentOn: day("2026-03-03"), ServedOn: day("2026-03-03")})
	d, _ := r.DueOf(Opinion, 0)
	if d.Date != day("2026-03-24") || d.Article != "《中华人民共和国政府信息公开条例》第三十四条" {
		t.Errorf("opinion = %+v", d)
	}
}
