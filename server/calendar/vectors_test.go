package calendar

import (
	"encoding/json"
	"errors"
	"os"
	"testing"
)

// vectors were counted by seven implementations that are not this one; where
// one of them disagreed, the text of the notice decided.
type vectors struct {
	Vectors []struct {
		ID       string
		Start    Date
		N        int
		Expected Date
	}
	IsWorkingDay []struct {
		Date    Date
		Working bool
		Why     string
	} `json:"is_working_day"`
	Between []struct {
		After       Date
		Through     Date
		WorkingDays int `json:"working_days"`
	} `json:"working_days_between"`
	Missing []struct {
		Start       Date
		N           int
		Expected    *Date
		MissingYear int `json:"missing_year"`
		Provisional *Date
	} `json:"missing_year"`
}

func readVectors(t *testing.T) vectors {
	t.Helper()
	b, err := os.ReadFile("testdata/workday-vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var v vectors
	if err := json.Unmarshal(b, &v); err != nil {
		t.Fatal(err)
	}
	if len(v.Vectors) != 115 || len(v.IsWorkingDay) != 17 || len(v.Between) != 5 || len(v.Missing) != 6 {
		t.Fatalf("vectors: %d, %d, %d, %d", len(v.Vectors), len(v.IsWorkingDay), len(v.Between), len(v.Missing))
	}
	return v
}

func TestVectorsAddWorkingDays(t *testing.T) {
	c := Embedded()
	for _, v := range readVectors(t).Vectors {
		got, err := c.AddWorkingDays(v.Start, v.N)
		if err != nil || got != v.Expected {
			t.Errorf("%s: %s + %d = %s, %v; want %s", v.ID, v.Start, v.N, got, err, v.Expected)
		}
		e := c.EstimateWorkingDays(v.Start, v.N)
		if e != (Estimate{Date: v.Expected, Definite: v.N}) {
			t.Errorf("%s: estimate of an announced date = %+v", v.ID, e)
		}
		if n, err := c.CountWorkingDays(v.Start, v.Expected); err != nil || n != v.N {
			t.Errorf("%s: counted back = %d, %v; want %d", v.ID, n, err, v.N)
		}
	}
}

func TestVectorsDays(t *testing.T) {
	c := Embedded()
	for _, v := range readVectors(t).IsWorkingDay {
		info, err := c.Day(v.Date)
		if err != nil || info.Working != v.Working || info.Why == "" || info.Notice == "" {
			t.Errorf("%s = %+v, %v; want working %t (%s)", v.Date, info, err, v.Working, v.Why)
		}
	}
}

func TestVectorsBetween(t *testing.T) {
	c := Embedded()
	for _, v := range readVectors(t).Between {
		if n, err := c.CountWorkingDays(v.After, v.Through); err != nil || n != v.WorkingDays {
			t.Errorf("(%s, %s] = %d, %v; want %d", v.After, v.Through, n, err, v.WorkingDays)
		}
	}
}

func TestVectorsMissingYear(t *testing.T) {
	c := Embedded()
	for _, v := range readVectors(t).Missing {
		got, err := c.AddWorkingDays(v.Start, v.N)
		if v.Expected != nil {
			if err != nil || got != *v.Expected {
				t.Errorf("%s + %d = %s, %v; want %s", v.Start, v.N, got, err, v.Expected)
			}
			continue
		}
		var missing *UnannouncedError
		if !errors.As(err, &missing) || missing.Year != v.MissingYear {
			t.Errorf("%s + %d = %s, %v; want the missing year %d", v.Start, v.N, got, err, v.MissingYear)
		}
		e := c.EstimateWorkingDays(v.Start, v.N)
		if e.MissingYear != v.MissingYear || v.Provisional != nil && e.Date != *v.Provisional {
			t.Errorf("%s + %d: estimate %+v; want %v in %d", v.Start, v.N, e, v.Provisional, v.MissingYear)
		}
	}
}
