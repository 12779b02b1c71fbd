package clock

import (
	"encoding/json"

	"disclosure/server/calendar"
)

// The JSON of a count: names in snake_case, dates as 2026-03-30, nothing for what
// is not known.
type (
	dueJSON struct {
		Kind        string        `json:"kind"`
		Name        string        `json:"name"`
		Date        calendar.Date `json:"date,omitzero"`
		Status      string        `json:"status"`
		MissingYear int           `json:"missing_year,omitempty"`
		Number      int           `json:"number"`
		MetOn       calendar.Date `json:"met_on,omitzero"`
		Article     string        `json:"article,omitempty"`
		Why         string        `json:"why,omitempty"`
	}
	entryJSON struct {
		Date    calendar.Date `json:"date"`
		Counted bool          `json:"counted"`
		N       int           `json:"number,omitempty"`
		Why     string        `json:"why"`
		Article string        `json:"article,omitempty"`
		Notice  string        `json:"notice,omitempty"`
	}
	factJSON struct {
		On calendar.Date `json:"on"`
		Zh string        `json:"fact"`
	}
	warningJSON struct {
		Code    Code   `json:"code"`
		Zh      string `json:"text"`
		Article string `json:"article,omitempty"`
	}
	exclusionJSON struct {
		Number  int           `json:"number"`
		After   calendar.Date `json:"after"`
		Through calendar.Date `json:"through"`
		Days    int           `json:"working_days"`
	}
	conventionJSON struct {
		Name   string `json:"name"`
		Rule   string `json:"rule"`
		Reason string `json:"reason"`
	}
	resultJSON struct {
		Start           calendar.Date    `json:"start,omitzero"`
		AsOf            calendar.Date    `json:"as_of,omitzero"`
		CalendarVersion string           `json:"calendar_version"`
		Facts           []factJSON       `json:"facts"`
		Dues            []dueJSON        `json:"due_dates"`
		ExcludedDays    int              `json:"excluded_days"`
		ExtendedDays    int              `json:"extended_days"`
		LongerDays      int              `json:"longer_days"`
		Exclusions      []exclusionJSON  `json:"exclusions"`
		Warnings        []warningJSON    `json:"warnings"`
		Conventions     []conventionJSON `json:"conventions"`
		Ledger          []entryJSON      `json:"ledger"`
	}
	tallyJSON struct {
		Name            string        `json:"name"`
		After           calendar.Date `json:"after"`
		Days            int           `json:"days"`
		Due             dueJSON       `json:"due"`
		Ledger          []entryJSON   `json:"ledger"`
		CalendarVersion string        `json:"calendar_version"`
	}
)

// JSON is the count for other programs. Equal counts give equal bytes.
func (r Result) JSON() ([]byte, error) {
	return json.MarshalIndent(resultJSON{
		Start: r.Start, AsOf: r.Input.AsOf, CalendarVersion: r.CalendarVersion,
		ExcludedDays: r.ExcludedDays, ExtendedDays: r.ExtendedDays, LongerDays: r.LongerDays,
		Facts:       each(r.Input.Facts(), func(f Fact) factJSON { return factJSON(f) }),
		Dues:        each(r.Dues, Due.json),
		Exclusions:  each(r.Exclusions, func(x Exclusion) exclusionJSON { return exclusionJSON{x.Party + 1, x.After, x.Through, x.Days} }),
		Warnings:    each(r.Warnings, func(w Warning) warningJSON { return warningJSON(w) }),
		Conventions: each(r.Conventions(), func(c Convention) conventionJSON { return conventionJSON(c) }),
		Ledger:      each(r.Ledger, func(e Entry) entryJSON { return entryJSON(e) }),
	}, "", "  ")
}

// JSON is the count for other programs.
func (t Tally) JSON() ([]byte, error) {
	return json.MarshalIndent(tallyJSON{
		Name: t.Name, After: t.After, Days: t.Days, Due: t.Due.json(), CalendarVersion: t.CalendarVersion,
		Ledger: each(t.Ledger, func(e Entry) entryJSON { return entryJSON(e) }),
	}, "", "  ")
}

func (d Due) json() dueJSON {
	return dueJSON{
		Kind: d.Kind.String(), Name: d.Kind.Zh(), Date: d.Date, Status: d.Status.code(), MissingYear: d.MissingYear,
		Number: d.Party + 1, MetOn: d.MetOn, Article: d.Article, Why: d.Why,
	}
}

// each converts a list; an empty one is [], not null.
func each[A, B any](all []A, f func(A) B) []B {
	out := make([]B, 0, len(all))
	for _, a := range all {
		out = append(out, f(a))
	}
	return out
}
