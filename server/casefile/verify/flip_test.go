package verify

import (
	"bytes"
	"math/rand/v2"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"disclosure/server/casefile/bag"
)

// flips are the changes that a byte suffers: one bit, another one at each place, and all of them.
func flips(at int) []byte { return []byte{1 << (at % 8), 0xff} }

// No single changed byte goes unseen, in a content or around it, by the check that everybody runs. All positions with
// DISCLOSURE_EXHAUSTIVE, else each 499th.
func TestEveryByteCounts(t *testing.T) {
	d := sampleCase(t).dossier(Full)
	r := rand.New(rand.NewPCG(1, 2))
	var noise strings.Builder
	for range 64 << 10 {
		noise.WriteByte(byte(r.Uint32()))
	}
	d.set(PDFPath, "%PDF-1.7\n"+noise.String())
	zip := d.zip()
	step := 499
	if exhaustive {
		step = 1
		if len(zip) < 100_000 {
			t.Fatalf("only %d positions", len(zip))
		}
	}
	tried := flipAll(t, zip, step)
	t.Logf("%d positions of %d, %d changes: all rejected", tried, len(zip), 2*tried)
}

// flipAll changes each byte in turn and wants each change rejected.
func flipAll(t *testing.T, zip []byte, step int) int64 {
	t.Helper()
	if got := verifyZip(zip); got.Result != Passed {
		t.Fatalf("the bag is damaged before: this test would see nothing\n%s", findings(got))
	}
	var tried atomic.Int64
	var all sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		all.Go(func() {
			mine := bytes.Clone(zip)
			for i := w * step; i < len(mine); i += workers * step {
				for _, bits := range flips(i) {
					mine[i] ^= bits
					if verifyZip(mine).Result != Failed {
						t.Errorf("byte %d changed by %#x: accepted", i, bits)
					}
					mine[i] ^= bits
				}
				tried.Add(1)
			}
		})
	}
	all.Wait()
	return tried.Load()
}

func verifyZip(zip []byte) Report { return verifyZipWith(zip, Options{}) }

func verifyZipWith(zip []byte, o Options) Report {
	return Verify(bag.OpenZip(bytes.NewReader(zip), int64(len(zip))), o)
}
