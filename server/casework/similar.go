package casework

import (
	"strings"
	"unicode"
)

// SameApplicant says whether two cases have the same applicant: by identity number when both have one, else by name.
func SameApplicant(a, b *Case) bool {
	x, y := a.Registration.Applicant, b.Registration.Applicant
	if x.IdNumber != "" && y.IdNumber != "" {
		return strings.EqualFold(x.IdNumber, y.IdNumber)
	}
	return x.Name == y.Name
}

// EarlierInMonth says whether a came before b in the same calendar month, by the day of arrival and then by number.
func EarlierInMonth(a, b *Case) bool {
	x, y := a.Registration.ArrivedOn, b.Registration.ArrivedOn
	if x[:7] != y[:7] {
		return false
	}
	return x < y || x == y && a.Number < b.Number
}

// Likeness is how near the text of the case's nearest item is to a subject, in percent: the share of pairs of neighbouring
// characters that both have (Jaccard).
func Likeness(c *Case, subject string) int32 {
	pairs := pairsOf(subject)
	best := int32(0)
	for _, item := range c.Items {
		best = max(best, likeness(pairsOf(cut(item.Text, subjectLength)), pairs))
	}
	return best
}

func likeness(a, b map[[2]rune]bool) int32 {
	both := 0
	for p := range a {
		if b[p] {
			both++
		}
	}
	all := len(a) + len(b) - both
	if all == 0 {
		return 0
	}
	return int32(100 * both / all)
}

// pairsOf are the pairs of neighbouring letters and digits of a text, punctuation left out.
func pairsOf(text string) map[[2]rune]bool {
	pairs := map[[2]rune]bool{}
	last := rune(0)
	for _, r := range strings.ToLower(text) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		if last != 0 {
			pairs[[2]rune{last, r}] = true
		}
		last = r
	}
	return pairs
}
