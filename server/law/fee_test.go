package law

import (
	"errors"
	"testing"

	"disclosure/server/calendar"
)

// Typed from the reference on the law, 2.1.
func TestPieceFee(t *testing.T) {
	for nth, want := range map[int]int64{1: 0, 10: 0, 11: 100, 30: 100, 31: 200, 40: 200, 41: 300, 50: 300, 51: 400, 60: 400, 61: 500, 101: 900} {
		f, err := PieceFee(today, nth)
		if err != nil || f.Yuan != want || len(f.Bands) != 1 || f.Bands[0] != (FeeBand{nth, nth, want, want}) {
			t.Errorf("request %d = %+v, %v; want %d", nth, f, err, want)
		}
	}
}

func TestVolumeFee(t *testing.T) {
	for pages, want := range map[int]int64{1: 0, 30: 0, 31: 10, 100: 700, 101: 720, 200: 2700, 201: 2740, 3182: 121980, maxUnits: 2700 + 40*(maxUnits-200)} {
		f, err := VolumeFee(today, pages)
		if err != nil || f.Yuan != want {
			t.Errorf("%d pages = %+v, %v; want %d", pages, f, err, want)
		}
		checkBands(t, f, 1, pages)
	}
	f, _ := VolumeFee(today, 201)
	const text = "按量计收，共2740元：第1至30页每页0元，计0元；第31至100页每页10元，计700元；第101至200页每页20元，计2000元；第201页每页40元，计40元"
	if f.String() != text {
		t.Errorf("text = %s", f)
	}
}

// The bands of a fee join without a gap and add up to it, in order of the rates.
func checkBands(t *testing.T, f Fee, first, last int) {
	t.Helper()
	next, sum, each := first, int64(0), int64(-1)
	for _, b := range f.Bands {
		if b.First != next || b.Last < b.First || b.Yuan != int64(b.Last-b.First+1)*b.YuanEach || b.YuanEach <= each {
			t.Errorf("bands %+v", f.Bands)
		}
		next, sum, each = b.Last+1, sum+b.Yuan, b.YuanEach
	}
	if next != last+1 || sum != f.Yuan {
		t.Errorf("bands %+v for %d to %d, %d yuan", f.Bands, first, last, f.Yuan)
	}
}

// A request split into units costs what its units cost one by one.
func TestSplitRequest(t *testing.T) {
	for first := 1; first <= 75; first++ {
		sum := int64(0)
		for last := first; last <= 75; last++ {
			one, _ := PieceFee(today, last)
			sum += one.Yuan
			f, err := PieceFees(today, first, last)
			if err != nil || f.Yuan != sum {
				t.Fatalf("%d to %d = %d, %v; want %d", first, last, f.Yuan, err, sum)
			}
			checkBands(t, f, first, last)
		}
	}
}

func TestFeeRefuses(t *testing.T) {
	for _, n := range []int{0, -1, maxUnits + 1} {
		if _, err := PieceFee(today, n); err == nil {
			t.Errorf("request %d", n)
		}
		if _, err := VolumeFee(today, n); err == nil {
			t.Errorf("%d pages", n)
		}
	}
	var not *NotInForceError
	if _, err := VolumeFee(At(calendar.MustParse("2020-12-31")), 31); !errors.As(err, &not) {
		t.Errorf("no fee before 2021: %v", err)
	}
	if f, err := VolumeFee(At(calendar.MustParse("2021-01-01")), 31); err != nil || f.Yuan != 10 || Cite(f.Bases...) == "" {
		t.Errorf("2021-01-01: %+v, %v", f, err)
	}
	// That a further block begins at 31 is our reading, and says so.
	if f, _ := PieceFee(today, 31); f.Certainty != Inferred {
		t.Errorf("31 is %s", f.Certainty)
	}
	if f, _ := PieceFee(today, 30); f.Certainty != Read {
		t.Errorf("30 is %s", f.Certainty)
	}
	if PerPiece.String() != "按件计收" || PerVolume.String() != "按量计收" || FeeMethod(0).String() != "未定" {
		t.Error("names of methods")
	}
	for _, p := range FeePoints() {
		if p.Name == "" || p.Zh == "" {
			t.Errorf("point %+v", p)
		}
	}
}
