package clock

import "disclosure/server/calendar"

// Level says how near a due date is. Its numbers are those of the API. It is a
// matter of the state alone: whoever looks later sees the same or a higher level.
type Level int

// The levels, from calm to late.
const (
	LevelNormal  Level = iota + 1 // 正常
	LevelYellow                   // 临近
	LevelRed                      // 紧急
	LevelOverdue                  // 超期
	lastLevel    = LevelOverdue
)

// How many working days are left when a level begins, unless the organ sets
// others. No text sets them: five days are a week of work, two days a sign-off and
// a walk to the post office.
const (
	DefaultYellow = 5
	DefaultRed    = 2
)

// String is the level as colour, sign and word, so that no one has to see colours.
func (l Level) String() string {
	if l < LevelNormal || l > lastLevel {
		return "— 未计算"
	}
	return [...]string{"绿 ○ 正常", "黄 △ 临近", "红 ▲ 紧急", "黑 ✕ 超期"}[l-1]
}

// LevelOf gives the level of a due date and the working days left after today: 0
// on the last day, at most -1 when it is over. Yellow and red are the numbers of
// working days left from which the levels begin; red wins. Without a date (the
// clock waits) the level is 0.
func LevelOf(due, today calendar.Date, cal *calendar.Calendar, yellow, red int) (Level, int) {
	if due.IsZero() || today.IsZero() {
		return 0, 0
	}
	if today.After(due) {
		late, _ := cal.EstimateCount(due, today)
		return LevelOverdue, -max(late, 1)
	}
	left, _ := cal.EstimateCount(today, due)
	switch {
	case left <= red:
		return LevelRed, left
	case left <= yellow:
		return LevelYellow, left
	}
	return LevelNormal, left
}
