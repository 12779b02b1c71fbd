package door

import (
	"testing"
	"time"

	"disclosure/server/identity"
)

// TestLimitOfEachKind gives every kind of call its time: only what watches may stay long.
func TestLimitOfEachKind(t *testing.T) {
	rules, err := identity.ReadRules([]string{
		"disclosure.v1.ClockService", "disclosure.v1.RecordService", "disclosure.v1.CaseService",
	})
	if err != nil {
		t.Fatal(err)
	}
	for method, want := range map[string]time.Duration{
		"/disclosure.v1.ClockService/GetClock":        unaryLimit,
		"/disclosure.v1.ClockService/WatchDue":        watchLimit,
		"/disclosure.v1.RecordService/ExportCaseFile": streamLimit,
		"/disclosure.v1.CaseService/UploadDocument":   uploadLimit,
	} {
		got := limitOf(&call{method: method, rule: rules[method]})
		if got != want {
			t.Errorf("%s: %v, want %v", method, got, want)
		}
	}
}
