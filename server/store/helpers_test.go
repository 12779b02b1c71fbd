package store

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"testing"
	"time"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
)

// opener gives an empty store for one test; a suite runs against each engine through one.
type opener func(t testing.TB) *Store

var (
	desk     = actor("zhang", "张三")
	handler  = actor("li", "李四")
	reviewer = actor("wang", "王五")
	head     = actor("zhao", "赵六")
)

func actor(login, name string) casework.Actor {
	return casework.Actor{Name: casework.StaffName("yangli", login), DisplayName: name}
}

// noon is the clock of the tests.
func noon() time.Time { return time.Date(2026, 3, 2, 4, 0, 0, 123456789, time.UTC) }

func config(dir string) Config {
	return Config{Dir: dir, Now: noon, Log: slog.New(slog.NewTextHandler(io.Discard, nil))}
}

// openSQLite is the opener of the embedded engine.
func openSQLite(t testing.TB) *Store {
	t.Helper()
	return openDir(t, t.TempDir())
}

func openDir(t testing.TB, dir string) *Store {
	t.Helper()
	s, err := Open(context.Background(), config(dir))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		err := s.Close()
		if err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

func registration(name string, items ...string) *pb.Registration {
	if len(items) == 0 {
		items = []string{"2024年度样例路改造工程的征地批复"}
	}
	return &pb.Registration{
		Channel: pb.Channel_CHANNEL_IN_PERSON, ArrivedOn: "2026-03-02", ItemTexts: items,
		Applicant: &pb.Applicant{Category: pb.ApplicantCategory_APPLICANT_CATEGORY_NATURAL_PERSON, Name: name},
	}
}

// registerIn is the usual act of a registration.
func registerIn(t *Tx, organ string, r *pb.Registration) (*casework.Case, error) {
	number, err := t.NextCaseNumber(organ, t.Today().Year)
	if err != nil {
		return nil, err
	}
	received := r.ArrivedOn
	if r.Channel == pb.Channel_CHANNEL_FAX {
		received = ""
	}
	c := &casework.Case{Organ: organ, Number: number}
	return c, t.Append(c, desk, &pb.Event{Kind: &pb.Event_Registered{Registered: &pb.CaseRegistered{
		Number: number, Registration: r, ReceivedOn: received,
	}}})
}

// register registers one case through Act and gives its number.
func register(s *Store, organ, requestID string, r *pb.Registration) (string, error) {
	m, err := s.Act(context.Background(), registerAct(requestID, r), func(t *Tx) (proto.Message, error) {
		c, err := registerIn(t, organ, r)
		if err != nil {
			return nil, err
		}
		return &pb.Case{Name: c.Name(), Number: c.Number, Etag: c.Etag()}, nil
	})
	if err != nil {
		return "", err
	}
	return m.(*pb.Case).Number, nil
}

func registerAct(requestID string, r *pb.Registration) Act {
	return Act{
		Method: "RegisterCase", Actor: desk, RequestID: requestID,
		Request:     &pb.RegisterCaseRequest{Parent: "organs/yangli", RequestId: requestID, Registration: r},
		NewResponse: func() proto.Message { return &pb.Case{} },
	}
}

func mustRegister(t testing.TB, s *Store, organ, name string) string {
	t.Helper()
	number, err := register(s, organ, "", registration(name))
	if err != nil {
		t.Fatal(err)
	}
	return number
}

// do runs fn as an act without request id.
func do(s *Store, fn func(*Tx) error) error {
	_, err := s.Act(context.Background(), Act{Method: "Test", Actor: desk}, func(t *Tx) (proto.Message, error) {
		return nil, fn(t)
	})
	return err
}

func mustDo(t testing.TB, s *Store, fn func(*Tx) error) {
	t.Helper()
	err := do(s, fn)
	if err != nil {
		t.Fatal(err)
	}
}

// appendTo appends events to a case as it stands.
func appendTo(s *Store, number string, by casework.Actor, events ...*pb.Event) error {
	return do(s, func(t *Tx) error {
		c, err := t.Case("yangli", number)
		if err != nil {
			return err
		}
		return t.Append(c, by, events...)
	})
}

func mustAppend(t testing.TB, s *Store, number string, by casework.Actor, events ...*pb.Event) {
	t.Helper()
	err := appendTo(s, number, by, events...)
	if err != nil {
		t.Fatal(err)
	}
}

// clean fails the test if fsck finds anything.
func clean(t testing.TB, s *Store) Report {
	t.Helper()
	report, err := s.Fsck(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range report.Differences {
		t.Errorf("fsck: %s", d)
	}
	return report
}

// blob stores a file and gives it as a document of the number.
func blob(t testing.TB, s *Store, number int32, content string) *pb.DocumentAdded {
	t.Helper()
	w, err := s.NewBlob(1 << 20)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	_, err = io.WriteString(w, content)
	if err != nil {
		t.Fatal(err)
	}
	b, err := w.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return &pb.DocumentAdded{
		Number: number, Kind: pb.DocumentKind_DOCUMENT_KIND_REQUEST, Title: fmt.Sprintf("文件%d.pdf", number),
		MediaType: "application/pdf", SizeBytes: b.Size, Sha256: b.SHA256,
	}
}
