package notice

import (
	"strings"
	"unicode"
)

// Signs that may not begin a line (GB/T 15834-2011, 5.1: 点号, closing halves, 间隔号, 分隔号).
const noStart = "、。，．；：？！）〕】〗》〉」』”’…—·・‧％%‰℃°′″～,.;:?!)]}>〞﹚﹜﹞＞］｝｠々ー﹐﹑﹒﹔﹕﹖﹗"

// Signs that may not end a line (opening halves, and signs that belong to the number after them).
const noEnd = "（〔【〖《〈「『“‘([{<￥¥＄$£€〝﹙﹛﹝＜［｛｟№＃#@＠"

// Signs that come in pairs which no line may divide.
const inseparable = "…—⋯"

// Closing signs whose right half is white, so that they may take half a character at a line end.
const halfWhite = "、。，．；：？！）〕】〗》〉」』］｝”’"

func mayStart(r rune) bool { return !strings.ContainsRune(noStart, r) }
func mayEnd(r rune) bool   { return !strings.ContainsRune(noEnd, r) }

// mayBreak says whether a line may end with a and the next one begin with b.
func mayBreak(a, b rune) bool {
	if a == b && strings.ContainsRune(inseparable, a) {
		return false
	}
	return mayEnd(a) && (mayStart(b) || isBlank(a))
}

func isBlank(r rune) bool { _, ok := blanks[r]; return ok }

// isWestern says whether r is part of a Western word, a number or an address on the network: the signs that are set close
// together and kept on one line where they fit.
func isWestern(r rune) bool {
	if isBlank(r) || strings.ContainsRune("‘’“”…—·×÷±§¶°", r) {
		return false
	}
	return r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || r < 0x80 || unicode.Is(unicode.Sc, r)) ||
		unicode.IsDigit(r)
}

// breaksWord says whether a word too long for a line is better divided after r than elsewhere.
func breaksWord(r rune) bool { return strings.ContainsRune("/?&=-_.,;:#+%~|", r) }
