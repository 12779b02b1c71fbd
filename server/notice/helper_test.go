package notice

import "slices"

func sortedRunes(m map[rune]rune) []rune {
	var out []rune
	for r := range m {
		out = append(out, r)
	}
	slices.Sort(out)
	return out
}
