package cli

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// The client carries neither database nor fonts: staff download it, and it must not grow with the server.
func TestClientStaysSmall(t *testing.T) {
	forbidden := []string{"modernc.org/sqlite", "entgo.io/", "fpdf", "disclosure/server/store",
		"disclosure/server/notice", "disclosure/server/api", "disclosure/server/casework", "disclosure/templates", "disclosure/ent"}
	out, err := exec.Command("go", "list", "-deps", "disclosure/cmd/disclosure").Output()
	if err != nil {
		t.Fatal(err)
	}
	deps := strings.Fields(string(out))
	if !slices.Contains(deps, "disclosure/proto/disclosure/v1") {
		t.Fatal("go list did not list the API: this test sees nothing")
	}
	for _, dep := range deps {
		for _, f := range forbidden {
			if strings.Contains(dep, f) {
				t.Errorf("the client depends on %s", dep)
			}
		}
	}
}
