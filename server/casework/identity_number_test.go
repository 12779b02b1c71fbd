package casework

import (
	"encoding/json"
	"os"
	"testing"

	"disclosure/server/calendar"
)

// The vectors were made and checked with other implementations.
func TestResidentIDVectors(t *testing.T) {
	raw, err := os.ReadFile("testdata/identity-vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors map[string]json.RawMessage
	err = json.Unmarshal(raw, &vectors)
	if err != nil {
		t.Fatal(err)
	}
	type vector struct{ Kind, Value, Code string }
	same := map[string]bool{"resident_id": true, "hk_residence_permit": true, "tw_residence_permit": true}
	checked := 0
	for _, list := range []string{"valid", "invalid"} {
		var vs []vector
		err = json.Unmarshal(vectors[list], &vs)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range vs {
			if !same[v.Kind] {
				continue
			}
			checked++
			why := residentID(v.Value, calendar.MustParse("2026-11-23"))
			if (why == "") != (list == "valid") {
				t.Errorf("%s %s (%s): %q", list, v.Value, v.Code, why)
			}
		}
	}
	if checked < 10 {
		t.Fatalf("only %d vectors", checked)
	}
}
