package tracker

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/store"
)

func at(text string) func() time.Time {
	now, err := time.ParseInLocation("2006-01-02 15:04", text, calendar.Shanghai)
	if err != nil {
		panic(err)
	}
	return func() time.Time { return now }
}

// TestTwoTrackersNeverSendTwice lets two servers work on one outbox at the same time.
func TestTwoTrackersNeverSendTwice(t *testing.T) {
	now := at("2026-03-27 10:00")
	s := openStore(t, t.TempDir(), now)
	defer s.Close()
	office(t, s, nil)
	const cases = 60
	for range cases {
		register(t, s, calendar.MustParse("2026-03-02"))
	}
	box := &mailbox{slow: time.Millisecond}
	var wg sync.WaitGroup
	for i := range 2 {
		tr := New(Config{Store: s, Now: now, Log: quiet, Owner: fmt.Sprint("server", i), Mail: box})
		wg.Go(func() {
			for range 5 {
				tr.Round(t.Context())
			}
		})
	}
	wg.Wait()
	if len(box.sent) != 2*cases { // red: the handler and the head
		t.Errorf("%d messages, want %d", len(box.sent), 2*cases)
	}
	for id, n := range box.sent {
		if n != 1 {
			t.Errorf("%s was sent %d times", id, n)
		}
	}
}

// TestDeadServerLosesItsLease claims like a server that dies: the other sends when the lease is over, not before.
func TestDeadServerLosesItsLease(t *testing.T) {
	now := at("2026-03-27 10:00")()
	s := openStore(t, t.TempDir(), func() time.Time { return now })
	defer s.Close()
	office(t, s, nil)
	register(t, s, calendar.MustParse("2026-03-02"))
	box := &mailbox{}
	tr := New(Config{Store: s, Now: func() time.Time { return now }, Log: quiet, Owner: "alive", Mail: box})
	err := tr.remind(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	act(t, s, func(tx *store.Tx) error { _, err := tx.Claim("yangli", "dead", lease, 100); return err })
	tr.Round(t.Context())
	if len(box.sent) != 0 {
		t.Error("sent under the lease of another")
	}
	now = now.Add(lease + time.Second)
	tr.Round(t.Context())
	tr.Round(t.Context())
	if len(box.sent) != 2 {
		t.Errorf("%d messages after the lease", len(box.sent))
	}
	act(t, s, func(tx *store.Tx) error { return tx.Retry(1, "dead", "late", now) })
	tr.Round(t.Context())
	if len(box.last) != 2 {
		t.Error("a server without lease could take a message back")
	}
}

func TestLevelsAndRecipients(t *testing.T) {
	now := at("2026-03-20 10:00")() // due 2026-03-30: six working days
	s := openStore(t, t.TempDir(), func() time.Time { return now })
	defer s.Close()
	office(t, s, nil)
	number := register(t, s, calendar.MustParse("2026-03-02"))
	box := &mailbox{}
	tr := New(Config{Store: s, Now: func() time.Time { return now }, Log: quiet, Owner: "one", Mail: box})
	for _, step := range []struct {
		day  string
		want []string
	}{
		{"2026-03-20", nil},
		{"2026-03-23", []string{"li 黄"}},
		{"2026-03-24", nil},
		{"2026-03-26", []string{"li 红", "zhao 红"}},
		{"2026-03-30", nil},
		{"2026-03-31", []string{"li 黑", "zhao 黑"}},
		{"2026-05-20", nil},
	} {
		now = at(step.day + " 10:00")()
		box.last = nil
		tr.Round(t.Context())
		tr.Round(t.Context())
		var got []string
		for _, m := range box.last {
			got = append(got, m.Recipient+" "+string([]rune(m.Label)[:1]))
			if strings.Contains(m.Text+m.Subject, "王小明") || strings.Contains(m.Text, "1101011990") || !strings.Contains(m.Text, number) {
				t.Errorf("%s: %s\n%s", step.day, m.Subject, m.Text)
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(step.want) {
			t.Errorf("%s: %v, want %v", step.day, got, step.want)
		}
	}
}

func TestQuietHoursDelayTheSending(t *testing.T) {
	now := at("2026-03-26 23:30")()
	s := openStore(t, t.TempDir(), func() time.Time { return now })
	defer s.Close()
	office(t, s, func(o *store.Organ) { o.QuietHours = "22-7" })
	register(t, s, calendar.MustParse("2026-03-02"))
	box := &mailbox{}
	tr := New(Config{Store: s, Now: func() time.Time { return now }, Log: quiet, Owner: "one", Mail: box})
	tr.Round(t.Context())
	some, err := s.FirstToRemind(t.Context(), "yangli", pb.WarningLevel_WARNING_LEVEL_RED, store.Cursor{}, calendar.MustParse("2026-03-30"))
	if err != nil || some != nil {
		t.Error("the reminder was not made in the quiet hours")
	}
	now = at("2026-03-27 06:59")()
	tr.Round(t.Context())
	if len(box.last) != 0 {
		t.Errorf("sent at %s", now)
	}
	now = at("2026-03-27 07:00")()
	tr.Round(t.Context())
	if len(box.last) != 2 {
		t.Errorf("%d messages in the morning", len(box.last))
	}
}

func TestAwake(t *testing.T) {
	for _, c := range []struct{ hours, now, want string }{
		{"", "2026-03-26 23:30", "2026-03-26 23:30"},
		{"22-7", "2026-03-26 21:59", "2026-03-26 21:59"},
		{"22-7", "2026-03-26 22:00", "2026-03-27 07:00"},
		{"22-7", "2026-03-27 00:30", "2026-03-27 07:00"},
		{"22-7", "2026-03-27 07:00", "2026-03-27 07:00"},
		{"12-14", "2026-12-31 13:00", "2026-12-31 14:00"},
		{"20-0", "2026-12-31 23:00", "2027-01-01 00:00"},
		{"7-7", "2026-12-31 07:00", "2026-12-31 07:00"},
	} {
		got := awake(store.Organ{QuietHours: c.hours}, at(c.now)())
		if !got.Equal(at(c.want)()) {
			t.Errorf("%s at %s: %s, want %s", c.hours, c.now, got, c.want)
		}
	}
}

// TestRetriesGrowAndEnd fails every attempt until the message is given up.
func TestRetriesGrowAndEnd(t *testing.T) {
	now := at("2026-03-23 10:00")()
	s := openStore(t, t.TempDir(), func() time.Time { return now })
	defer s.Close()
	office(t, s, nil)
	register(t, s, calendar.MustParse("2026-03-02"))
	tries := 0
	box := &mailbox{fails: func() bool { tries++; return true }}
	tr := New(Config{Store: s, Now: func() time.Time { return now }, Log: quiet, Owner: "one", Mail: box})
	started := now
	for range 6 * 24 * 60 {
		err := tr.deliver(context.Background())
		if tries == 0 {
			err = tr.remind(context.Background())
		}
		if err != nil {
			t.Fatal(err)
		}
		now = now.Add(time.Minute)
	}
	if tries != maxAttempts {
		t.Errorf("%d attempts until %s", tries, now.Sub(started))
	}
	if delay(1) != time.Minute || delay(4) != 8*time.Minute || delay(50) != 6*time.Hour {
		t.Error("delays do not grow")
	}
}
