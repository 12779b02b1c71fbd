package e2e_test

import (
	"encoding/json"
	"os"
	"testing"
	"time"

	pb "disclosure/proto/disclosure/v1"
)

// vectors were counted by seven other programs from the texts of the notices.
type vectors struct {
	Vectors []struct {
		ID, Start, Expected string
		N                   int32
	}
	Days []struct {
		Date    string
		Working bool
	} `json:"is_working_day"`
	Between []struct {
		After, Through string
		WorkingDays    int32 `json:"working_days"`
	} `json:"working_days_between"`
	Missing []struct {
		Start, Expected, Provisional string
		N                            int32
		MissingYear                  int32 `json:"missing_year"`
	} `json:"missing_year"`
}

func readVectors(t *testing.T) vectors {
	t.Helper()
	b, err := os.ReadFile("../calendar/testdata/workday-vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var v vectors
	err = json.Unmarshal(b, &v)
	if err != nil {
		t.Fatal(err)
	}
	if len(v.Vectors) < 115 || len(v.Days) < 17 || len(v.Between) < 5 || len(v.Missing) < 6 {
		t.Fatalf("vectors: %d, %d, %d, %d", len(v.Vectors), len(v.Days), len(v.Between), len(v.Missing))
	}
	return v
}

func (o *office) add(start string, n int32) *pb.WorkingDays {
	o.t.Helper()
	return must[*pb.WorkingDays](o, "desk", "AddWorkingDays", &pb.AddWorkingDaysRequest{Parent: organ, StartOn: start, Days: n})
}

func (o *office) count(after, through string) *pb.WorkingDays {
	o.t.Helper()
	return must[*pb.WorkingDays](o, "desk", "CountWorkingDays", &pb.CountWorkingDaysRequest{Parent: organ, AfterOn: after, ThroughOn: through})
}

// TestVectors adds and counts back every vector over the API; the ledger proves each answer.
func TestVectors(t *testing.T) {
	o := open(t, plain)
	v := readVectors(t)
	for _, x := range v.Vectors {
		got := o.add(x.Start, x.N)
		if got.Date != x.Expected || got.Status != pb.DueStatus_DUE_STATUS_DEFINITE || got.MissingYear != 0 || counted(t, got) != x.N {
			t.Errorf("%s: %s + %d = %s %v, want %s", x.ID, x.Start, x.N, got.Date, got.Status, x.Expected)
		}
		back := o.count(x.Start, x.Expected)
		if back.Days != x.N || back.Status != pb.DueStatus_DUE_STATUS_DEFINITE || counted(t, back) != x.N {
			t.Errorf("%s: counted back %d, want %d", x.ID, back.Days, x.N)
		}
	}
	for _, x := range v.Between {
		if got := o.count(x.After, x.Through); got.Days != x.WorkingDays || counted(t, got) != x.WorkingDays {
			t.Errorf("(%s, %s] = %d, want %d", x.After, x.Through, got.Days, x.WorkingDays)
		}
	}
	for _, x := range v.Missing {
		got := o.add(x.Start, x.N)
		provisional := got.Status == pb.DueStatus_DUE_STATUS_PROVISIONAL
		if got.MissingYear != x.MissingYear || provisional != (x.MissingYear != 0) || x.Expected != "" && got.Date != x.Expected ||
			x.Provisional != "" && got.Date != x.Provisional {
			t.Errorf("%s + %d = %s %v %d, want %s%s %d", x.Start, x.N, got.Date, got.Status, got.MissingYear, x.Expected, x.Provisional, x.MissingYear)
		}
	}
}

// TestVectorsOfSingleDays asks whether single days are working days, through the ledger of a count that holds the day.
func TestVectorsOfSingleDays(t *testing.T) {
	o := open(t, plain)
	for _, x := range readVectors(t).Days {
		ledger := o.count(dayBefore(t, x.Date), x.Date).Ledger
		last := ledger[len(ledger)-1]
		if last.Date != x.Date || last.Counted != x.Working {
			t.Errorf("%s: %v, want %t", x.Date, last, x.Working)
		}
	}
}

func dayBefore(t *testing.T, day string) string {
	t.Helper()
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	return d.AddDate(0, 0, -1).Format(time.DateOnly)
}

// counted checks that each day of a ledger explains itself and that the numbers run without a gap, and gives the last.
func counted(t *testing.T, w *pb.WorkingDays) int32 {
	t.Helper()
	n := int32(0)
	for _, d := range w.Ledger {
		if d.Reason == "" || d.Source == "" {
			t.Errorf("a day without a reason: %v", d)
		}
		if d.Counted {
			n++
			if d.Number != n {
				t.Errorf("%s has number %d, want %d", d.Date, d.Number, n)
			}
		}
	}
	return n
}
