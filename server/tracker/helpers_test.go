package tracker

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync"
	"testing"
	"time"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
	"disclosure/server/store"
)

var quiet = slog.New(slog.NewTextHandler(io.Discard, nil))

const handlerName = "organs/yangli/staff/li"

// mailbox keeps what was sent, and fails now and then when told so.
type mailbox struct {
	mu    sync.Mutex
	sent  map[string]int // by id and address
	last  []Message
	fails func() bool
	slow  time.Duration
}

func (m *mailbox) Send(ctx context.Context, to string, x Message) error {
	if m.slow > 0 {
		time.Sleep(m.slow)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fails != nil && m.fails() {
		return errors.New("the line is down")
	}
	if m.sent == nil {
		m.sent = map[string]int{}
	}
	m.sent[x.ID+" "+to]++
	m.last = append(m.last, x)
	return nil
}

func openStore(t testing.TB, dir string, now func() time.Time) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), store.Config{Dir: dir, Now: now, Log: quiet})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func act(t testing.TB, s *store.Store, fn func(*store.Tx) error) {
	t.Helper()
	_, err := s.Act(context.Background(), store.Act{Method: "test"}, func(tx *store.Tx) (proto.Message, error) { return nil, fn(tx) })
	if err != nil {
		t.Fatal(err)
	}
}

// office makes the organ yangli with a handler and a head.
func office(t testing.TB, s *store.Store, change func(*store.Organ)) {
	t.Helper()
	act(t, s, func(tx *store.Tx) error {
		o := store.Organ{Code: "yangli", DisplayName: "样例县人民政府办公室"}
		if change != nil {
			change(&o)
		}
		_, err := tx.SaveOrgan(o)
		for login, role := range map[string]pb.Role{"li": pb.Role_ROLE_HANDLER, "zhao": pb.Role_ROLE_DISCLOSURE_HEAD} {
			if err == nil {
				_, err = tx.CreateStaff(store.Staff{
					Organ: "yangli", Login: login, DisplayName: login, Roles: []pb.Role{role}, Email: login + "@example.com",
				})
			}
		}
		return err
	})
}

// register registers a case that arrived on a day, and gives it to the handler.
func register(t testing.TB, s *store.Store, arrived calendar.Date) string {
	t.Helper()
	var number string
	act(t, s, func(tx *store.Tx) error {
		var err error
		number, err = tx.NextCaseNumber("yangli", tx.Today().Year)
		if err != nil {
			return err
		}
		c := &casework.Case{Organ: "yangli", Number: number}
		return tx.Append(c, casework.Actor{Name: handlerName},
			&pb.Event{Kind: &pb.Event_Registered{Registered: &pb.CaseRegistered{
				Number: number, ReceivedOn: arrived.String(), Registration: &pb.Registration{
					Channel: pb.Channel_CHANNEL_IN_PERSON, ArrivedOn: arrived.String(), ItemTexts: []string{"征地批复"},
					Applicant: &pb.Applicant{
						Category: pb.ApplicantCategory_APPLICANT_CATEGORY_NATURAL_PERSON, Name: "王小明", IdNumber: "11010119900307803X",
					},
				},
			}}},
			&pb.Event{Kind: &pb.Event_Assigned{Assigned: &pb.Assigned{Handler: handlerName, HandlerName: "李四"}}})
	})
	return number
}

// happen appends events to a case.
func happen(t testing.TB, s *store.Store, number string, events ...*pb.Event) {
	t.Helper()
	act(t, s, func(tx *store.Tx) error {
		c, err := tx.Case("yangli", number)
		if err != nil {
			return err
		}
		return tx.Append(c, casework.Actor{Name: handlerName}, events...)
	})
}

func withdrawn(on calendar.Date) *pb.Event {
	return &pb.Event{Kind: &pb.Event_Withdrawn{Withdrawn: &pb.Withdrawn{WithdrawnOn: on.String()}}}
}

// testYear is a made-up notice of a year that the program does not know.
func testYear(year int) calendar.Year {
	y := calendar.Year{
		Year: year, Notice: fmt.Sprintf("国办发明电〔%d〕7号", year-1), NoticeDate: calendar.NewDate(year-1, 11, 4), Explanation: "测试用日历",
	}
	for _, h := range [][5]int{{1, 1, 1, 3}, {2, 3, 2, 10}, {4, 4, 4, 5}, {5, 1, 5, 5}, {10, 1, 10, 7}} {
		holiday := calendar.Holiday{
			Name: "假日", From: calendar.NewDate(year, time.Month(h[0]), h[1]), To: calendar.NewDate(year, time.Month(h[2]), h[3]),
		}
		y.Holidays = append(y.Holidays, holiday)
		for d := holiday.From; !d.After(holiday.To); d = d.AddDays(1) {
			if !d.IsWeekend() {
				y.Off = append(y.Off, d)
			}
		}
	}
	return y
}
