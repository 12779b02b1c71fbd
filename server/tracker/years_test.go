package tracker

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"testing/synctest"
	"time"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/clock"
	"disclosure/server/store"
)

// simulation is ten years of one office under a clock of its own.
type simulation struct {
	t       *testing.T
	dir     string
	rand    *rand.Rand
	store   *store.Store
	mail    *mailbox
	stop    func()
	open    []string
	expects map[string]bool // every reminder that somebody looking at the due dates would have made
}

// TestTenYears lets one office work for ten years, with holidays that are announced late, consultations that stop the clock,
// cases that are answered in time and late, a mail server that is down now and then, and restarts after nights and weeks
// without service. Whoever looks at the due dates each evening finds that of everything that is near or over somebody was
// reminded, and nobody twice.
func TestTenYears(t *testing.T) {
	if testing.Short() {
		t.Skip("ten years")
	}
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(time.Date(2026, 1, 5, 1, 0, 0, 0, time.UTC)))
		s := &simulation{t: t, dir: t.TempDir(), rand: rand.New(rand.NewPCG(1, 2)), mail: &mailbox{}, expects: map[string]bool{}}
		outages := rand.New(rand.NewPCG(3, 4)) // its own: the mail goes out beside the days
		s.mail.fails = func() bool { return outages.IntN(10) == 0 }
		s.start()
		office(t, s.store, nil)
		for day := 0; day < 3652; day++ {
			s.day(day)
		}
		for range 14 { // the last retries
			time.Sleep(12 * time.Hour)
			synctest.Wait()
			s.look()
		}
		s.check()
		report, err := s.store.Fsck(context.Background())
		if err != nil || len(report.Differences) > 0 {
			t.Errorf("fsck: %v, %v", report.Differences, err)
		}
		s.end()
		t.Logf("%d cases, %d reminders", report.Cases, len(s.expects))
	})
}

func (s *simulation) start() {
	s.store = openStore(s.t, s.dir, time.Now)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	tr := New(Config{Store: s.store, Now: time.Now, Log: quiet, Owner: fmt.Sprint(s.rand.Uint64()), Mail: s.mail, Every: 8 * time.Hour})
	go func() { tr.Run(ctx); close(done) }()
	s.stop = func() { cancel(); <-done }
}

func (s *simulation) end() {
	s.stop()
	err := s.store.Close()
	if err != nil {
		s.t.Fatal(err)
	}
}

func today() calendar.Date { return calendar.DateOf(time.Now()) }

// day is one day from nine to nine: work, the tracker's rounds, and a look in the morning and in the evening.
func (s *simulation) day(n int) {
	synctest.Wait()
	s.look()          // of what was made in the night
	if n%170 == 169 { // a restart, sometimes after weeks
		s.end()
		time.Sleep(time.Duration(s.rand.IntN(20)) * 24 * time.Hour)
		s.start()
	}
	synctest.Wait()
	s.look()
	s.announce()
	if n%3 == 0 {
		s.open = append(s.open, register(s.t, s.store, today()))
	}
	if len(s.open) > 0 && s.rand.IntN(2) == 0 {
		s.work(s.rand.IntN(len(s.open)))
	}
	time.Sleep(12 * time.Hour)
	synctest.Wait()
	s.look()
	time.Sleep(12 * time.Hour)
}

// announce brings the year to come in force in December.
func (s *simulation) announce() {
	d := today()
	next := d.Year + 1
	if d.Month != 12 || d.Day < 10 {
		return
	}
	if _, known := s.store.CalendarOf("yangli").Year(next); known {
		return
	}
	act(s.t, s.store, func(tx *store.Tx) error {
		y, err := tx.CreateCalendarYear(store.CalendarYear{Organ: "yangli", Year: testYear(next), ImportedBy: "organs/yangli/staff/admin"})
		if err == nil {
			_, err = tx.ActivateCalendarYear(y, "organs/yangli/staff/zhao")
		}
		return err
	})
}

// work ends a case, or asks a third party about it, which stops the clock.
func (s *simulation) work(i int) {
	number := s.open[i]
	c, err := s.store.Case(context.Background(), "yangli", number)
	if err != nil {
		s.t.Fatal(err)
	}
	switch n := len(c.Consultations); {
	case n == 0 && s.rand.IntN(4) == 0:
		happen(s.t, s.store, number, consulted(today())...)
	case n == 1 && c.Consultations[0].ClosedOn == "":
		happen(s.t, s.store, number, &pb.Event{Kind: &pb.Event_ConsultationClosed{ConsultationClosed: &pb.ConsultationClosed{
			Number: 1, Opinion: pb.Opinion_OPINION_CONSENT, ClosedOn: today().String(),
		}}})
	default:
		happen(s.t, s.store, number, withdrawn(today()))
		s.open = append(s.open[:i], s.open[i+1:]...)
	}
}

func consulted(on calendar.Date) []*pb.Event {
	return []*pb.Event{
		{Kind: &pb.Event_ConsultationOpened{ConsultationOpened: &pb.ConsultationOpened{
			Number: 1, Kind: pb.ConsultationKind_CONSULTATION_KIND_THIRD_PARTY, Party: "样例公司", SentOn: on.String(), Items: []int32{1},
		}}},
		{Kind: &pb.Event_ConsultationServed{ConsultationServed: &pb.ConsultationServed{Number: 1, ServedOn: on.String()}}},
	}
}

// look does what a careful person would: it reads every due date and notes of which somebody must have been reminded.
func (s *simulation) look() {
	rows, next, err := s.store.ListDue(context.Background(), store.DueQuery{Organ: "yangli", Limit: 2000})
	if err != nil || next != nil {
		s.t.Fatal(next, err)
	}
	cal := s.store.CalendarOf("yangli")
	for _, d := range rows {
		on := calendar.MustParse(d.Date.Date)
		level, _ := clock.LevelOf(on, today(), cal, clock.DefaultYellow, clock.DefaultRed)
		ours := d.Owes == store.OwesOrgan
		if d.Rolling || level < clock.LevelYellow || d.Owes == store.OwesNobody || !ours && level < clock.LevelOverdue {
			continue
		}
		s.expect(d, level, "li")
		if ours && level >= clock.LevelRed {
			s.expect(d, level, "zhao")
		}
	}
}

func (s *simulation) expect(d store.Due, level clock.Level, login string) {
	s.expects[fmt.Sprint(d.CaseName(), d.Date.Kind, d.Date.Date, pb.WarningLevel(level), login)] = true
}

// check compares what was sent with what was expected: everything, and each message once.
func (s *simulation) check() {
	for id, n := range s.mail.sent {
		if n != 1 {
			s.t.Errorf("%s was sent %d times", id, n)
		}
	}
	got := map[string]int{}
	moved := 0
	for _, m := range s.mail.last {
		if m.FromOn != "" {
			moved++
			continue
		}
		got[fmt.Sprint(m.Case, m.Kind, m.DueOn, m.Level, m.Recipient)]++
	}
	for key := range s.expects {
		if got[key] != 1 {
			s.t.Errorf("%s: %d reminders", key, got[key])
		}
	}
	for key, n := range got {
		if n != 1 || !s.expects[key] {
			s.t.Errorf("%s: %d reminders that nobody expected", key, n)
		}
	}
	if len(s.expects) < 500 || moved == 0 {
		s.t.Errorf("only %d reminders and %d moved cases: this test sees nothing", len(s.expects), moved)
	}
}
