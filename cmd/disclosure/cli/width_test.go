package cli

import (
	"bytes"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	eaw "golang.org/x/text/width"
)

// The table is that of Unicode for every letter, number and mark of Chinese, Japanese and Korean text.
func TestRuneWidth(t *testing.T) {
	scripts := []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo, unicode.Latin, unicode.Nd}
	for r := rune(0x300); r < 0x40000; r++ {
		if !unicode.In(r, scripts...) || unicode.In(r, unicode.Mn) {
			continue
		}
		want := 1
		if k := eaw.LookupRune(r).Kind(); k == eaw.EastAsianWide || k == eaw.EastAsianFullwidth {
			want = 2
		}
		if got := runeWidth(r); got != want {
			t.Errorf("runeWidth(%U) = %d, want %d", r, got, want)
		}
	}
}

func TestWidth(t *testing.T) {
	for s, want := range map[string]int{"": 0, "abc": 3, "中文": 4, "，。": 4, "𫟹": 2, "葛\U000E0100": 2, "é": 1, "〔2026〕1号": 11} {
		if got := width(s); got != want {
			t.Errorf("width(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestTableAlignsByColumns(t *testing.T) {
	tab := table{head: []string{"登记号", "申请人", "事项"}, most: []int{0, 8}}
	tab.add("2026-0001", "李明远", "a\nb\x1b[31m\u202E")
	tab.add("2026-0002", "某某科技有限公司", "c")
	var b bytes.Buffer
	tab.write(&b, "")
	want := "登记号     申请人   事项\n2026-0001  李明远   a b\uFFFD[31m\uFFFD\n2026-0002  某某科…  c\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestWrap(t *testing.T) {
	for s, want := range map[string][]string{
		"一二三四，五\n六":      {"一二三四，", "五", "六"},
		"一二 word":        {"一二", "word"},
		"一二、word、三":      {"一二、", "word、三"},
		"onewordtoolong": {"onewordt", "oolong"},
		"一二三四 word":      {"一二三四", "word"},
		"":               {""},
	} {
		if diff := cmp.Diff(want, wrap(s, 8)); diff != "" {
			t.Error(diff)
		}
	}
}
