package calendar

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// cnOf writes a year in the form of holiday-cn.
func cnOf(y Year) string {
	type day struct {
		Name     string `json:"name"`
		Date     Date   `json:"date"`
		IsOffDay bool   `json:"isOffDay"`
	}
	out := map[string]any{"$schema": "https://example.org/schema.json", "year": y.Year, "papers": y.URLs}
	var days []day
	for _, h := range y.Holidays {
		for d := h.From; !d.After(h.To); d = d.AddDays(1) {
			days = append(days, day{h.Name, d, true})
		}
	}
	for _, d := range y.Work {
		days = append(days, day{"调休", d, false})
	}
	slices.SortFunc(days, func(a, b day) int { return a.Date.Compare(b.Date) })
	out["days"] = days
	b, _ := json.Marshal(out)
	return string(b)
}

func TestHolidayCN(t *testing.T) {
	for _, n := range Embedded().Years() {
		want, _ := Embedded().Year(n)
		y, form, _, err := Parse(cnOf(want), Hints{Notice: want.Notice, NoticeDate: want.NoticeDate, Explanation: want.Explanation})
		if err != nil || form != HolidayCNJSON {
			t.Errorf("%d: %v, %v", n, form, err)
			continue
		}
		if !slices.Equal(y.Off, want.Off) || !slices.Equal(y.Work, want.Work) || !slices.Equal(y.Holidays, want.Holidays) || !slices.Equal(y.URLs, want.URLs) {
			t.Errorf("%d: %+v", n, y)
		}
	}
	y, _ := Embedded().Year(2026)
	if _, _, _, err := Parse(cnOf(y), Hints{}); err == nil || !strings.Contains(err.Error(), "缺少通知的文号") {
		t.Errorf("holiday-cn names no notice: %v", err)
	}
	if _, _, _, err := Parse(`{"year":2027,"papers":[],"days":[]}`, Hints{}); err == nil || !strings.Contains(err.Error(), "尚未公布") {
		t.Errorf("an empty year: %v", err)
	}
	if _, _, _, err := Parse(`{"year":2027,"days":[{"name":"元旦","date":"2027-01-01"}]}`, Hints{}); err == nil {
		t.Error("a day that does not say whether it is off")
	}
}

func TestOwnJSON(t *testing.T) {
	for _, n := range Embedded().Years() {
		want, _ := Embedded().Year(n)
		b, _ := json.Marshal(want)
		y, form, _, err := Parse("\ufeff \n"+string(b), Hints{})
		if again, _ := json.Marshal(y); err != nil || form != OwnJSON || string(again) != string(b) {
			t.Errorf("%d: %v, %v", n, form, err)
		}
		// Without the spans the days are the same.
		bare := want
		bare.Holidays = nil
		b, _ = json.Marshal(bare)
		y, _, remarks, err := Parse(string(b), Hints{})
		if err != nil || !slices.Equal(y.Off, want.Off) || !slices.Equal(y.Work, want.Work) || len(remarks) < 2 {
			t.Errorf("%d without spans: %v, %v", n, err, remarks)
			continue
		}
		sameDays(t, n, y)
	}
	for _, junk := range []string{`{"year":2026,"of":[]}`, `{"year":2026}{}`, `{"year":"x"}`, `{}`} {
		if _, _, _, err := Parse(junk, Hints{}); err == nil || len(Faults(err)) == 0 {
			t.Errorf("%s: %v", junk, err)
		}
	}
}
