package tracker

import (
	"errors"
	"slices"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/fault"
	"disclosure/server/store"
)

// crowd finds recipients in one transaction, and looks for each only once.
type crowd struct {
	tx       *store.Tx
	organ    store.Organ
	handlers map[string][]store.Staff
	leaders  []store.Staff
	asked    bool // leaders was filled
}

func newCrowd(tx *store.Tx, o store.Organ) *crowd {
	return &crowd{tx: tx, organ: o, handlers: map[string][]store.Staff{}}
}

// recipients are those who hear of a due date: its handler first; the heads of the disclosure office when it is red or over,
// or when nobody handles the case. Of somebody else's limit only the handler hears, when it is over; of
// an answer in a proceeding the legal staff too. Without anybody it is one
// nameless recipient, for the webhook.
func (c *crowd) recipients(d store.Due, level pb.WarningLevel) ([]store.Staff, error) {
	own, err := c.handler(d.Handler)
	if err != nil {
		return nil, err
	}
	people := append([]store.Staff(nil), own...)
	pressing := level >= pb.WarningLevel_WARNING_LEVEL_RED && d.Owes == store.OwesOrgan
	if pressing || len(people) == 0 {
		heads, err := c.heads()
		if err != nil {
			return nil, err
		}
		for _, h := range heads {
			if len(own) == 0 || h.Login != own[0].Login {
				people = append(people, h)
			}
		}
	}
	if d.Date.GetKind() == pb.DueKind_DUE_KIND_PROCEEDING_ANSWER {
		people, err = c.withLegal(people)
		if err != nil {
			return nil, err
		}
	}
	if len(people) == 0 {
		people = []store.Staff{{Organ: c.organ.Code}}
	}
	return people, nil
}

// withLegal adds the legal staff, who answer to reviewing bodies and courts.
func (c *crowd) withLegal(people []store.Staff) ([]store.Staff, error) {
	legal, err := c.tx.StaffWith(c.organ.Code, pb.Role_ROLE_LEGAL)
	if err != nil {
		return nil, err
	}
	for _, l := range legal {
		if !slices.ContainsFunc(people, func(p store.Staff) bool { return p.Login == l.Login }) {
			people = append(people, l)
		}
	}
	return people, nil
}

// handler is the handler, or nobody when there is none or his account is disabled.
func (c *crowd) handler(name string) ([]store.Staff, error) {
	known, ok := c.handlers[name]
	if ok {
		return known, nil
	}
	home, login, _ := casework.SplitName(name)
	if name == "" || home != c.organ.Code {
		return nil, nil
	}
	st, err := c.tx.Staff(home, login)
	if err != nil && !errors.Is(err, fault.Of(pb.ErrorReason_ERROR_REASON_STAFF_NOT_FOUND)) {
		return nil, err
	}
	if err == nil && !st.Disabled {
		known = []store.Staff{st}
	}
	c.handlers[name] = known
	return known, nil
}

// heads are the heads of the disclosure office.
func (c *crowd) heads() ([]store.Staff, error) {
	if c.asked {
		return c.leaders, nil
	}
	var err error
	c.leaders, err = c.tx.StaffWith(c.organ.Code, pb.Role_ROLE_DISCLOSURE_HEAD)
	c.asked = err == nil
	return c.leaders, err
}

// tellMoved reminds the handlers of cases that a calendar has moved, or the heads where nobody handles one. The cases are of
// one organ.
func (t *Tracker) tellMoved(tx *store.Tx, moves []store.Recounted) error {
	o, err := tx.Organ(moves[0].Organ)
	if err != nil {
		return err
	}
	c := newCrowd(tx, o)
	for _, m := range moves {
		people, err := c.recipients(store.Due{Handler: m.Handler}, pb.WarningLevel_WARNING_LEVEL_UNSPECIFIED)
		if err != nil {
			return err
		}
		for _, st := range people {
			err = t.post(tx, o, st, store.Reminder{
				Organ: m.Organ, CaseNumber: m.Number, Kind: pb.DueKind_DUE_KIND_REPLY, Number: 1, DueOn: m.To, Cause: m.Cause,
				Recipient: st.Login,
			}, movedMessage(m))
			if err != nil {
				return err
			}
		}
	}
	return nil
}
