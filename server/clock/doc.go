// Package clock computes every due date of a request and explains it day by day
// (Articles 30 to 34). A deadline is a function of what happened, the law and the
// calendar: nothing is stored, nothing is asked of the time of day. It knows no
// cases, no events and no SQL; numbers and articles come from package law.
package clock
