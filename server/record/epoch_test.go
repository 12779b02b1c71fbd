package record

import "testing"

func TestEpochs(t *testing.T) {
	for origin, want := range map[string]struct {
		base string
		n    int
		next string
	}{
		"a.example/yangli":    {"a.example/yangli", 1, "a.example/yangli#2"},
		"a.example/yangli#2":  {"a.example/yangli", 2, "a.example/yangli#3"},
		"a.example/yangli#19": {"a.example/yangli", 19, "a.example/yangli#20"},
		"a.example/yangli#1":  {"a.example/yangli#1", 1, "a.example/yangli#1#2"}, // never written so
		"a.example/yangli#02": {"a.example/yangli#02", 1, "a.example/yangli#02#2"},
	} {
		base, n := SplitEpoch(origin)
		if base != want.base || n != want.n || NextEpoch(origin) != want.next {
			t.Errorf("%s: %s %d, then %s", origin, base, n, NextEpoch(origin))
		}
	}
	for _, x := range []struct {
		a, b string
		want bool
	}{{"l", "l#2", true}, {"l#2", "l#3", true}, {"l#2", "l", false}, {"l", "l", false}, {"l", "m#2", false}} {
		if EarlierEpoch(x.a, x.b) != x.want {
			t.Errorf("%s before %s: %v", x.a, x.b, !x.want)
		}
	}
	l := Leaf{Origin: "a.example/yangli#2"}
	if l.organ() != "yangli" {
		t.Errorf("organ %s", l.organ())
	}
}

// epochChain is a chain of two entries of a case in the first epoch, and then what is given.
func epochChain(t *testing.T, leaves ...Leaf) error {
	t.Helper()
	c := NewChain()
	first := Leaf{Version: 2, Origin: "l/yangli", Seq: 0, Case: "2026-0001", CaseSeq: 1, Kind: "registered"}
	for _, l := range append([]Leaf{first}, leaves...) {
		l.Version = 2
		leaf, err := l.encode()
		if err != nil {
			t.Fatal(err)
		}
		_, wrong := c.Next(leaf)
		if wrong != nil {
			return wrong
		}
	}
	return nil
}

// TestChainOfEpochs: the name changes by the leaf that says so and by no other.
func TestChainOfEpochs(t *testing.T) {
	begun := Leaf{Origin: "l/yangli#2", Seq: 1, CaseSeq: 1, Kind: EpochKind}
	next := Leaf{Origin: "l/yangli#2", Seq: 2, Case: "2026-0002", CaseSeq: 1, Kind: "registered"}
	err := epochChain(t, begun, next)
	if err != nil {
		t.Error(err)
	}
	other, skipped, unsaid, back := begun, begun, next, next
	other.Origin, skipped.Origin, unsaid.Seq, back.Origin = "m/yangli#2", "l/yangli#3", 1, "l/yangli"
	inCase := begun
	inCase.Case, inCase.CaseSeq = "2026-0002", 1
	for name, leaves := range map[string][]Leaf{
		"another log": {other}, "an epoch left out": {skipped}, "not said": {unsaid}, "back again": {begun, back}, "in a case": {inCase},
	} {
		if epochChain(t, leaves...) == nil {
			t.Errorf("%s: it was taken", name)
		}
	}
}
