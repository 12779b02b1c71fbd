package clock

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"disclosure/server/calendar"
)

// someCase draws a case; some of its dates are impossible, as in life.
func someCase(t *rapid.T) Input {
	received := day("2024-01-01").AddDays(rapid.IntRange(0, 1090).Draw(t, "received"))
	after := func(d calendar.Date, most int, name string) calendar.Date {
		if rapid.IntRange(0, 3).Draw(t, name+" is missing") == 0 {
			return calendar.Date{}
		}
		return d.AddDays(rapid.IntRange(-1, most).Draw(t, name))
	}
	in := Input{ReceivedOn: received, AsOf: received.AddDays(rapid.IntRange(0, 90).Draw(t, "today"))}
	if rapid.Bool().Draw(t, "supplement") {
		sent := after(received, 14, "sent")
		in.Supplements = []Supplement{{SentOn: sent, ServedOn: after(received, 20, "served"), ReceivedOn: after(received, 30, "supplement received")}}
	}
	for range rapid.IntRange(0, 4).Draw(t, "letters") {
		sent := received.AddDays(rapid.IntRange(0, 60).Draw(t, "letter"))
		in.Consultations = append(in.Consultations, Consultation{
			Kind: ThirdParty, SentOn: sent,
			ServedOn: after(sent, 10, "letter served"), OpinionOn: after(sent, 40, "opinion"),
		})
	}
	if rapid.Bool().Draw(t, "extension") {
		on := received.AddDays(rapid.IntRange(0, 60).Draw(t, "extended"))
		in.Extension = &Extension{Days: rapid.IntRange(1, 19).Draw(t, "days"), ApprovedOn: on, NotifiedOn: on}
	}
	return in
}

func TestProperties(t *testing.T) {
	cal := calendar.Embedded()
	rapid.Check(t, func(t *rapid.T) {
		in := someCase(t)
		r := Compute(in, cal)
		if again := Compute(in, cal); !reflect.DeepEqual(r, again) {
			t.Fatal("not the same twice")
		}
		bare := r
		bare.Ledger = nil
		if dues := Dues(in, cal); !reflect.DeepEqual(bare, dues) {
			t.Fatal("the due dates without the ledger differ")
		}
		sum := 0
		for _, x := range r.Exclusions {
			sum += x.Days
		}
		if r.ExcludedDays > sum {
			t.Fatalf("the union %d is more than the sum %d", r.ExcludedDays, sum)
		}
		reply, ok := r.Due(Reply)
		if !ok || reply.Status == Waiting {
			return
		}
		wantCount(t, r, 20+r.ExtendedDays)
		if last := r.Ledger[len(r.Ledger)-1].Date; last != reply.Date {
			t.Fatalf("the ledger ends on %s, the limit on %s", last, reply.Date)
		}
		base, _ := r.Due(ReplyBase)
		if reply.Date.Before(base.Date) {
			t.Fatalf("reply %s before base %s", reply.Date, base.Date)
		}
	})
}

// One day more of an extension, or one day later of an opinion, never brings the
// due date forward.
func TestMoreIsNeverEarlier(t *testing.T) {
	cal := calendar.Embedded()
	rapid.Check(t, func(t *rapid.T) {
		in := someCase(t)
		before, _ := Compute(in, cal).Due(Reply)
		if in.Extension != nil {
			more := *in.Extension
			more.Days++
			longer := in
			longer.Extension = &more
			if after, _ := Compute(longer, cal).Due(Reply); after.Date.Before(before.Date) {
				t.Fatalf("%d days: %s, one more: %s", in.Extension.Days, before.Date, after.Date)
			}
		}
		for i, c := range in.Consultations {
			if c.OpinionOn.IsZero() || c.OpinionOn.Before(c.SentOn) {
				continue
			}
			later := in
			later.Consultations = append([]Consultation{}, in.Consultations...)
			later.Consultations[i].OpinionOn = c.OpinionOn.AddDays(1)
			if after, _ := Compute(later, cal).Due(Reply); after.Date.Before(before.Date) {
				t.Fatalf("opinion a day later: %s, before %s", after.Date, before.Date)
			}
		}
	})
}
