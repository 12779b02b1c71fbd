package notice

import "time"

const (
	// pressRest is for how many times the length of a print the press rests after it while the register is busy. So all printing
	// together takes at most a quarter of one processor from the desk; with nobody registering it takes one whole.
	pressRest = 3
	// pressPause bounds each part of the rest after a long print.
	pressPause = 100 * time.Millisecond
)

// press lets one notice at a time be printed, and gives way to the register: a page takes some hundred times as much of a processor
// as an act, so that a few clerks who leaf through previews could hold up everybody at the counter.
type press struct {
	slot chan struct{}
	acts func() uint64 // how many acts there were so far; nil when there is nobody to give way to
}

func newPress() *press { return &press{slot: make(chan struct{}, 1)} }

// GiveWay makes the renderer print less while acts, the number of acts so far, grows. It is called before the first print.
func (r *Renderer) GiveWay(acts func() uint64) { r.press.acts = acts }

// print runs f when the press is free.
func (p *press) print(f func()) {
	p.slot <- struct{}{}
	if p.acts == nil {
		defer p.open()
		f()
		return
	}
	begin, before := time.Now(), p.acts()
	defer func() { go p.rest(min(time.Since(begin), pressPause), before) }()
	f()
}

// rest opens the press when it has rested enough, or when nobody acts any more.
func (p *press) rest(pause time.Duration, before uint64) {
	defer p.open()
	for range pressRest {
		now := p.acts()
		if now == before {
			return
		}
		before = now
		time.Sleep(pause)
	}
}

func (p *press) open() { <-p.slot }
