// Package tracker watches due dates in the background: it makes reminders when a due date has reached a warning level, sends
// them by mail and webhook, recounts cases after a change of the calendar, and rolls on what moves day by day. It looks at the
// state, never at “exactly so many days before”, and so catches up after any downtime. It knows no SQL and no gRPC; several
// trackers may work on one database.
package tracker
