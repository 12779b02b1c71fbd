package notice

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var bodyMeasure = measure{size: bodySize, track: cell - bodySize, width: textWidth, indent: 2 * cell}

func glyphsOf(t testing.TB, f *faces, s string) []glyph {
	t.Helper()
	if err := f.check("正文", Fangsong, s); err != nil {
		t.Fatal(err)
	}
	l := layout{faces: f}
	return l.glyphs(Fangsong, "正文", s)
}

func (l line) String() string {
	var s strings.Builder
	for _, a := range l.atoms {
		for _, g := range a.glyphs {
			s.WriteRune(g.r)
		}
	}
	return s.String()
}

func brokenLines(t testing.TB, f *faces, m measure, s string) []string {
	var out []string
	for _, one := range m.lines(glyphsOf(t, f, s)) {
		out = append(out, one.String())
	}
	return out
}

func TestLines(t *testing.T) {
	f := newRenderer(t).faces
	m := measure{size: 10, width: 100} // ten characters
	for name, c := range map[string]struct{ text, want string }{
		"plain":                        {"一二三四五六七八九十甲乙", "一二三四五六七八九十|甲乙"},
		"full stop is pulled in":       {"一二三四五六七八九十。甲乙", "一二三四五六七八九十。|甲乙"},
		"two closers are pushed out":   {"一二三四五六七八九十。”甲", "一二三四五六七八九|十。”甲"},
		"no opening at line end":       {"一二三四五六七八九《甲乙》", "一二三四五六七八九|《甲乙》"},
		"ellipsis is not divided":      {"一二三四五六七八九……甲", "一二三四五六七八|九……甲"},
		"dash is not divided":          {"一二三四五六七八九——甲乙", "一二三四五六七八|九——甲乙"},
		"number is kept":               {"一二三四五六七八九2026-0001", "一二三四五六七八九|2026-0001"},
		"year is kept":                 {"一二三四五六七2026年1月5日", "一二三四五六七|2026年1月5日"},
		"date is divided after 年":      {"一二三四五六2026年1月5日", "一二三四五六2026年|1月5日"},
		"day is kept":                  {"一二三四2026年1月15日", "一二三四2026年1月|15日"},
		"spaces stay at the line end":  {"一二三四五六七八九十  甲", "一二三四五六七八九十  |甲"},
		"long word is divided":         {"甲" + strings.Repeat("m", 30), "甲" + strings.Repeat("m", 9) + "|" + strings.Repeat("m", 10)},
		"address is divided at a sign": {"https://a.example.org/one/two/three", "https://a.example.|org/one/two/three"},
		"empty":                        {"", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := strings.Join(brokenLines(t, f, m, c.text), "|")
			if !strings.HasPrefix(got, c.want) {
				t.Errorf("lines of %q: %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestLinesLoseNothing(t *testing.T) {
	f := newRenderer(t).faces
	rapid.Check(t, func(rt *rapid.T) {
		text := strings.ReplaceAll(anyText().Draw(rt, "text"), "\n", "")
		m := bodyMeasure
		m.width = rapid.Float64Range(60, textWidth).Draw(rt, "width")
		lines := m.lines(glyphsOf(t, f, text))
		joined := ""
		for _, one := range lines {
			joined += one.String()
		}
		if joined != text {
			rt.Fatalf("%q became %q", text, joined)
		}
		for i, one := range lines[1:] {
			before := lines[i].atoms
			a, b := before[len(before)-1], one.atoms[0]
			if !mayBreak(a.last(), b.first()) && m.couldBreak(before) {
				rt.Fatalf("forbidden break between %q and %q", lines[i], one)
			}
		}
	})
}

// couldBreak says whether a line holds any place where it might have been divided instead.
func (m measure) couldBreak(list []atom) bool {
	for i := 1; i < len(list); i++ {
		if !list[i].blank && mayBreak(list[i-1].last(), list[i].first()) {
			return true
		}
	}
	return false
}

func TestLinesFitTheWidth(t *testing.T) {
	f := newRenderer(t).faces
	rapid.Check(t, func(rt *rapid.T) {
		text := strings.ReplaceAll(anyText().Draw(rt, "text"), "\n", "")
		for _, one := range bodyMeasure.lines(glyphsOf(t, f, text)) {
			for n := len(one.atoms); n > 0 && one.atoms[n-1].blank; n-- {
				one.atoms = one.atoms[:n-1]
			}
			set := one.width + one.x + one.extra*float64(max(len(one.atoms)-1, 0))
			if set > textWidth+bodySize/2+0.01 {
				rt.Fatalf("line %q is %.1f pt wide", one, set)
			}
		}
	})
}

func TestFullLineHas28Characters(t *testing.T) {
	f := newRenderer(t).faces
	for _, one := range brokenLines(t, f, measure{size: bodySize, track: cell - bodySize, width: textWidth}, strings.Repeat("样", 56)) {
		if n := len([]rune(one)); n != charsPerLine {
			t.Errorf("%d characters a line", n)
		}
	}
}
