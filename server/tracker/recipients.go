package tracker

import (
	"errors"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/fault"
	"disclosure/server/store"
)

// recipients are those who hear of a due date: its handler first; the heads of the disclosure office when it is red or over,
// or when nobody handles the case. Of somebody else's limit only the handler hears, when it is over. Without anybody it is one
// nameless recipient, for the webhook.
func recipients(tx *store.Tx, d store.Due, level pb.WarningLevel) ([]store.Staff, error) {
	people, err := handlerOf(tx, d.Organ, d.Handler)
	if err != nil {
		return nil, err
	}
	pressing := level >= pb.WarningLevel_WARNING_LEVEL_RED && d.Owes == store.OwesOrgan
	if pressing || len(people) == 0 {
		heads, err := tx.StaffWith(d.Organ, pb.Role_ROLE_DISCLOSURE_HEAD)
		if err != nil {
			return nil, err
		}
		for _, h := range heads {
			if len(people) == 0 || h.Login != people[0].Login {
				people = append(people, h)
			}
		}
	}
	if len(people) == 0 {
		people = []store.Staff{{Organ: d.Organ}}
	}
	return people, nil
}

// handlerOf is the handler, or nobody when there is none or his account is disabled.
func handlerOf(tx *store.Tx, organ, handler string) ([]store.Staff, error) {
	home, login, _ := casework.SplitName(handler)
	if handler == "" || home != organ {
		return nil, nil
	}
	st, err := tx.Staff(organ, login)
	if errors.Is(err, fault.Of(pb.ErrorReason_ERROR_REASON_STAFF_NOT_FOUND)) || err == nil && st.Disabled {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return []store.Staff{st}, nil
}

// tellMoved reminds the handler of a case that a calendar has moved, or the heads when nobody handles it.
func (t *Tracker) tellMoved(tx *store.Tx, m store.Recounted) error {
	o, err := tx.Organ(m.Organ)
	if err != nil {
		return err
	}
	people, err := recipients(tx, store.Due{Organ: m.Organ, Handler: m.Handler}, 0)
	if err != nil {
		return err
	}
	for _, st := range people {
		r := store.Reminder{
			Organ: m.Organ, CaseNumber: m.Number, Kind: pb.DueKind_DUE_KIND_REPLY, Number: 1, DueOn: m.To, Cause: m.Cause,
			Recipient: st.Login,
		}
		err = t.post(tx, o, st, r, movedMessage(m))
		if err != nil {
			return err
		}
	}
	return nil
}
