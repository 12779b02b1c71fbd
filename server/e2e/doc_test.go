// Package e2e_test plays with the whole service from outside, as clients do: the real server, gRPC over loopback, SQLite in a
// folder of its own. It looks behind the API only to see that a refused call wrote nothing.
package e2e_test

import (
	"os"
	"testing"
)

// TestMain lets the test program be its own server process; see kill_child_test.go.
func TestMain(m *testing.M) {
	if dir := os.Getenv(childDir); dir != "" {
		serveUntilKilled(dir)
	}
	os.Exit(m.Run())
}
