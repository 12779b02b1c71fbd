package store

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
)

// sector is what a disk writes whole.
const sector = 512

// errNoPower is what every operation gets after the cut.
var errNoPower = errors.New("no power")

// platter is a disk that can lose its power. What was written since the last sync of a file may be there afterwards, or not, or in part.
// The database lies on it in memory; the files of the store lie in a real folder, which is put into the state that they would have.
type platter struct {
	mu    sync.Mutex
	rng   *rand.Rand
	lies  bool // says that it has synced, and has not: the control
	files map[string]*platterFile
	gone  map[string]*platterFile // deleted; may come back
	names map[string]blobState    // of the files of the store by path
	left  int                     // operations until the cut; negative for no cut
	dead  bool
	syncs int
}

// platterFile is a file of the database.
type platterFile struct {
	now     []byte // as the running system sees it
	safe    []byte // as it certainly is
	born    bool   // its name is certainly there
	pending []change

	shared            int
	reserved, waiting bool
}

// change is one write, or a cut to a size.
type change struct {
	at   int64
	data []byte
	cut  bool
}

// blobState is what is certain of a file of the store.
type blobState struct {
	content bool   // was synced
	named   bool   // its folder was synced since it got its name
	from    string // its earlier name
}

func newPlatter(seed uint64) *platter {
	return &platter{
		rng: rand.New(rand.NewPCG(seed, 1)), files: map[string]*platterFile{}, gone: map[string]*platterFile{}, names: map[string]blobState{}, left: -1,
	}
}

// step counts an operation and says whether there was power for it. The mutex is held.
func (p *platter) step() error {
	if p.left == 0 {
		p.dead = true
	}
	if p.dead {
		return errNoPower
	}
	p.left--
	return nil
}

// cutAfter lets so many operations pass.
func (p *platter) cutAfter(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.left = n
}

func (p *platter) isDead() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.dead
}

// cut ends the power and leaves what the disk kept.
func (p *platter) cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for name, f := range p.gone {
		if _, anew := p.files[name]; !anew && f.born && p.rng.IntN(2) == 0 {
			p.files[name] = f
		}
	}
	way := p.rng.IntN(4)
	if p.lies && way == 1 {
		way = 0 // a disk that keeps all did no harm by lying
	}
	for name, f := range p.files {
		kept := f.after(p.rng, way)
		if !f.born && (way == 0 || p.rng.IntN(2) == 0) {
			delete(p.files, name)
			continue
		}
		p.files[name] = &platterFile{now: kept, safe: bytes.Clone(kept), born: true}
	}
	p.cutBlobs()
	clear(p.gone)
	clear(p.names)
	p.dead, p.left = false, -1
}

// after is a file after the cut: nothing of what is not certain, all of it, some writes, or some sectors of some writes.
func (f *platterFile) after(rng *rand.Rand, way int) []byte {
	kept := bytes.Clone(f.safe)
	for _, c := range f.pending {
		switch {
		case way == 0 || way > 1 && rng.IntN(2) == 0:
		case way < 3 || c.cut:
			kept = c.apply(kept)
		default:
			kept = c.tear(kept, rng)
		}
	}
	return kept
}

func (c change) apply(to []byte) []byte {
	if c.cut {
		return resize(to, c.at)
	}
	to = resize(to, max(int64(len(to)), c.at+int64(len(c.data))))
	copy(to[c.at:], c.data)
	return to
}

// tear writes some of the sectors.
func (c change) tear(to []byte, rng *rand.Rand) []byte {
	for from := int64(0); from < int64(len(c.data)); {
		n := min(sector-(c.at+from)%sector, int64(len(c.data))-from)
		if rng.IntN(2) == 0 {
			to = change{at: c.at + from, data: c.data[from : from+n]}.apply(to)
		}
		from += n
	}
	return to
}

func resize(b []byte, n int64) []byte {
	if int64(len(b)) >= n {
		return b[:n]
	}
	return append(b, make([]byte, n-int64(len(b)))...)
}

// sync is that of a file of the store, or of a folder of them.
func (p *platter) sync(f *os.File) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	err := p.step()
	if err != nil || p.lies {
		return err
	}
	p.syncs++
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if !info.IsDir() {
		p.names[f.Name()] = blobState{content: true}
		return nil
	}
	for name, s := range p.names {
		if filepath.Dir(name) == f.Name() {
			s.named = true
			p.names[name] = s
		}
	}
	return nil
}

// rename carries over what is certain of the content; the name is not.
func (p *platter) rename(root *os.Root, from, to string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	err := p.step()
	if err != nil {
		return err
	}
	from, to = filepath.Join(root.Name(), from), filepath.Join(root.Name(), to)
	s := p.names[from]
	delete(p.names, from)
	if before, ok := p.names[to]; !ok || !before.named || !before.content { // the same content is there already
		p.names[to] = blobState{content: s.content, from: from}
	}
	return os.Rename(from, to)
}

// cutBlobs leaves of each file of the store what is certain, and of the rest what chance will have.
func (p *platter) cutBlobs() {
	for name, s := range p.names {
		if s.from == "" {
			continue // not yet in place; the next start clears it away
		}
		if !s.content && p.rng.IntN(4) > 0 {
			info, err := os.Stat(name)
			if err == nil {
				_ = os.Truncate(name, p.rng.Int64N(info.Size()+1)/2) // as a file whose end never came
			}
		}
		if !s.named && p.rng.IntN(2) == 0 {
			_ = os.Rename(name, s.from) // the folder never heard of it
		}
	}
}
