package record

import (
	"encoding/hex"
	"testing"

	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/merkle/testonly"
	"golang.org/x/mod/sumdb/tlog"
	"pgregory.net/rapid"
)

// golden are the leaves and roots by which implementations of RFC 6962 are compared (Certificate Transparency, merkletree test).
var golden = []struct{ leaf, root string }{
	{"", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"},
	{"00", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"},
	{"10", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"},
	{"2021", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"},
	{"3031", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"},
	{"40414243", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"},
	{"5051525354555657", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"},
	{"606162636465666768696a6b6c6d6e6f", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"},
}

func TestGoldenRoots(t *testing.T) {
	l := &log{}
	if got := Hex(l.edge.Root()); got != "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" {
		t.Errorf("empty: %s", got)
	}
	for i, g := range golden {
		leaf, err := hex.DecodeString(g.leaf)
		if err != nil {
			t.Fatal(err)
		}
		l.add(t, leaf)
		stored, err := Root(int64(i+1), l.reader())
		if err != nil || Hex(stored) != g.root || Hex(l.edge.Root()) != g.root {
			t.Errorf("root of %d: %x, %x, %v, want %s", i+1, l.edge.Root(), stored, err, g.root)
		}
	}
}

// TestEdge compares the edge with tlog and with a loaded one, at every size.
func TestEdge(t *testing.T) {
	l := &log{}
	for i := range int64(130) {
		want, err := tlog.StoredHashes(i, []byte{byte(i)}, l.reader())
		if err != nil {
			t.Fatal(err)
		}
		before := l.edge
		root := before.Root()
		l.add(t, []byte{byte(i)})
		if before.Root() != root {
			t.Fatal("appending changed the edge before")
		}
		var flat []byte
		for _, h := range want {
			flat = append(flat, h[:]...)
		}
		if string(flat) != string(l.stored[i]) {
			t.Fatalf("entry %d stores other hashes than tlog", i)
		}
		loaded, err := LoadEdge(i+1, l.reader())
		if err != nil || loaded.Root() != l.edge.Root() || loaded.Size() != i+1 {
			t.Fatalf("loaded edge of %d: %v", i+1, err)
		}
	}
	_, err := LoadEdge(131, l.reader())
	if err == nil {
		t.Error("an edge beyond the log was loaded")
	}
}

// TestTheirsCheckOurs has the proofs of tlog checked by transparency-dev/merkle.
func TestTheirsCheckOurs(t *testing.T) {
	l, proofs := logOf(t, 70), 0
	for size := int64(1); size <= 70; size++ {
		root, err := Root(size, l.reader())
		if err != nil {
			t.Fatal(err)
		}
		for index := range size {
			path, err := ProveInclusion(size, index, l.reader())
			if err == nil {
				err = proof.VerifyInclusion(rfc6962.DefaultHasher, uint64(index), uint64(size),
					rfc6962.DefaultHasher.HashLeaf(l.leaves[index]), raw(path), root[:])
			}
			proofs++
			if err != nil {
				t.Fatalf("entry %d of %d: %v", index, size, err)
			}
		}
		for old := range size + 1 {
			oldRoot, _ := Root(old, l.reader())
			path, err := ProveConsistency(old, size, l.reader())
			if err == nil {
				err = proof.VerifyConsistency(rfc6962.DefaultHasher, uint64(old), uint64(size), raw(path), oldRoot[:], root[:])
			}
			proofs++
			if err != nil {
				t.Fatalf("from %d to %d: %v", old, size, err)
			}
		}
	}
	t.Logf("%d proofs of inclusion and consistency", proofs)
}

// TestOursCheckTheirs has the proofs of transparency-dev/merkle checked by tlog.
func TestOursCheckTheirs(t *testing.T) {
	l, proofs := logOf(t, 70), 0
	theirs := testonly.New(rfc6962.DefaultHasher)
	for size := uint64(1); size <= 70; size++ {
		theirs.AppendData(l.leaves[size-1])
		root := Hash(theirs.Hash())
		for index := range size {
			path, err := theirs.InclusionProof(index, size)
			if err == nil {
				err = CheckInclusion(ours(path), int64(size), int64(index), root, LeafHash(l.leaves[index]))
			}
			proofs++
			if err != nil {
				t.Fatalf("entry %d of %d: %v", index, size, err)
			}
		}
		for old := range size + 1 {
			path, err := theirs.ConsistencyProof(old, size)
			if err == nil {
				err = CheckConsistency(int64(old), int64(size), Hash(theirs.HashAt(old)), root, ours(path))
			}
			proofs++
			if err != nil {
				t.Fatalf("from %d to %d: %v", old, size, err)
			}
		}
	}
	t.Logf("%d proofs of inclusion and consistency", proofs)
}

func raw(path []Hash) [][]byte {
	var out [][]byte
	for _, h := range path {
		out = append(out, h[:])
	}
	return out
}

func ours(path [][]byte) []Hash {
	var out []Hash
	for _, h := range path {
		out = append(out, Hash(h))
	}
	return out
}

// TestAnyChangeFails changes one thing of a right proof.
func TestAnyChangeFails(t *testing.T) {
	l := logOf(t, 300)
	rapid.Check(t, func(t *rapid.T) {
		size := rapid.Int64Range(2, 300).Draw(t, "size")
		index := rapid.Int64Range(0, size-1).Draw(t, "index")
		bit := rapid.IntRange(0, 8*HashSize-1).Draw(t, "bit")
		at := rapid.Int64Range(0, 299).Draw(t, "at")
		root, _ := Root(size, l.reader())
		path, err := ProveInclusion(size, index, l.reader())
		if err != nil {
			t.Fatal(err)
		}
		leaf := LeafHash(l.leaves[index])
		changed := append([]Hash(nil), path...)
		flip(&changed[int(at)%len(path)], bit)
		otherLeaf, otherRoot := leaf, root
		flip(&otherLeaf, bit)
		flip(&otherRoot, bit)
		wrong := map[string]error{
			"path": CheckInclusion(changed, size, index, root, leaf), "leaf": CheckInclusion(path, size, index, root, otherLeaf),
			"root": CheckInclusion(path, size, index, otherRoot, leaf), "short": CheckInclusion(path[1:], size, index, root, leaf),
			"long": CheckInclusion(append(changed[:0:0], append(path, root)...), size, index, root, leaf),
			"size": CheckInclusion(path, 1<<62, index, root, leaf), "negative": CheckInclusion(path, size, -1, root, leaf),
		}
		if at != index {
			wrong["index"] = CheckInclusion(path, size, at, root, leaf)
		}
		for what, err := range wrong {
			if err == nil {
				t.Errorf("another %s was accepted", what)
			}
		}
	})
}

// TestAnyChangeOfAConsistencyProofFails is the same for logs that grew.
func TestAnyChangeOfAConsistencyProofFails(t *testing.T) {
	l := logOf(t, 300)
	rapid.Check(t, func(t *rapid.T) {
		size := rapid.Int64Range(2, 300).Draw(t, "size")
		old := rapid.Int64Range(1, size-1).Draw(t, "old")
		bit := rapid.IntRange(0, 8*HashSize-1).Draw(t, "bit")
		root, _ := Root(size, l.reader())
		oldRoot, _ := Root(old, l.reader())
		path, err := ProveConsistency(old, size, l.reader())
		if err != nil {
			t.Fatal(err)
		}
		changed := append([]Hash(nil), path...)
		flip(&changed[bit%len(path)], bit)
		other, otherOld := root, oldRoot
		flip(&other, bit)
		flip(&otherOld, bit)
		for what, err := range map[string]error{
			"path": CheckConsistency(old, size, oldRoot, root, changed), "root": CheckConsistency(old, size, oldRoot, other, path),
			"old root": CheckConsistency(old, size, otherOld, root, path), "order": CheckConsistency(size, old, root, oldRoot, path),
			"short": CheckConsistency(old, size, oldRoot, root, path[1:]), "empty": CheckConsistency(0, size, oldRoot, root, path),
			"huge": CheckConsistency(old, 1<<62, oldRoot, root, path),
		} {
			if err == nil {
				t.Errorf("another %s was accepted", what)
			}
		}
	})
}

func flip(h *Hash, bit int) { h[bit/8] ^= 1 << (bit % 8) }

func TestStoredHashesThatAreCutShort(t *testing.T) {
	l := logOf(t, 8)
	l.stored[7] = l.stored[7][:HashSize]
	_, err := Root(8, l.reader())
	if err == nil {
		t.Error("missing hashes were read")
	}
}
