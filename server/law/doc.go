// Package law is the law as dated rows: time limits, dispositions, grounds,
// channels, remedies and rows of the annual report, each with its article and
// the days on which it is in force. No other package may hold an article number
// or the number of days of a limit. It decides nothing and knows no case.
package law
