package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
)

const (
	cutCount    = "DISCLOSURE_POWER_CUTS" // set by people: how many cuts
	fewCuts     = 40
	roundsADisk = 15 // then a new disk: what lies on one makes each check longer
	lies        = 10 // cuts of a disk that lies, for each of which something must be missed
	crew        = 4
)

// TestPowerCuts cuts the power of the disk under the store at random writes and syncs, in the midst of registering, adding files and signing, and
// also while the store opens again. After each cut every acknowledged act is there once, every other one can be repeated, and
// fsck finds nothing.
func TestPowerCuts(t *testing.T) {
	cuts := fewCuts
	if n, err := strconv.Atoi(os.Getenv(cutCount)); err == nil {
		cuts = n
	}
	var b *blackout
	total := tally{}
	for n := 0; total.cuts < cuts; n++ {
		if n%roundsADisk == 0 {
			b = newBlackout(t, uint64(n))
		}
		before := b.acts
		err := b.round(&total)
		if err != nil {
			t.Fatalf("round %d, cut %d: %v", n, total.cuts, err)
		}
		total.acts += b.acts - before
		total.seals, total.syncs = total.seals+b.counted(), total.syncs+b.disk.syncs
		b.disk.syncs = 0
	}
	t.Logf("%d power cuts (%d in the midst of opening, %d of closing), %d acts acknowledged, %d repeated, %d checkpoints, %d syncs: 0 lost, 0 doubled, fsck clean",
		total.cuts, total.opening, total.closing, total.acts, total.repeated, total.seals, total.syncs)
}

// TestLyingDiskIsFound is the control: a disk that says it has synced when it has not loses acknowledged acts, and each time that is found.
func TestLyingDiskIsFound(t *testing.T) {
	for n := range lies {
		b := newBlackout(t, uint64(1000+n))
		b.disk.lies = true
		err := b.round(&tally{})
		if err == nil {
			t.Fatalf("disk %d lost what it had not synced, and nobody noticed", n)
		}
		t.Logf("found: %v", err)
	}
	t.Logf("%d of %d", lies, lies)
}

type tally struct{ cuts, opening, closing, acts, repeated, seals, syncs int }

// blackout is a data folder on a disk that loses its power again and again.
type blackout struct {
	t       *testing.T
	disk    *platter
	dir     string
	run     int
	acts    int // acknowledged so far
	engine  engine
	forget  func()
	workers []*worker
}

func newBlackout(t *testing.T, seed uint64) *blackout {
	b := &blackout{t: t, disk: newPlatter(seed), dir: t.TempDir()}
	for i := range crew {
		b.workers = append(b.workers, &worker{id: i, cases: map[string][]string{}})
	}
	// The store looks whether the file is there before it opens readers; on a platter it is, but under no real name.
	err := os.WriteFile(filepath.Join(b.dir, "disclosure.db"), nil, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	s, err := b.open()
	if err != nil {
		t.Fatal(err)
	}
	err = s.Close()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// counted gives the checkpoints that were signed since the last call.
func (b *blackout) counted() int {
	n := 0
	for _, w := range b.workers {
		n, w.seals = n+w.seals, 0
	}
	return n
}

// open starts the store as after a start of the machine: the memory that connections shared is gone.
func (b *blackout) open() (*Store, error) {
	if b.forget != nil {
		b.forget()
	}
	b.run++
	b.engine, b.forget = engineOn(b.disk, filepath.Join(b.dir, fmt.Sprint("shared-", b.run)))
	cfg := config(b.dir)
	cfg.engine, cfg.disk = b.engine, b.disk
	return Open(context.Background(), cfg)
}

// round works until the power goes, and then looks.
func (b *blackout) round(sum *tally) error {
	if b.disk.rng.IntN(5) == 0 {
		b.disk.cutAfter(b.disk.rng.IntN(30))
		s, err := b.open()
		if err == nil {
			b.work(s) // it opened in fewer operations than that
			_ = s.Close()
		}
		b.disk.cut()
		sum.cuts++
		sum.opening++
	}
	s, err := b.open()
	if err != nil {
		return fmt.Errorf("open: %w", err)
	}
	b.disk.cutAfter(b.fewest() + b.disk.rng.IntN(1500))
	b.work(s)
	_ = s.Close() // without power nothing can be closed in order
	b.disk.cut()
	sum.cuts++
	return b.look(sum)
}

// fewest is how many operations there are at least before a cut. A disk that lies is given time to acknowledge something.
func (b *blackout) fewest() int {
	if b.disk.lies {
		return 500
	}
	return 1
}

// work lets all workers act until the power goes. An act may fail for nothing else.
func (b *blackout) work(s *Store) {
	var wg sync.WaitGroup
	defer wg.Wait()
	for _, w := range b.workers {
		wg.Go(func() {
			for i := 1; ; i++ {
				err := w.step(s)
				if err == nil && i%4 == 0 {
					err = w.sign(s)
				}
				if err != nil {
					if !b.disk.isDead() {
						b.t.Errorf("with power: %v", err)
					}
					return
				}
			}
		})
	}
}

// look opens the folder with steady power, finishes what was open, and compares.
func (b *blackout) look(sum *tally) error {
	s, err := b.open()
	if err != nil {
		return fmt.Errorf("open after the cut: %w", err)
	}
	err = b.finish(s, sum)
	if err == nil {
		err = b.compare(s, sum)
	}
	if err != nil || b.disk.rng.IntN(5) > 0 {
		return errors.Join(err, s.Close())
	}
	b.disk.cutAfter(b.disk.rng.IntN(40)) // while the last connection moves what is in the log to the database
	_ = s.Close()
	b.disk.cut()
	sum.cuts++
	sum.closing++
	return b.look(sum)
}

// finish repeats the last act that was acknowledged to each worker, and then does the one that was not.
func (b *blackout) finish(s *Store, sum *tally) error {
	for _, w := range b.workers {
		err := w.again(s)
		if err != nil {
			return fmt.Errorf("repeat an acknowledged act: %w", err)
		}
		err = w.step(s)
		if err != nil {
			return fmt.Errorf("repeat an act that was cut off: %w", err)
		}
		sum.repeated += 2
	}
	return nil
}

func (b *blackout) compare(s *Store, sum *tally) error {
	acts := 0
	for _, w := range b.workers {
		err := w.compare(s)
		if err != nil {
			return err
		}
		acts += w.n
	}
	r, err := s.Fsck(context.Background())
	if err != nil {
		return err
	}
	if len(r.Differences) > 0 {
		return fmt.Errorf("fsck: %v", r.Differences)
	}
	if r.Events != acts {
		return fmt.Errorf("%d events, %d acts acknowledged", r.Events, acts)
	}
	b.acts = acts
	return nil
}
