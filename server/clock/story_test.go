package clock

import (
	"strings"
	"testing"

	"disclosure/server/calendar"
)

// The sample trade-secret-third-party, counted by hand:
//
// Received Fri 2026-09-18. Notice: 09-20 (Sunday, worked) 1, 09-21 2, 09-22 3,
// 09-23 4, 09-24 5, 09-25 to 09-27 中秋节, 09-28 6, 09-29 7: in time on 09-29.
// Without it the base would end on 10-22.
// Supplement Mon 2026-10-12, the count starts anew: 10-13 1, 14 2, 15 3, 16 4,
// 19 5, 20 6, 21 7, 22 8, 23 9, 26 10, 27 11, 28 12, 29 13, 30 14, 11-02 15,
// 03 16, 04 17, 05 18, 06 19, 09 20: the base ends on 11-09.
// Consultation sent 10-20, served 10-21, opinion 10-28: 21, 22, 23, 26, 27, 28
// October do not count, 6 days. From 11-09 on: 10, 11, 12, 13, 16, 17 November.
func TestStoryTradeSecret(t *testing.T) {
	r := Compute(Input{
		ReceivedOn:    day("2026-09-18"),
		Supplements:   []Supplement{{SentOn: day("2026-09-29"), ServedOn: day("2026-09-30"), ReceivedOn: day("2026-10-12")}},
		Consultations: []Consultation{{Kind: ThirdParty, SentOn: day("2026-10-20"), ServedOn: day("2026-10-21"), OpinionOn: day("2026-10-28")}},
		AsOf:          day("2026-11-10"),
	}, calendar.Embedded())
	wantCodes(t, r)
	wantDue(t, r, SupplementNotice, "2026-09-29", Definite)
	wantDue(t, r, SupplementReply, "2026-10-20", Definite) // from 09-30: 10-08, 09, 10, 12, 13, 14, 15, 16, 19, 20
	wantDue(t, r, ReplyBase, "2026-11-09", Definite)
	wantDue(t, r, Opinion, "2026-11-11", Definite) // from 10-21: 7 days to 10-30, 5 to 11-06, 09, 10, 11
	wantDue(t, r, ExtensionNotice, "2026-11-17", Definite)
	wantDue(t, r, Reply, "2026-11-17", Definite)
	wantDue(t, r, Internal, "2026-11-12", Definite) // leaves 13, 16, 17
	if r.ExcludedDays != 6 || r.ExtendedDays != 0 || r.Start != day("2026-10-12") {
		t.Errorf("excluded %d, extended %d, start %s", r.ExcludedDays, r.ExtendedDays, r.Start)
	}
	wantCount(t, r, 20)
	wantEntry(t, r, "2026-09-18", 0, "收到申请之日", "第二百零一条")
	wantEntry(t, r, "2026-10-10", 0, "收到补正前", "第三十条")
	wantEntry(t, r, "2026-10-12", 0, "重新起算", "第三十条")
	wantEntry(t, r, "2026-10-20", 6, "工作日", "第三十三条第二款")
	wantEntry(t, r, "2026-10-21", 0, "征求意见期间", "第三十三条第三款")
	wantEntry(t, r, "2026-10-24", 0, "周末", "放假办法")
	wantEntry(t, r, "2026-10-29", 7, "工作日", "第三十三条第二款")
	wantEntry(t, r, "2026-11-17", 20, "工作日", "第三十三条第二款")
	if r.CalendarVersion != calendar.Embedded().Version() {
		t.Errorf("calendar version %q", r.CalendarVersion)
	}
}

func wantEntry(t *testing.T, r Result, date string, n int, why, article string) {
	t.Helper()
	for _, e := range r.Ledger {
		if e.Date != day(date) {
			continue
		}
		if e.N != n || !strings.Contains(e.Why, why) || !strings.Contains(e.Article, article) {
			t.Errorf("%s = %+v, want %d %s %s", date, e, n, why, article)
		}
		return
	}
	t.Errorf("%s is not in the ledger", date)
}

// Sample year-end: 12-07 to 12-31 are 19 working days, the 20th is in 2027.
func TestYearEndIsProvisional(t *testing.T) {
	r := Compute(Input{ReceivedOn: day("2026-12-04"), AsOf: day("2026-12-20")}, calendar.Embedded())
	wantDue(t, r, SupplementNotice, "2026-12-15", Definite)
	wantDue(t, r, ReplyBase, "2027-01-04", Provisional)
	wantDue(t, r, Reply, "2027-01-04", Provisional)
	wantCodes(t, r, NotAnnounced)
	wantCount(t, r, 20)
	d, _ := r.Due(Reply)
	if d.MissingYear != 2027 || d.DefiniteDays != 19 || !strings.Contains(d.Why, "2027年节假日安排尚未公布") {
		t.Errorf("reply = %+v", d)
	}
	wantEntry(t, r, "2027-01-01", 0, "法定节假日（暂定", "放假办法")
	if e := r.Ledger[len(r.Ledger)-1]; e.Notice != "" || !strings.Contains(e.Why, "暂定") {
		t.Errorf("a guessed day must say so: %+v", e)
	}
}

// 2026-11-05 + 40 ends on 2026-12-31 and is definite; 11-06 is not.
func TestExtensionUpToTheLastAnnouncedDay(t *testing.T) {
	for received, want := range map[string]Status{"2026-11-05": Definite, "2026-11-06": Provisional} {
		in := Input{ReceivedOn: day(received), Extension: &Extension{Days: 20, ApprovedOn: day("2026-11-20"), NotifiedOn: day("2026-11-20")}}
		r := Compute(in, calendar.Embedded())
		if d, _ := r.Due(Reply); d.Status != want {
			t.Errorf("%s: %+v, want %s", received, d, want)
		}
		wantCount(t, r, 40)
	}
}

// Case C4 of the reference: 2022-09-30 + 20 = 2022-11-02 only if the worked
// Saturday and Sunday, 8 and 9 October, count.
func TestWorkedWeekendsCount(t *testing.T) {
	r := Compute(Input{ReceivedOn: day("2022-09-30")}, calendar.Embedded())
	wantDue(t, r, Reply, "2022-11-02", Definite)
	wantEntry(t, r, "2022-10-08", 1, "调休上班", "第三十三条第二款")
	wantEntry(t, r, "2022-10-09", 2, "调休上班", "第三十三条第二款")
	wantEntry(t, r, "2022-10-05", 0, "国庆节假期", "放假办法")
}

// From 10-01: 10-08 1, 09 2, 10 (Saturday, worked) 3, 12 4, 13 5, 14 6, 15 7,
// 16 8, 19 to 23 13, 26 to 30 18, 11-02 19, 11-03 20.
func TestReceiptOnAHoliday(t *testing.T) {
	r := Compute(Input{ReceivedOn: day("2026-10-01")}, calendar.Embedded())
	wantDue(t, r, SupplementNotice, "2026-10-15", Definite)
	wantDue(t, r, Reply, "2026-11-03", Definite)
	wantEntry(t, r, "2026-10-10", 3, "调休上班", "第三十三条第二款")
}
