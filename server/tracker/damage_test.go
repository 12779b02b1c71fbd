package tracker

import (
	"strings"
	"testing"
	"time"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/store"
)

// TestTellDamage: the administrators hear of a damaged record, each once a day.
func TestTellDamage(t *testing.T) {
	now := time.Date(2026, 3, 2, 10, 0, 0, 0, calendar.Shanghai)
	s := openStore(t, t.TempDir(), func() time.Time { return now })
	defer s.Close()
	office(t, s, nil)
	act(t, s, func(tx *store.Tx) error {
		_, err := tx.CreateStaff(store.Staff{
			Organ: "yangli", Login: "admin", DisplayName: "管理员", Roles: []pb.Role{pb.Role_ROLE_ADMIN}, Email: "admin@example.com",
		})
		return err
	})
	box := &mailbox{}
	tr := New(Config{Store: s, Now: func() time.Time { return now }, Log: quiet, Owner: "a", Mail: box})
	tell := func() {
		act(t, s, func(tx *store.Tx) error {
			o, err := tx.Organ("yangli")
			if err != nil {
				return err
			}
			return tr.TellDamage(tx, o, 3, "yangli 2026-0001: case_files.state: is 3, by the events 4")
		})
		tr.Round(t.Context())
	}
	tell()
	tell()
	if len(box.last) != 1 || box.last[0].Recipient != "admin" || !strings.Contains(box.last[0].Subject, "3 处差异") ||
		!strings.Contains(box.last[0].Text, "case_files.state") {
		t.Errorf("%+v", box.last)
	}
	now = now.AddDate(0, 0, 1)
	tell()
	if len(box.last) != 2 {
		t.Errorf("on the next day: %d messages", len(box.last))
	}
}
