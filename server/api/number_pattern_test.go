package api

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
	"disclosure/server/store"
)

const reply, supplement = pb.NoticeKind_NOTICE_KIND_REPLY, pb.NoticeKind_NOTICE_KIND_SUPPLEMENT

func organWith(patterns ...*pb.NumberPattern) store.Organ {
	return store.Organ{DocPrefix: "样政办", NumberPatterns: packPatterns(patterns)}
}

func pattern(kind pb.NoticeKind, text string) *pb.NumberPattern {
	return &pb.NumberPattern{Kind: kind, Pattern: text}
}

func TestDocNumber(t *testing.T) {
	of := func(text string) store.Organ { return organWith(pattern(reply, text)) }
	for _, c := range []struct {
		organ store.Organ
		n     string
		want  string
	}{
		{organWith(), "7", "样政办答〔2026〕7号"},
		{of("样政办依复〔{年}〕第{号:3}号"), "1", "样政办依复〔2026〕第001号"},
		{of("{代字}{类别}〔{年}〕第{号}号"), "1", "样政办答〔2026〕第1号"},
		{of("{代字}公依〔{年}〕{号:3}号"), "12", "样政办公依〔2026〕012号"},
		{of("{代字}公依〔{年}〕{号:3}号"), "1234", "样政办公依〔2026〕1234号"},
		{of("样〔{年}〕第{号}号一{类别}"), "58", "样〔2026〕第58号一答"},
		{of("样政办依复〔{年}〕第{号:3}号"), openNumber, "样政办依复〔2026〕第××号"},
		{organWith(pattern(0, "样政办依〔{年}〕{号}号"), pattern(supplement, "样政办补〔{年}〕{号}号")), "3", "样政办依〔2026〕3号"},
	} {
		if got := docNumber(c.organ, reply, 2026, c.n); got != c.want {
			t.Errorf("%s: %s, want %s", c.organ.NumberPatterns, got, c.want)
		}
	}
	if got := docNumber(organWith(pattern(0, "样〔{年}〕{号}号")), pb.NoticeKind_NOTICE_KIND_SEARCH_SHEET, 2026, "1"); got != "" {
		t.Errorf("an internal paper has the number %s", got)
	}
}

func TestBadPatterns(t *testing.T) {
	for text, says := range map[string]string{
		"样政办答{号}号":              "年份",
		"样政办答({年}){号}号":         "六角括号",
		"样政办答〔{年}〕〔{年}〕{号}号":    "一处年份",
		"样政办答〔{年}〕号":            "一处序号",
		"样政办答〔{年}〕{号}{号}号":      "一处序号",
		"样政办答〔{年}〕{号:9}号":       "一处序号",
		"样{号}号〔{年}〕":            "年份须写在序号前面",
		"样政办答〔{年}〕字{号}号":        "“第”",
		"样政办答〔{年}〕第1{号}号":       "“第”",
		"样政办答〔{年}〕{号}0号":        "“号”",
		"〔{年}〕{号}号":             "机关代字",
		"{机关}答〔{年}〕{号}号":        "大括号",
		"样〔乙〕答〔{年}〕{号}号":        "六角括号",
		"样政办 答〔{年}〕{号}号":        "空格",
		"样政办答〔{年}〕{号}号〔2026〕1号": "六角括号",
	} {
		err := checkPatterns(organWith(pattern(reply, text)))
		f, refused := fault.As(err)
		if !refused || !strings.Contains(f.Text, says) || !strings.Contains(f.Text, "答复书") {
			t.Errorf("%s: %v, want a word on %s", text, err, says)
		}
	}
	for name, list := range map[string][]*pb.NumberPattern{
		"twice":   {pattern(reply, defaultPattern), pattern(reply, defaultPattern)},
		"no 文号":   {pattern(pb.NoticeKind_NOTICE_KIND_SERVICE_FORM, defaultPattern)},
		"default": {pattern(0, "样〔{年}〕号")},
	} {
		if checkPatterns(organWith(list...)) == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

// TestNoNumberTwice lets an organ change its patterns and its 代字 as it likes while it issues: no 文号 comes twice.
func TestNoNumberTwice(t *testing.T) {
	kinds := []pb.NoticeKind{reply, supplement, pb.NoticeKind_NOTICE_KIND_EXTENSION, pb.NoticeKind_NOTICE_KIND_LONGER_PERIOD}
	heads := []string{"{代字}{类别}", "样政办", "样政办答", "样政办1", "{代字}", "{类别}", "乙{类别}"}
	tails := []string{"号", "号{类别}", "号答"}
	numbers := []string{"{号}", "第{号}", "{号:3}", "第{号:2}"}
	rapid.Check(t, func(t *rapid.T) {
		pick := func(from []string) string { return rapid.SampledFrom(from).Draw(t, "part") }
		counters, given := map[string]int{}, map[string]string{}
		for range rapid.IntRange(1, 40).Draw(t, "acts") {
			o := store.Organ{DocPrefix: pick([]string{"样政办", "乙"})}
			var list []*pb.NumberPattern
			for _, kind := range kinds {
				if rapid.Bool().Draw(t, "own") {
					list = append(list, pattern(kind, pick(heads)+yearPlace+pick(numbers)+pick(tails)))
				}
			}
			o.NumberPatterns = packPatterns(list)
			if err := checkPatterns(o); err != nil {
				t.Fatal(err)
			}
			p, _ := numberingOf(o, rapid.SampledFrom(kinds).Draw(t, "kind"))
			counters[p.series()]++
			number := p.write(2026, fmt.Sprint(counters[p.series()]))
			if before, twice := given[number]; twice {
				t.Fatalf("%s was given for %s and for %s", number, before, p.series())
			}
			given[number] = p.series()
		}
	})
}
