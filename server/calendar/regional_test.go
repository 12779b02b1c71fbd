package calendar

import (
	"strings"
	"testing"
)

func regional(off, work string) Year {
	y := Year{Year: 2026, Notice: "样例政办发〔2026〕1号", NoticeDate: MustParse("2026-01-05"), Off: []Date{}, Work: []Date{}}
	for _, s := range strings.Fields(off) {
		y.Off = append(y.Off, MustParse(s))
	}
	for _, s := range strings.Fields(work) {
		y.Work = append(y.Work, MustParse(s))
	}
	return y
}

// 2026-04-20 is a Monday, 04-25 a Saturday; 05-09 is a Saturday worked by the
// notice of the State Council.
func TestRegionalDays(t *testing.T) {
	base := Embedded()
	c, err := base.WithRegional(regional("2026-04-20 2026-05-09", "2026-04-25"))
	if err != nil {
		t.Fatal(err)
	}
	for day, want := range map[string]DayInfo{
		"2026-04-20": {false, "地方假期（地方安排）", "样例政办发〔2026〕1号"},
		"2026-05-09": {false, "地方假期（地方安排）", "样例政办发〔2026〕1号"},
		"2026-04-25": {true, "调休上班（地方安排）", "样例政办发〔2026〕1号"},
		"2026-04-21": {true, "工作日", "国办发明电〔2025〕7号"},
	} {
		if got, err := c.Day(MustParse(day)); err != nil || got != want {
			t.Errorf("%s = %+v, %v", day, got, err)
		}
	}
	if c.Version() == base.Version() || base.Version() != Embedded().Version() {
		t.Error("the version must change, that of the base must not")
	}
	// From 04-17 (Friday): 21 1, 22 2, 23 3, 24 4, 25 5.
	if got, _ := c.AddWorkingDays(MustParse("2026-04-17"), 5); got != MustParse("2026-04-25") {
		t.Errorf("five days: %s", got)
	}
	if got, _ := base.AddWorkingDays(MustParse("2026-04-17"), 5); got != MustParse("2026-04-24") {
		t.Errorf("five days of the base: %s", got)
	}
	// They stay when the State Council's year is replaced, and replace each other.
	y, _ := c.Year(2026)
	y.Explanation = "改"
	again, err := c.With(y)
	if got, _ := again.Day(MustParse("2026-04-20")); err != nil || got.Working {
		t.Errorf("after a new notice: %+v, %v", got, err)
	}
	other, err := c.WithRegional(regional("2026-04-21", ""))
	if got, _ := other.Day(MustParse("2026-04-20")); err != nil || !got.Working {
		t.Errorf("after other regional days: %+v, %v", got, err)
	}
	if got, ok := other.RegionalYear(2026); !ok || got.Off[0] != MustParse("2026-04-21") || !got.Regional {
		t.Errorf("regional year: %+v", got)
	}
}

func TestRegionalDaysRefused(t *testing.T) {
	for _, c := range []struct {
		y    Year
		want string
	}{
		{regional("2026-04-06", ""), "本来就不上班"},
		{regional("2026-04-25", ""), "本来就不上班"},
		{regional("", "2026-05-09"), "本来就上班"},
		{regional("", "2026-04-20"), "不能列为调休上班"},
		{regional("", ""), "没有放假或者上班的日期"},
		{regional("2026-04-21 2026-04-20", ""), "次序颠倒"},
		{regional("2025-12-31", ""), "不在本年度"},
		{Year{Year: 2027, Notice: "x", NoticeDate: MustParse("2026-01-05"), Off: []Date{MustParse("2027-04-20")}}, "尚未公布"},
		{Year{Year: 2026, Off: []Date{MustParse("2026-04-20")}}, "缺少通知"},
	} {
		if _, err := Embedded().WithRegional(c.y); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
}

func TestRegionalNotice(t *testing.T) {
	const text = "关于2026年“三月三”放假安排的通知：“三月三”：4月20日（周一）至21日（周二）放假，共2天。"
	y, _, _, err := Parse(text, Hints{Regional: true, Notice: "样例政办发〔2026〕1号", NoticeDate: MustParse("2026-01-05")})
	if err != nil || len(y.Off) != 2 || !y.Regional {
		t.Fatalf("%+v, %v", y, Faults(err))
	}
	c, err := Embedded().WithRegional(y)
	if got, _ := c.Day(MustParse("2026-04-21")); err != nil || got.Working {
		t.Errorf("%+v, %v", got, err)
	}
	const own = `{"year":2026,"notice":"x","notice_date":"2026-01-05","holidays":[],"off":["2026-04-20"],"work":[]}`
	if y, form, _, err := Parse(own, Hints{Regional: true}); err != nil || form != OwnJSON || !y.Regional {
		t.Errorf("%+v, %v", y, err)
	}
}
