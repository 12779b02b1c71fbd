package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/testing/protocmp"

	pb "disclosure/proto/disclosure/v1"
)

// vectors are dates that were counted by programs that are not this one.
type vectors struct {
	Vectors []struct {
		ID, Start, Expected string
		N                   int
	}
	Between []struct {
		After, Through string
		WorkingDays    int32 `json:"working_days"`
	} `json:"working_days_between"`
	Missing []struct {
		Start       string
		N           int
		Expected    *string
		MissingYear int32 `json:"missing_year"`
		Provisional *string
	} `json:"missing_year"`
}

func readVectors(t *testing.T) vectors {
	t.Helper()
	data, err := os.ReadFile("../../../server/calendar/testdata/workday-vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var v vectors
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	if len(v.Vectors) != 115 || len(v.Between) != 5 || len(v.Missing) != 6 {
		t.Fatalf("vectors: %d, %d, %d", len(v.Vectors), len(v.Between), len(v.Missing))
	}
	return v
}

// count runs a count without a server and without being signed in.
func count(t *testing.T, f *fake, line string) *pb.WorkingDays {
	t.Helper()
	r := f.run(t, append(strings.Fields(line), "-o", "json")...).want(t, exitOK)
	m := &pb.WorkingDays{}
	if err := protojson.Unmarshal([]byte(r.out), m); err != nil {
		t.Fatal(err)
	}
	if len(f.calls) > 0 {
		t.Fatalf("%s called the server", line)
	}
	return m
}

func TestVectors(t *testing.T) {
	f := newFake(t)
	v := readVectors(t)
	for _, x := range v.Vectors {
		m := count(t, f, fmt.Sprintf("clock add %s %d", x.Start, x.N))
		if m.Date != x.Expected || int(m.Days) != x.N || m.Status != pb.DueStatus_DUE_STATUS_DEFINITE || m.MissingYear != 0 {
			t.Errorf("%s: %s + %d = %s %s, want %s", x.ID, x.Start, x.N, m.Date, m.Status, x.Expected)
		}
		if back := count(t, f, fmt.Sprintf("clock count %s %s", x.Start, x.Expected)); int(back.Days) != x.N {
			t.Errorf("%s: counted back %d", x.ID, back.Days)
		}
	}
	for _, x := range v.Between {
		if m := count(t, f, "clock count "+x.After+" "+x.Through); m.Days != x.WorkingDays {
			t.Errorf("(%s, %s] = %d, want %d", x.After, x.Through, m.Days, x.WorkingDays)
		}
	}
}

// A date that reaches into a year without a notice is shown, marked, and no error.
func TestVectorsMissingYear(t *testing.T) {
	f := newFake(t)
	for _, x := range readVectors(t).Missing {
		line := fmt.Sprintf("clock add %s %d", x.Start, x.N)
		m := count(t, f, line)
		if x.Expected != nil {
			if m.Date != *x.Expected || m.Status != pb.DueStatus_DUE_STATUS_DEFINITE {
				t.Errorf("%s = %s %s", line, m.Date, m.Status)
			}
			continue
		}
		if m.Status != pb.DueStatus_DUE_STATUS_PROVISIONAL || m.MissingYear != x.MissingYear || x.Provisional != nil && m.Date != *x.Provisional {
			t.Errorf("%s = %s %s, missing %d", line, m.Date, m.Status, m.MissingYear)
		}
		if r := f.run(t, strings.Fields(line)...).want(t, exitOK); !strings.Contains(r.out, "≈ "+m.Date+"（暂定）") || !strings.Contains(r.out, "不得写入文书") {
			t.Error(r.out)
		}
	}
}

func TestCountPages(t *testing.T) {
	f := newFake(t)
	for name, line := range map[string]string{
		"clock-add": "clock add 2026-01-20 20 --explain", "clock-count": "clock count 2026-12-15 2027-01-20",
		"clock-before": "clock add 2018-12-27 3 --explain",
	} {
		out := f.run(t, strings.Fields(line)...).want(t, exitOK).out
		golden(t, name, calendarVersion.ReplaceAllString(out, "cal-x"))
	}
}

// calendarVersion changes with every year that is built in.
var calendarVersion = regexp.MustCompile(`\bcal-[0-9a-f]+\b`)

// The same page shows what the server counted with the calendar of the organ.
func TestCountOnline(t *testing.T) {
	f := signedIn(t)
	want := &pb.WorkingDays{
		Date: "2027-01-05", Days: 3, Status: pb.DueStatus_DUE_STATUS_DEFINITE, CalendarVersion: "own",
		Ledger: []*pb.LedgerDay{{Date: "2026-12-31", Reason: "本地区假日"}},
	}
	f.answers["AddWorkingDays"], f.answers["CountWorkingDays"] = want, want
	r := f.run(t, "clock", "add", "2026-12-31", "3", "--online", "--explain").want(t, exitOK)
	for _, word := range []string{"2027-01-05", "本地区假日", "own"} {
		if !strings.Contains(r.out, word) {
			t.Errorf("no %s in %s", word, r.out)
		}
	}
	r = f.run(t, "clock", "count", "2026-12-31", "2027-01-05", "--online", "-o", "json").want(t, exitOK)
	got := &pb.WorkingDays{}
	if err := protojson.Unmarshal([]byte(r.out), got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, protocmp.Transform()); diff != "" {
		t.Error(diff)
	}
	newFake(t).run(t, "clock", "add", "2026-12-31", "3", "--online").want(t, exitPermission)
}

func TestSimulate(t *testing.T) {
	f := signedIn(t)
	f.answers["SimulateClock"] = sample(t, "clock", &pb.Clock{})
	file := write(t, f, "h.yaml", "received_on: 2026-01-20\nsupplements:\n- {sent_on: 2026-01-21, reply_days: 10, received_on: 2026-01-30}\n"+
		"consultations:\n- {kind: 第三方, sent_on: 2026-02-02}\nextension: {days: 20}\nas_of: 2026-02-03\n")
	r := f.run(t, "clock", "simulate", "-f", file).want(t, exitOK)
	want := &pb.SimulateClockRequest{Parent: "organs/yangli", ReceivedOn: "2026-01-20", AsOf: "2026-02-03"}
	got := f.last(t).req.(*pb.SimulateClockRequest)
	if len(got.Supplements) != 1 || got.Supplements[0].ReplyDays != 10 || len(got.Consultations) != 1 || got.Consultations[0].SentOn != "2026-02-02" ||
		got.Consultations[0].Kind != pb.ConsultationKind_CONSULTATION_KIND_THIRD_PARTY || got.Extension.GetDays() != 20 {
		t.Errorf("sent %v", got)
	}
	got.Supplements, got.Consultations, got.Extension = nil, nil, nil
	if diff := cmp.Diff(want, got, protocmp.Transform()); diff != "" || !strings.Contains(r.out, "● 2026-03-10（确定）") {
		t.Error(diff, r.out)
	}
	f.stdin = "{\"received_on\": \"2026-01-20\"}"
	f.run(t, "clock", "simulate", "-f", "-").want(t, exitOK)
	f.stdin = "received: 2026-01-20"
	if r := f.run(t, "clock", "simulate", "-f", "-").want(t, exitInvalid); !strings.Contains(r.err, `"received"`) {
		t.Error(r.err)
	}
}
