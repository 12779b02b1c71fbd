package law

import (
	"fmt"
	"slices"
	"strconv"

	"disclosure/server/calendar"
)

// NotInForceError says that no row of this name is in force on a day.
type NotInForceError struct {
	What string
	Day  calendar.Date
}

func (e *NotInForceError) Error() string {
	return fmt.Sprintf("no %s is in force on %s", e.What, e.Day)
}

// Book is the law in force on one day.
type Book struct{ Day calendar.Date }

// At opens the book for a day. For a case it is the day on which the
// request was received; for a remedy the day of the notice.
func At(d calendar.Date) Book { return Book{Day: d} }

// Limit looks up a time limit.
func (b Book) Limit(k LimitKey) (Limit, error) {
	return find(b, limits, k, func(l *Limit) (bool, Span) { return l.Key == k, l.Span })
}

// Disposition looks up what the law says about a disposition.
func (b Book) Disposition(id Disposition) (DispositionRow, error) {
	return find(b, dispositions, named("disposition "+id.String()), func(r *DispositionRow) (bool, Span) { return r.ID == id, r.Span })
}

// Ground looks up a ground for withholding by its code.
func (b Book) Ground(code string) (Ground, error) {
	return find(b, grounds, named("ground "+code), func(g *Ground) (bool, Span) { return g.Code == code, g.Span })
}

// Channel looks up the rule of receipt of a channel.
func (b Book) Channel(id Channel) (ChannelRow, error) {
	return find(b, channels, named("channel "+id.String()), func(r *ChannelRow) (bool, Span) { return r.ID == id, r.Span })
}

// Remedies looks up the text on remedies of a variant.
func (b Book) Remedies(v Variant) (Remedies, error) {
	return find(b, remedies, named("remedies "+v.String()), func(r *Remedies) (bool, Span) { return r.Variant == v, r.Span })
}

// named is what a lookup was for, as text.
type named string

func (n named) String() string { return string(n) }

// find gives the row that is meant and in force. What it was looking for becomes
// text only in an error.
func find[T any](b Book, rows []T, what fmt.Stringer, is func(*T) (bool, Span)) (T, error) {
	for i := range rows {
		if same, span := is(&rows[i]); same && span.Holds(b.Day) {
			return rows[i], nil
		}
	}
	var none T
	return none, &NotInForceError{What: what.String(), Day: b.Day}
}

// count gives the n values of an enumeration that begins with first.
func count[T ~int](n, first int) []T {
	all := make([]T, 0, n)
	for i := range n {
		all = append(all, T(first+i))
	}
	return all
}

func sprint(n int) string { return strconv.Itoa(n) }

// Changes are the days on which a time limit or a rule on counting begins or
// ceases to be in force, in order. Between two of them their law is the same.
func Changes() []calendar.Date {
	var days []calendar.Date
	mark := func(s Span) {
		days = append(days, s.From)
		if !s.To.IsZero() {
			days = append(days, s.To.AddDays(1))
		}
	}
	for _, l := range limits {
		mark(l.Span)
	}
	for _, r := range rules {
		mark(r.Span)
	}
	slices.SortFunc(days, calendar.Date.Compare)
	return slices.Compact(days)
}
