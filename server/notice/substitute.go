package notice

import "strings"

// Unprintable stands in lists for a character that no font draws.
const Unprintable = "〓"

// Printable puts 〓 in the place of what cannot be printed, for lists in which a title from outside may hold anything. A letter is
// never printed so: there such a character is an error.
func (r *Renderer) Printable(text string) string {
	if r.faces.check("", Fangsong, text) == nil {
		return text
	}
	var b strings.Builder
	for _, c := range text {
		one := string(c)
		if r.faces.check("", Fangsong, one) != nil {
			one = Unprintable
		}
		b.WriteString(one)
	}
	return b.String()
}
