package store

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"disclosure/server/casework"
)

const (
	killDir   = "DISCLOSURE_KILL_DIR"    // set in the child: the folder to register in
	killRound = "DISCLOSURE_KILL_ROUND"  // set in the child: the round, part of its request ids
	killCount = "DISCLOSURE_KILL_ROUNDS" // set by people: how many rounds
	killers   = 8                        // callers at once in the child
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(killDir); dir != "" {
		registerUntilKilled(dir, os.Getenv(killRound))
	}
	os.Exit(m.Run())
}

// registerUntilKilled is the child: it registers without end and prints each acknowledgement.
func registerUntilKilled(dir, round string) {
	s, err := Open(context.Background(), config(dir))
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	var wg sync.WaitGroup
	for w := range killers {
		wg.Go(func() {
			for i := 0; ; i++ {
				id := fmt.Sprintf("%s-%d-%d", round, w, i)
				number, err := register(s, "yangli", id, registration(id))
				if err != nil {
					fmt.Println("error", err)
					os.Exit(1)
				}
				fmt.Println("ack", id, number)
			}
		})
	}
	wg.Wait()
}

// TestKill kills a registering process at random moments and then looks at what it left: every acknowledged case is there
// once, none is there twice, no number is missing, and everything fits together.
func TestKill(t *testing.T) {
	rounds := 50
	if testing.Short() {
		rounds = 5
	}
	if n, err := strconv.Atoi(os.Getenv(killCount)); err == nil {
		rounds = n
	}
	dir := t.TempDir()
	acknowledged := map[string]string{}
	for round := range rounds {
		before := len(acknowledged)
		killOnce(t, dir, round, acknowledged)
		if len(acknowledged) == before {
			t.Fatalf("round %d acknowledged nothing", round)
		}
		if round%10 == 9 || round == rounds-1 {
			afterKills(t, dir, acknowledged)
		}
	}
	t.Logf("%d kills, %d acknowledged", rounds, len(acknowledged))
}

// killOnce starts a child, lets it work for a while after its first acknowledgement, kills it, and reads what it said.
func killOnce(t *testing.T, dir string, round int, acknowledged map[string]string) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), killDir+"="+dir, killRound+"="+strconv.Itoa(round))
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	err = child.Start()
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	first, _ := lines.ReadString('\n')
	note(t, first, acknowledged)
	timer := time.AfterFunc(rand.N(60*time.Millisecond), func() { child.Process.Kill() })
	defer timer.Stop()
	rest, _ := io.ReadAll(lines)
	child.Wait() // killed: always an error
	whole := string(rest)
	for line := range strings.Lines(whole) {
		if strings.HasSuffix(line, "\n") { // the last one may be cut
			note(t, line, acknowledged)
		}
	}
}

func note(t *testing.T, line string, acknowledged map[string]string) {
	t.Helper()
	f := strings.Fields(line)
	if len(f) != 3 || f[0] != "ack" {
		t.Fatalf("the child said %q", line)
	}
	acknowledged[f[1]] = f[2]
}

// afterKills opens the folder and looks.
func afterKills(t *testing.T, dir string, acknowledged map[string]string) {
	t.Helper()
	s, err := Open(context.Background(), config(dir))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	byApplicant := numbersByApplicant(t, s)
	for id, number := range acknowledged {
		if byApplicant[id] != number {
			t.Errorf("%s was acknowledged as %s and is %q", id, number, byApplicant[id])
		}
	}
	for id, number := range byApplicant { // also those on disk whose acknowledgement was cut off
		again, err := register(s, "yangli", id, registration(id))
		if err != nil || again != number {
			t.Errorf("%s again: %s, %v", id, again, err)
		}
	}
	r := clean(t, s) // has every number up to the counter
	if r.Cases != len(byApplicant) {
		t.Errorf("%d cases after the repetitions, %d before", r.Cases, len(byApplicant))
	}
}

// numbersByApplicant reads the register book; each applicant is a request id. It fails the test on a doubled id or a gap.
func numbersByApplicant(t *testing.T, s *Store) map[string]string {
	t.Helper()
	found := map[string]string{}
	numbers := map[string]bool{}
	q := ListQuery{Organ: "yangli", Limit: 1000}
	for {
		lines, next, err := s.ListCases(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range lines {
			if found[l.Applicant] != "" {
				t.Errorf("%s is there twice", l.Applicant)
			}
			found[l.Applicant] = l.Number
			numbers[l.Number] = true
		}
		if next == nil {
			break
		}
		q.After = next
	}
	for i := range len(found) {
		if n := casework.Number(2026, i+1); !numbers[n] {
			t.Errorf("%s is missing", n)
		}
	}
	return found
}
