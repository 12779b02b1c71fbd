package e2e_test

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"testing"

	"google.golang.org/grpc"

	pb "disclosure/proto/disclosure/v1"
)

// audit compares journals and database when no act is open: as many events as acknowledged acts, cases and notices numbered
// from 1 without gap.
func (f *fleet) audit(t *testing.T) {
	t.Helper()
	db := behind(t, f.office.dir)
	defer db.Close()
	// The end of a case leaves its retention class besides.
	if n := column(t, db, "SELECT count(*) FROM events WHERE kind <> 'retention_set'")[0]; n != fmt.Sprint(f.acknowledged()) {
		t.Fatalf("%s events, %d acts acknowledged", n, f.acknowledged())
	}
	var numbers []string
	for _, x := range f.crew {
		for _, e := range x.journal {
			if c, ok := e.answer.(*pb.Case); ok && e.rpc == "RegisterCase" {
				numbers = append(numbers, c.Number)
			}
		}
	}
	slices.Sort(numbers)
	for i, n := range numbers {
		if want := fmt.Sprintf("2026-%04d", i+1); n != want {
			t.Fatalf("number %d is %s, want %s", i+1, n, want)
		}
	}
	have := column(t, db, "SELECT number FROM case_files ORDER BY number")
	if !slices.Equal(have, numbers) {
		t.Fatalf("%d cases in the book, %d acknowledged", len(have), len(numbers))
	}
	notices := column(t, db, "SELECT n FROM notice_numbers ORDER BY n")
	for i, n := range notices {
		if n != fmt.Sprint(i+1) {
			t.Fatalf("文号 %d is %s", i+1, n)
		}
	}
}

// compare reads every case of the journal: each act left its event, in the order in which it was acknowledged.
func (x *client) compare(conn *grpc.ClientConn) error {
	want := map[string][]string{}
	name := ""
	for _, e := range x.journal {
		if c, ok := e.answer.(*pb.Case); ok {
			name = c.Name
		}
		want[name] = append(want[name], kinds[e.rpc])
	}
	for name, acts := range want {
		ctx := x.office.as(x.login)
		have, err := eventsOf(ctx, conn, name)
		if err != nil {
			return err
		}
		have = slices.DeleteFunc(have, func(kind string) bool { return kind == "retention_set" }) // of itself, at the end of the case
		if !slices.Equal(have, acts) {
			return fmt.Errorf("%s: record %v, acknowledged %v", name, have, acts)
		}
	}
	return nil
}

// kinds are the events that the acts of a client leave.
var kinds = map[string]string{
	"RegisterCase": "registered", "UpdateCase": "corrected", "UploadDocument": "document_added", "IssueNotice": "notice_issued",
	"WithdrawCase": "withdrawn", "AssignCase": "assigned",
}

func eventsOf(ctx context.Context, conn *grpc.ClientConn, name string) ([]string, error) {
	out, err := pb.NewRecordServiceClient(conn).ListEvents(ctx, &pb.ListEventsRequest{Parent: name, PageSize: 200})
	if err != nil {
		return nil, err
	}
	var all []string
	for _, e := range out.Events {
		m := e.ProtoReflect()
		all = append(all, string(m.WhichOneof(m.Descriptor().Oneofs().ByName("kind")).Name()))
	}
	return all, nil
}

// ended is how many cases got their retention class, as cases do when they end.
func (f *fleet) ended(t *testing.T) int {
	t.Helper()
	db := behind(t, f.office.dir)
	defer db.Close()
	n, err := strconv.Atoi(column(t, db, "SELECT count(*) FROM events WHERE kind = 'retention_set'")[0])
	if err != nil {
		t.Fatal(err)
	}
	return n
}
