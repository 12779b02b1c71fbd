// Package tool looks for the programs of others that tests call: what is made here must be read by what is not ours.
package tool

import (
	"os"
	"os/exec"
	"testing"
)

// demanded is the variable that makes a missing program a failure, as in the project's own checks.
const demanded = "DISCLOSURE_ALL_TOOLS"

// Need skips the test where one of these programs is not installed, so that the tests pass on a machine with Go alone.
func Need(t testing.TB, programs ...string) {
	t.Helper()
	for _, p := range programs {
		_, err := exec.LookPath(p)
		switch {
		case err == nil:
		case os.Getenv(demanded) != "":
			t.Fatalf("%s is not installed", p)
		default:
			t.Skipf("SKIPPED: %s is not installed, so this was NOT checked", p)
		}
	}
}
