package clock

import (
	"testing"

	"disclosure/server/calendar"
)

// As in consulted: received 2026-03-02, base 03-30, day 25 is 04-07, day 35 is
// 04-21 and day 40 is 04-28 (22 36, 23 37, 24 38, 27 39, 28 40).
func TestExtension(t *testing.T) {
	one := letter("2026-03-09", "2026-03-10", "2026-03-16") // 5 days
	for _, c := range []struct {
		name               string
		days               int
		approved, notified string
		letters            []Consultation
		extended           int
		reply              string
		codes              []Code
	}{
		{"on the last day", 15, "2026-03-27", "2026-03-30", nil, 15, "2026-04-21", nil},
		{"a day late", 15, "2026-03-27", "2026-03-31", nil, 0, "2026-03-30", []Code{ExtensionIgnored}},
		{"the longest", 20, "2026-03-27", "2026-03-27", nil, 20, "2026-04-28", nil},
		{"too long", 21, "2026-03-27", "2026-03-27", nil, 20, "2026-04-28", []Code{ExtensionCut}},
		{"not told", 15, "2026-03-27", "", nil, 0, "2026-03-30", []Code{ExtensionIgnored}},
		{"not approved", 15, "", "2026-03-27", nil, 0, "2026-03-30", []Code{ExtensionIgnored}},
		{"told before it was approved", 15, "2026-03-27", "2026-03-26", nil, 0, "2026-03-30", []Code{ExtensionIgnored}},
		{"no days", 0, "2026-03-27", "2026-03-27", nil, 0, "2026-03-30", nil},
		{"on top of a consultation", 10, "2026-04-07", "2026-04-07", []Consultation{one}, 10, "2026-04-21", nil},
		{"too late even so", 10, "2026-04-07", "2026-04-08", []Consultation{one}, 0, "2026-04-07", []Code{ExtensionIgnored}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := Compute(Input{
				ReceivedOn: day("2026-03-02"), Consultations: c.letters,
				Extension: &Extension{Days: c.days, ApprovedOn: day(c.approved), NotifiedOn: day(c.notified)},
			}, calendar.Embedded())
			wantDue(t, r, ReplyBase, "2026-03-30", Definite)
			wantDue(t, r, Reply, c.reply, Definite)
			wantCodes(t, r, c.codes...)
			wantCount(t, r, 20+c.extended)
			if r.ExtendedDays != c.extended {
				t.Errorf("extended %d, want %d", r.ExtendedDays, c.extended)
			}
		})
	}
}

func TestExtensionDaysInTheLedger(t *testing.T) {
	r := Compute(Input{
		ReceivedOn: day("2026-03-02"),
		Extension:  &Extension{Days: 15, ApprovedOn: day("2026-03-27"), NotifiedOn: day("2026-03-30")},
	}, calendar.Embedded())
	wantEntry(t, r, "2026-03-30", 20, "工作日", "第三十三条第二款")
	wantEntry(t, r, "2026-03-31", 21, "延长期限第1日", "第三十三条第二款")
	wantEntry(t, r, "2026-04-21", 35, "延长期限第15日", "第三十三条第二款")
	if d, _ := r.Due(ExtensionNotice); d.Date != day("2026-03-30") || d.MetOn != day("2026-03-30") {
		t.Errorf("notice of the extension: %+v", d)
	}
}

// An extension of the count that the supplement made void is not carried over.
func TestExtensionBeforeTheRestart(t *testing.T) {
	in := Input{
		ReceivedOn:  day("2026-03-02"),
		Supplements: []Supplement{{SentOn: day("2026-03-11"), ServedOn: day("2026-03-11"), ReceivedOn: day("2026-03-16")}},
		Extension:   &Extension{Days: 15, ApprovedOn: day("2026-03-10"), NotifiedOn: day("2026-03-10")},
	}
	r := Compute(in, calendar.Embedded())
	wantDue(t, r, Reply, "2026-04-14", Definite)
	wantCodes(t, r, ExtensionIgnored)
}

// The warning tells the true reason.
func TestWhyAnExtensionDoesNotHold(t *testing.T) {
	for want, e := range map[string]Extension{
		"未经负责人批准":                   {Days: 5, NotifiedOn: day("2026-03-27")},
		"尚未告知申请人":                   {Days: 5, ApprovedOn: day("2026-03-27")},
		"告知早于批准":                    {Days: 5, ApprovedOn: day("2026-03-27"), NotifiedOn: day("2026-03-26")},
		"2026年3月31日告知，晚于2026年3月30日": {Days: 5, ApprovedOn: day("2026-03-27"), NotifiedOn: day("2026-03-31")},
	} {
		r := Compute(Input{ReceivedOn: day("2026-03-02"), Extension: &e}, calendar.Embedded())
		if len(r.Warnings) != 1 || r.Warnings[0].Zh != "延期不计入："+want {
			t.Errorf("warnings = %v, want %s", r.Warnings, want)
		}
	}
}
