package tracker

import (
	"context"
	"fmt"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/clock"
	"disclosure/server/store"
)

// levels are those of which reminders are made, the most pressing first: whoever has missed the earlier ones hears the last only.
var levels = []pb.WarningLevel{
	pb.WarningLevel_WARNING_LEVEL_OVERDUE, pb.WarningLevel_WARNING_LEVEL_RED, pb.WarningLevel_WARNING_LEVEL_YELLOW,
}

// remind makes the reminders of every organ whose due dates have reached a level.
func (t *Tracker) remind(ctx context.Context) error {
	organs, err := t.Store.Organs(ctx)
	if err != nil {
		return err
	}
	for _, o := range organs {
		for _, level := range levels {
			err = t.remindLevel(ctx, o, level)
			if err != nil {
				return fmt.Errorf("organ %s: %w", o.Code, err)
			}
		}
	}
	return nil
}

// remindLevel takes batches, each from where the one before ended, until nothing is left.
func (t *Tracker) remindLevel(ctx context.Context, o store.Organ, level pb.WarningLevel) error {
	today := calendar.DateOf(t.Now())
	through := lastDay(o, level, today, t.Store.CalendarOf(o.Code))
	var after store.Cursor
	for {
		first, err := t.Store.FirstToRemind(ctx, o.Code, level, after, through)
		if err != nil || first == nil {
			return err
		}
		after = first.Place()
		before := t.Store.Acts()
		from := store.Cursor{DueOn: after.DueOn, ID: after.ID - 1}
		_, err = t.Store.Act(ctx, store.Act{Method: "Remind"}, func(tx *store.Tx) (proto.Message, error) {
			dues, err := tx.DueToRemind(o.Code, level, from, through, batch)
			if err != nil {
				return nil, err
			}
			crowd := newCrowd(tx, o)
			for _, d := range dues {
				err = t.remindOf(crowd, d, level)
				if err != nil {
					return nil, err
				}
				after = d.Place()
			}
			return nil, nil
		})
		if err != nil {
			return err
		}
		t.giveWay(ctx, before)
	}
}

// lastDay is the last day on which a due date has reached a level: the working days left are at most the threshold.
func lastDay(o store.Organ, level pb.WarningLevel, today calendar.Date, cal *calendar.Calendar) calendar.Date {
	left := 0
	switch level {
	case pb.WarningLevel_WARNING_LEVEL_OVERDUE:
		return today.AddDays(-1)
	case pb.WarningLevel_WARNING_LEVEL_RED:
		left = orDefault(o.RedDays, clock.DefaultRed)
	default:
		left = max(orDefault(o.YellowDays, clock.DefaultYellow), orDefault(o.RedDays, clock.DefaultRed))
	}
	return cal.EstimateWorkingDays(today, left+1).Date.AddDays(-1)
}

func orDefault(n, otherwise int) int {
	if n == 0 {
		return otherwise
	}
	return n
}

// remindOf makes the reminders of one due date: mark and messages in one transaction, so that no crash can part them.
func (t *Tracker) remindOf(c *crowd, d store.Due, level pb.WarningLevel) error {
	tx, o := c.tx, c.organ
	marked, err := tx.MarkReminded(d, level)
	if err != nil || !marked {
		return err
	}
	people, err := c.recipients(d, level)
	if err != nil {
		return err
	}
	on, err := calendar.ParseDate(d.Date.Date)
	if err != nil {
		return err
	}
	_, left := clock.LevelOf(on, tx.Today(), tx.CalendarOf(o.Code), 0, 0)
	for _, st := range people {
		r := store.Reminder{
			Organ: o.Code, CaseNumber: d.CaseNumber, Kind: d.Date.Kind, Number: d.Date.Number, Level: level, DueOn: d.Date.Date,
			Recipient: st.Login,
		}
		err = t.post(tx, o, st, r, dueMessage(o, d, level, left, tx.Today()))
		if err != nil {
			return err
		}
	}
	return nil
}
