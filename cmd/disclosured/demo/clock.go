package demo

import (
	"sync"
	"time"

	"disclosure/server/calendar"
)

// Clock is the time of day of the demo: it stands where the story is.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// Now is the time of the story; it moves on a little with each look, as events follow each other.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(time.Millisecond)
	return c.now
}

// Today is the day of the story, without moving the clock.
func (c *Clock) Today() calendar.Date {
	c.mu.Lock()
	defer c.mu.Unlock()
	return calendar.DateOf(c.now)
}

// pass lets some minutes pass: people do one thing after the other.
func (c *Clock) pass() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(7 * time.Minute)
}

// set moves the clock to nine in the morning of a day, unless it stands in that day already.
func (c *Clock) set(d calendar.Date) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if calendar.DateOf(c.now) != d {
		c.now = time.Date(d.Year, d.Month, d.Day, 9, 0, 0, 0, calendar.Shanghai)
	}
}
