package calendar

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

func readNotice(t *testing.T, year int) string {
	t.Helper()
	b, err := os.ReadFile(fmt.Sprintf("testdata/notices/%d.txt", year))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// The texts of eight years give the embedded days; 2019 and 2020 are two notices
// each, pasted one behind the other. 2022 has odd spaces, breaks and full-width
// digits. Days of the December before are those of the text: the data of 2019
// leaves out 2018.
func TestNoticesOfEightYears(t *testing.T) {
	for _, n := range Embedded().Years() {
		want, _ := Embedded().Year(n)
		y, form, remarks, err := Parse(readNotice(t, n), Hints{Explanation: want.Explanation})
		if err != nil || form != NoticeText || y.Year != n {
			t.Errorf("%d: %v, %d, %v", n, form, y.Year, Faults(err))
			continue
		}
		this := func(days []Date) []Date {
			return slices.DeleteFunc(slices.Clone(days), func(d Date) bool { return d.Year != n })
		}
		if !slices.Equal(this(y.Off), this(want.Off)) || !slices.Equal(this(y.Work), this(want.Work)) {
			t.Errorf("%d: off %v, work %v", n, y.Off, y.Work)
		}
		if len(y.Holidays) != len(want.Holidays) || y.Holidays[5].Name != want.Holidays[5].Name || len(remarks) == 0 {
			t.Errorf("%d: holidays %v, remarks %v", n, y.Holidays, remarks)
		}
		if notice, _, _ := strings.Cut(want.Notice, "（"); notice != y.Notice {
			t.Errorf("%d: notice %s, want %s", n, y.Notice, notice)
		}
		sameDays(t, n, y)
	}
}

// sameDays compares every day of a year in the embedded calendar and in y.
func sameDays(t *testing.T, n int, y Year) {
	t.Helper()
	c, err := New(y)
	if err != nil {
		t.Fatal(err)
	}
	for d := NewDate(n, 1, 1); d.Year == n; d = d.AddDays(1) {
		a, _ := Embedded().Day(d)
		b, _ := c.Day(d)
		if a.Working != b.Working {
			t.Errorf("%s: %+v, embedded %+v", d, b, a)
		}
	}
}

func TestNoticeHead(t *testing.T) {
	for n, want := range map[int]string{2019: "2019-03-22", 2020: "2020-01-26", 2021: "2020-11-25", 2022: "2021-10-25", 2026: "2025-11-04"} {
		y, _, _, err := Parse(readNotice(t, n), Hints{Explanation: "x"})
		if err != nil || y.NoticeDate.String() != want {
			t.Errorf("%d: dated %s, %v; want %s", n, y.NoticeDate, err, want)
		}
	}
	// December before: 2018-12-31 was off, 2018-12-29 worked.
	y, _, _, _ := Parse(readNotice(t, 2019), Hints{})
	if y.Off[0] != MustParse("2018-12-31") || y.Work[0] != MustParse("2018-12-29") {
		t.Errorf("2018: %v, %v", y.Off[0], y.Work[0])
	}
}

// A notice that changes a part of the year is read as a change of the year in
// force: before the change of 2020-01-27, 2020-02-01 was worked.
func TestNoticeThatChangesAYear(t *testing.T) {
	text := readNotice(t, 2020)
	first, second := text[:strings.Index(text, "国务院办公厅关于延长")], text[strings.Index(text, "国务院办公厅关于延长"):]
	base, _, _, err := Parse(first, Hints{})
	if err != nil || !slices.Contains(base.Work, MustParse("2020-02-01")) {
		t.Fatalf("2020 before the change: %v, %v", base.Work, err)
	}
	if _, _, _, err := Parse(second, Hints{Explanation: "x"}); err == nil || !strings.Contains(err.Error(), "没有当年原来的安排") {
		t.Errorf("a change of nothing: %v", err)
	}
	if _, _, _, err := Parse(second, Hints{Base: &base}); err == nil || !strings.Contains(err.Error(), "请写明原因") {
		t.Errorf("two days more off without an explanation: %v", err)
	}
	y, _, _, err := Parse(second, Hints{Base: &base, Explanation: "延长春节假期"})
	want, _ := Embedded().Year(2020)
	if err != nil || !slices.Equal(y.Off, want.Off) || !slices.Equal(y.Work, want.Work) || y.Notice != "国办发明电〔2019〕16号；国办发明电〔2020〕1号" {
		t.Errorf("2020 changed: %+v, %v", y, err)
	}

	text = readNotice(t, 2019)
	at := strings.Index(text, "国务院办公厅关于调整")
	base, _, _, err = Parse(text[:at], Hints{})
	if err != nil {
		t.Fatal(err)
	}
	y, _, _, err = Parse(text[at:], Hints{Base: &base})
	if want, _ = Embedded().Year(2019); err != nil || !slices.Equal(y.Work[1:], want.Work) || !slices.Equal(y.Off[1:], want.Off) {
		t.Errorf("2019 changed: %+v, %v", y, err)
	}
}

func TestNoticeWithFaults(t *testing.T) {
	text := readNotice(t, 2026)
	for _, c := range []struct{ name, from, to, want string }{
		{"weekday", "5月9日（周六）", "5月9日（周日）", "2026年5月9日是星期六，通知写作星期日"},
		{"weekday of an end", "至23日（农历正月初七、周一）", "至23日（农历正月初七、周二）", "2026年2月23日是星期一"},
		{"number of days", "共9天", "共8天", "是9天，通知写作8天"},
		{"no such day", "4月4日（周六）至6日（周一）", "4月4日（周六）至31日", "没有2026年4月31日这一天"},
		{"statutory day missing", "四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。", "四、劳动节：", "法定节假日2026年5月1日"},
		{"worked day forgotten", "、10月10日（周六）上班", "上班", "请写明原因"},
		{"worked day in a holiday", "5月9日（周六）", "5月3日（周日）", "在劳动节假期内"},
		{"worked on a Monday", "5月9日（周六）", "5月11日（周一）", "2026年5月11日是星期一"},
		{"no number", "国办发明电〔2025〕7号", "", "缺少通知的文号"},
		{"no date", "2025年11月4日", "", "缺少通知的文号或者日期"},
		{"weekend that is not near", "三、清明节：4月4日（周六）至6日（周一）放假，共3天", "三、清明节：4月8日放假，与周末连休", "与周末不相连"},
	} {
		t.Run(c.name, func(t *testing.T) {
			spoiled := strings.Replace(text, c.from, c.to, 1)
			if spoiled == text {
				t.Fatal("nothing was spoiled")
			}
			if _, _, _, err := Parse(spoiled, Hints{}); err == nil || !strings.Contains(strings.Join(Faults(err), "；"), c.want) {
				t.Errorf("%v; want %s", Faults(err), c.want)
			}
		})
	}
	if _, _, _, err := Parse(text, Hints{Year: 2027}); err == nil || !strings.Contains(err.Error(), "与指定的2027年不符") {
		t.Errorf("another year: %v", err)
	}
	for _, junk := range []string{"", "早上好", "关于2027年部分节假日安排的通知", "{", "[]", "\x00", strings.Repeat("一、元旦：", 100)} {
		if y, _, _, err := Parse(junk, Hints{}); err == nil || len(Faults(err)) == 0 {
			t.Errorf("%q gave %+v, %v", junk, y, err)
		}
	}
}

// What the text does not name comes from the hints.
func TestHints(t *testing.T) {
	text := readNotice(t, 2026)
	text = strings.Replace(text, "国办发明电〔2025〕7号", "", 1)
	text = strings.Replace(text, "2025年11月4日", "", 1)
	y, _, _, err := Parse(text, Hints{Notice: " 国办发明电〔2025〕7号 ", NoticeDate: MustParse("2025-11-04")})
	if err != nil || y.Notice != "国办发明电〔2025〕7号" || y.NoticeDate != MustParse("2025-11-04") {
		t.Errorf("%+v, %v", y, err)
	}
}

// A notice in another hand: Arabic numbers, other words and dashes.
func TestNoticeInOtherForms(t *testing.T) {
	const text = `国务院办公厅关于2027年部分节假日安排的通知 国办发明电[2026]9号
1.元旦: 1月1日(星期五)~3日(星期日)放假，共3天。
2.春节: 2月5日(周五)到2月11日(周四),共7天,放假调休。2月14日(周日)上班。
3、清明节：4月3日－5日放假，共三天。
四、劳动节 5月1日至5日放假调休，共5天。5月8日上班。
五、端午节：6月9日（周三）放假1天。
六、中秋节：9月15日放假，不调休。
七、国庆节：10月1日至10月7日放假，共计7天。9月26日、10月9日上班。
国务院办公厅　2026年11月20日`
	y, _, remarks, err := Parse(text, Hints{})
	if err != nil {
		t.Fatal(Faults(err))
	}
	var names []string
	for _, h := range y.Holidays {
		names = append(names, h.Name+h.From.String()+h.To.String())
	}
	want := "元旦2027-01-012027-01-03 春节2027-02-052027-02-11 清明节2027-04-032027-04-05 劳动节2027-05-012027-05-05 " +
		"端午节2027-06-092027-06-09 中秋节2027-09-152027-09-15 国庆节2027-10-012027-10-07"
	if got := strings.Join(names, " "); got != want {
		t.Errorf("holidays %s", got)
	}
	if len(y.Work) != 4 || y.Notice != "国办发明电〔2026〕9号" || y.WorkingDays() != 261-13 || len(remarks) != 1 {
		t.Errorf("%+v, %v", y, remarks)
	}
}

// Without years, the December of a 元旦 is that of the year before; a day on which
// employers are asked to let people rest is neither off nor worked.
func TestNoticeWithoutYears(t *testing.T) {
	text := readNotice(t, 2019)
	text = strings.Replace(text, "2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日", "12月30日至1月1日放假调休，共3天。12月29日", 1)
	y, _, _, err := Parse(text, Hints{})
	if err != nil || y.Off[0] != MustParse("2018-12-31") || y.Work[0] != MustParse("2018-12-29") {
		t.Errorf("%+v, %v", y, Faults(err))
	}
	text = strings.Replace(readNotice(t, 2024), "上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。", "上班。安排职工在2月9日休息，2月18日（星期日）上班。", 1)
	y, _, _, err = Parse(text, Hints{})
	if err == nil || !strings.Contains(strings.Join(Faults(err), ""), "2024年2月18日重复") || strings.Contains(err.Error(), "2月9日") {
		t.Errorf("%+v, %v", y, Faults(err))
	}
}

// Whatever is pasted gives a valid year or faults that a person can read.
func FuzzParse(f *testing.F) {
	for _, n := range Embedded().Years() {
		b, err := os.ReadFile(fmt.Sprintf("testdata/notices/%d.txt", n))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b))
		y, _ := Embedded().Year(n)
		f.Add(cnOf(y))
	}
	f.Fuzz(func(t *testing.T, content string) {
		y, _, _, err := Parse(content, Hints{Notice: "x", NoticeDate: MustParse("2025-11-04"), Explanation: "x"})
		if err != nil {
			if len(Faults(err)) == 0 {
				t.Errorf("an error that says nothing: %v", err)
			}
			return
		}
		if err := y.Validate(); err != nil {
			t.Error(err)
		}
	})
}
