package calendar

import (
	"fmt"
	"testing"
	"time"
)

// TestDateStringAsFormatted compares the dates of all years with fmt, and some that no calendar has.
func TestDateStringAsFormatted(t *testing.T) {
	for year := -1; year <= 10_001; year++ {
		for _, x := range []Date{{year, time.January, 1}, {year, time.October, 31}, {year, time.December, 9}} {
			if want := fmt.Sprintf("%04d-%02d-%02d", x.Year, int(x.Month), x.Day); x.String() != want {
				t.Fatalf("%q, want %q", x.String(), want)
			}
		}
	}
}
