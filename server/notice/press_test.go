package notice

import (
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// TestPressGivesWay counts what is printed in 400 times the length of a print while the register is idle, busy all the time, and
// busy at first. The clock is the one of synctest.
func TestPressGivesWay(t *testing.T) {
	const length, span = 10 * time.Millisecond, 4 * time.Second
	for name, x := range map[string]struct {
		busy time.Duration
		want int
	}{"idle": {0, 400}, "busy": {span, 100}, "busy at first": {span / 2, 250}} {
		synctest.Test(t, func(t *testing.T) {
			var acts atomic.Uint64
			p := newPress()
			p.acts = acts.Load
			begin, done := time.Now(), make(chan struct{})
			go func() {
				defer close(done)
				for time.Since(begin) < x.busy {
					acts.Add(1)
					time.Sleep(time.Millisecond)
				}
			}()
			var printed, together atomic.Int64
			for range 4 {
				go func() {
					for time.Since(begin) < span {
						p.print(func() {
							if together.Add(1) > 1 {
								t.Error("two print at a time")
							}
							time.Sleep(length)
							together.Add(-1)
							if time.Since(begin) <= span {
								printed.Add(1)
							}
						})
					}
				}()
			}
			<-done
			time.Sleep(time.Until(begin.Add(span + 10*length)))
			synctest.Wait()
			if n := int(printed.Load()); n < x.want-2 || n > x.want+2 {
				t.Errorf("%s: %d printed, want about %d", name, n, x.want)
			}
		})
	}
}

// TestPressSurvivesAPanic: what panics in print frees the press.
func TestPressSurvivesAPanic(t *testing.T) {
	p := newPress()
	func() {
		defer func() { _ = recover() }()
		p.print(func() { panic("no") })
	}()
	printed := false
	p.print(func() { printed = true })
	if !printed {
		t.Error("nothing was printed")
	}
}
