package record

import (
	"testing"

	"pgregory.net/rapid"
)

// TestPlainLeaf compares the fast way of reading a leaf with encoding/json, on leaves of all kinds and on damaged ones.
func TestPlainLeaf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.StringMatching(`[ -~]{0,12}`), rapid.StringMatching(`[a-z0-9/:.-]{0,20}`), rapid.String())
		l := Leaf{
			rapid.SampledFrom([]int{0, 1, 2, 3, -1}).Draw(t, "v"), text.Draw(t, "origin"), rapid.Int64().Draw(t, "seq"), text.Draw(t, "case"),
			rapid.Int64().Draw(t, "case_seq"), text.Draw(t, "prev"), text.Draw(t, "kind"), text.Draw(t, "actor"), text.Draw(t, "time"),
			text.Draw(t, "calendar"), text.Draw(t, "commitment"),
		}
		leaf, err := l.encode()
		if err != nil {
			t.Fatal(err)
		}
		if rapid.Bool().Draw(t, "damage") {
			i := rapid.IntRange(0, len(leaf)-1).Draw(t, "at")
			leaf[i] = rapid.Byte().Draw(t, "with")
			if rapid.Bool().Draw(t, "cut") {
				leaf = leaf[:i]
			}
		}
		fast, ok := parsePlain(leaf)
		var slow Leaf
		err = decode(leaf, &slow)
		if ok && (err != nil || fast != slow) {
			t.Fatalf("%s: fast %+v, slow %+v, %v", leaf, fast, slow, err)
		}
	})
	// It must also take what is usual, or it would be of no use.
	leaf := []byte(`{"v":2,"origin":"disclosure/yangli","seq":17,"case":"2026-0001","case_seq":3,"prev":"5f1c","kind":"signed_off",` +
		`"actor":"organs/yangli/staff/zhao","time":"2026-03-02T01:02:03.450000Z","calendar":"cal-0123456789ab","commitment":"9a0b"}`)
	if l, ok := parsePlain(leaf); !ok || l.Seq != 17 || l.Commitment != "9a0b" {
		t.Errorf("%+v, %v", l, ok)
	}
}
