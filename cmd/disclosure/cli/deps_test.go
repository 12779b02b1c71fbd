package cli

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// The client carries neither database nor fonts: staff download it, and it must not grow with the server.
func TestClientStaysSmall(t *testing.T) {
	forbidden := []string{"modernc.org/sqlite", "entgo.io/", "fpdf", "disclosure/templates", "disclosure/ent"}
	// The pure rooms that count and verify without a server.
	allowed := []string{
		"disclosure/server/calendar", "disclosure/server/clock", "disclosure/server/law",
		"disclosure/server/casefile/bag", "disclosure/server/casefile/verify", "disclosure/server/record",
	}
	out, err := exec.Command("go", "list", "-deps", "disclosure/cmd/disclosure").Output()
	if err != nil {
		t.Fatal(err)
	}
	deps := strings.Fields(string(out))
	if !slices.Contains(deps, "disclosure/proto/disclosure/v1") {
		t.Fatal("go list did not list the API: this test sees nothing")
	}
	for _, dep := range deps {
		if strings.HasPrefix(dep, "disclosure/server") && !slices.Contains(allowed, dep) {
			t.Errorf("the client depends on %s", dep)
		}
		for _, f := range forbidden {
			if strings.Contains(dep, f) {
				t.Errorf("the client depends on %s", dep)
			}
		}
	}
}
