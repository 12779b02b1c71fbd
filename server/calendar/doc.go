// Package calendar knows dates and working days. Legal dates are dates in
// China, never timestamps; working days follow the State Council's yearly
// notice and nothing else: a year without a notice is an error, never Monday
// to Friday. It knows no deadlines, no cases, no clock and no files.
package calendar
