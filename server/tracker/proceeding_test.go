package tracker

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/store"
)

// An answer in a proceeding is due, of a case that was closed long ago: the legal staff hear of it from the first level on, the heads
// from red. Papers of Friday 20 November 2026, simplified: due on the 27th.
func TestProceedingsAreRemindedOf(t *testing.T) {
	now := at("2026-11-20 10:00")()
	s := openStore(t, t.TempDir(), func() time.Time { return now })
	defer s.Close()
	office(t, s, nil)
	act(t, s, func(tx *store.Tx) error {
		_, err := tx.CreateStaff(store.Staff{
			Organ: "yangli", Login: "fa", DisplayName: "法制", Email: "fa@example.com", Roles: []pb.Role{pb.Role_ROLE_LEGAL},
		})
		return err
	})
	number := register(t, s, calendar.MustParse("2026-11-02"))
	happen(t, s, number, withdrawn(calendar.MustParse("2026-11-03")), &pb.Event{Kind: &pb.Event_ProceedingOpened{ProceedingOpened: &pb.ProceedingOpened{
		Number: 1, Kind: pb.ProceedingKind_PROCEEDING_KIND_RECONSIDERATION_SIMPLIFIED, Body: "样例县人民政府", PapersOn: "2026-11-20",
	}}})
	box := &mailbox{}
	tr := New(Config{Store: s, Now: func() time.Time { return now }, Log: quiet, Owner: "one", Mail: box})
	for _, step := range []struct{ day, want string }{
		{"2026-11-20", "fa 黄,li 黄"}, {"2026-11-24", ""}, {"2026-11-25", "fa 红,li 红,zhao 红"}, {"2026-11-27", ""}, {"2026-11-28", "fa 黑,li 黑,zhao 黑"},
	} {
		now = at(step.day + " 10:00")()
		box.last = nil
		tr.Round(t.Context())
		var got []string
		for _, m := range box.last {
			got = append(got, fmt.Sprintf("%s %s", m.Recipient, string([]rune(m.Label)[:1])))
			if !strings.Contains(m.Text, "复议答复或者诉讼答辩期限：2026-11-27") || !strings.Contains(m.Text, "第五十四条") {
				t.Error(m.Text)
			}
		}
		slices.Sort(got)
		if strings.Join(got, ",") != step.want {
			t.Errorf("%s: %v, want %s", step.day, got, step.want)
		}
	}
}
