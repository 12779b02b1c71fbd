package cli

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wide are the East Asian wide and fullwidth blocks: two columns of a terminal.
var wide = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x1100, 0x115F, 1},
		{0x2E80, 0x303E, 1},
		{0x3041, 0x33FF, 1},
		{0x3400, 0x4DBF, 1},
		{0x4E00, 0xA4CF, 1},
		{0xA960, 0xA97F, 1},
		{0xAC00, 0xD7A3, 1},
		{0xF900, 0xFAFF, 1},
		{0xFE10, 0xFE19, 1},
		{0xFE30, 0xFE6F, 1},
		{0xFF01, 0xFF60, 1},
		{0xFFE0, 0xFFE6, 1},
	},
	R32: []unicode.Range32{
		{0x16FE0, 0x18DFF, 1},
		{0x1AFF0, 0x1B2FF, 1},
		{0x1F200, 0x1F265, 1},
		{0x1F300, 0x1F64F, 1},
		{0x1F680, 0x1F6FF, 1},
		{0x1F900, 0x1F9FF, 1},
		{0x20000, 0x2FFFD, 1},
		{0x30000, 0x3FFFD, 1},
	},
}

// runeWidth is the number of columns: 0 for combining marks and variation selectors, 2 for Chinese characters.
func runeWidth(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case unicode.Is(wide, r):
		return 2
	}
	return 1
}

// width is the number of columns of a line.
func width(s string) int {
	n := 0
	for _, r := range s {
		n += runeWidth(r)
	}
	return n
}

// pad fills a cell with spaces.
func pad(s string, columns int) string {
	return s + strings.Repeat(" ", max(0, columns-width(s)))
}

// cut shortens a cell to at most so many columns.
func cut(s string, columns int) string {
	if width(s) <= columns {
		return s
	}
	n := 0
	for i, r := range s {
		if n += runeWidth(r); n > columns-1 {
			return s[:i] + "…"
		}
	}
	return s
}

// wrap breaks a text into lines of at most so many columns, at its own line breaks first.
func wrap(s string, columns int) []string {
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		lines = append(lines, wrapLine(line, columns)...)
	}
	return lines
}

// wrapLine breaks one line. It does not begin a line with a closing punctuation mark, nor part a word of letters.
func wrapLine(s string, columns int) []string {
	var lines []string
	start, n := 0, 0
	for i, r := range s {
		w := runeWidth(r)
		if n+w > columns && !strings.ContainsRune("，。、；：？！）》」』”’", r) {
			at := wordStart(s[start:i], r) + start
			lines = append(lines, strings.TrimRight(s[start:at], " "))
			if r == ' ' {
				start, n = i+1, 0
				continue
			}
			start, n = at, width(s[at:i])
		}
		n += w
	}
	return append(lines, s[start:])
}

// wordStart is where a line may be broken before next: at its end, or before the word that next goes on with.
func wordStart(line string, next rune) int {
	if next > 0x7F || next == ' ' {
		return len(line)
	}
	at := strings.LastIndexFunc(line, func(r rune) bool { return r > 0x7F || r == ' ' })
	if at <= 0 {
		return len(line)
	}
	_, size := utf8.DecodeRuneInString(line[at:])
	return at + size
}

// clean makes a text fit for one line of a terminal: what came from outside must not move the cursor or turn the line round.
func clean(s string) string { return strings.Map(cleanRune, strings.ReplaceAll(s, "\n", " ")) }

// cleanLines is clean, but keeps line breaks.
func cleanLines(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		return cleanRune(r)
	}, s)
}

func cleanRune(r rune) rune {
	switch {
	case r == '\t':
		return ' '
	case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
		return unicode.ReplacementChar
	}
	return r
}
