package demo

import (
	"context"
	"slices"

	"disclosure/server/calendar"
)

// step is one act of a story on its day.
type step struct {
	on   calendar.Date
	play *play
	do   func(*play, context.Context) error
}

// play is one story on its way.
type play struct {
	*player
	request *request
	story   *story
	name    string   // resource name of the case
	replyNo string   // 文号 of the reply
	replyOn string   // date of the reply
	file    string   // PDF of the reply
	first   []string // the line of its first reply, when another one was ordered
	faults  []string // what differs from the sample
}

// schedule puts the acts of all stories into the order of their days.
func (p *player) schedule(s *samples, stories map[string]*story) ([]step, error) {
	var steps []step
	for _, r := range s.Requests {
		x := &play{player: p, request: r, story: stories[r.Key]}
		p.played[r.Key] = x
		own, err := x.steps()
		if err != nil {
			return nil, err
		}
		steps = append(steps, own...)
	}
	slices.SortStableFunc(steps, func(a, b step) int { return a.on.Compare(b.on) })
	return steps, nil
}

// steps are the acts of one story: what it tells itself, then the way through review to the answer, a few working days later.
func (x *play) steps() ([]step, error) {
	received := calendar.MustParse(x.request.ReceivedOn)
	steps := []step{{received, x, (*play).register}}
	add := func(on string, do func(*play, context.Context) error) {
		steps = append(steps, step{calendar.MustParse(on), x, do})
	}
	s := x.story
	if s.WithdrawnOn != "" {
		add(s.WithdrawnOn, (*play).withdraw)
	}
	if v := s.Supplement; v != nil {
		add(v.RequestedOn, (*play).requestSupplement)
		add(v.SentOn, (*play).sendSupplement)
		add(v.ServedOn, (*play).supplementServed)
		if v.ReceivedOn != "" {
			add(v.ReceivedOn, (*play).supplementReceived)
		} else {
			add(v.LapsedOn, (*play).supplementLapsed)
		}
	}
	if v := s.Consultation; v != nil {
		add(v.SentOn, (*play).consult)
		add(v.ServedOn, (*play).consultationServed)
		add(v.OpinionOn, (*play).opinion)
	}
	if v := s.Reasons; v != nil {
		add(v.RequestedOn, (*play).requestReasons)
		add(v.SentOn, (*play).sendReasons)
		add(v.ServedOn, (*play).reasonsServed)
		add(v.ReceivedOn, (*play).reasonsReceived)
		add(v.JudgedOn, (*play).judgeReasons)
	}
	if v := s.Fee; v != nil {
		add(v.AssessedOn, (*play).assessFee)
		add(v.SentOn, (*play).sendFee)
		add(v.ServedOn, (*play).feeServed)
		add(v.LapsedOn, (*play).feeLapsed)
	}
	if len(s.Determinations) == 0 {
		return steps, nil
	}
	end, err := x.ending(received)
	if x.request.Key == reviewed {
		x.proceeding(add)
	}
	return append(steps, end...), err
}

// ending is the way from the draft to the end.
func (x *play) ending(received calendar.Date) ([]step, error) {
	cal := calendar.Embedded()
	from := received
	if x.story.DetermineOn != "" {
		from = calendar.MustParse(x.story.DetermineOn).AddDays(-1)
	}
	var steps []step
	for _, e := range []struct {
		after int // working days after the receipt, or after the eve of the day named by the story
		do    func(*play, context.Context) error
	}{{1, (*play).prepare}, {1, (*play).determine}, {1, (*play).submit}, {2, (*play).review}, {3, (*play).signOff}, {3, (*play).reply}, {5, (*play).deliver}, {6, (*play).close}} {
		on, err := cal.AddWorkingDays(from, e.after)
		if err != nil {
			return nil, err
		}
		steps = append(steps, step{on, x, e.do})
	}
	return steps, nil
}
