package record

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/mod/sumdb/note"
)

func checkpointOf(l *log) Checkpoint {
	return Checkpoint{Origin: origin, Size: l.edge.Size(), Root: l.edge.Root(), Time: now}
}

func TestCheckpointBody(t *testing.T) {
	c := checkpointOf(logOf(t, 3))
	c.Heads = &Heads{2, c.Root}
	c.Others = []string{"other words"}
	want := "disclosure/yangli\n3\n" + c.Root.String() + "\ntime 2026-03-02T04:00:00Z\ncase-heads 2 " + c.Root.String() + "\nother words\n"
	if c.Body() != want {
		t.Errorf("%s\nwant %s", c.Body(), want)
	}
	again, err := ParseCheckpoint(want)
	if diff := cmp.Diff(c, again); diff != "" || err != nil {
		t.Errorf("%v %s", err, diff)
	}
	if got := c.Line(); !strings.HasPrefix(got, "记录校验：disclosure/yangli 第3号 sha256:") || len([]rune(got)) != 51 {
		t.Errorf("%s: %d", got, len([]rune(got)))
	}
}

// TestPlainCheckpoint is the example of the C2SP specification.
func TestPlainCheckpoint(t *testing.T) {
	const body = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
	c, err := ParseCheckpoint(body)
	if err != nil || c.Origin != "example.com/behind-the-sofa" || c.Size != 20852163 || !c.Time.IsZero() || c.Heads != nil {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestBadCheckpoints(t *testing.T) {
	const h = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
	for _, body := range []string{
		"", "\n", "a\n1\n", "a\n1\n" + h, "\n1\n" + h + "\n", "a\n01\n" + h + "\n", "a\n-1\n" + h + "\n", "a\n+1\n" + h + "\n",
		"a\n1\n" + h[:43] + "\n", "a\n1\n" + strings.Replace(h, "I=", "J=", 1) + "\n", "a\n99999999999999999999\n" + h + "\n",
		"a\n4611686018427387904\n" + h + "\n", "a\n1\n" + h + "\n\n", "a\n1\n" + h + "\ntime x\n",
		"a\n1\n" + h + "\ntime 2026-03-02T12:00:00+08:00\n", "a\n1\n" + h + "\ncase-heads 2\n", "a\n1\n" + h + "\ncase-heads x " + h + "\n",
		"a\n1\n" + h + "\n" + strings.Repeat("x", 1<<17) + "\n", "a\r\n1\r\n" + h + "\r\n",
	} {
		_, err := ParseCheckpoint(body)
		if err == nil {
			t.Errorf("%.80q was read", body)
		}
	}
}

func TestSignedCheckpoint(t *testing.T) {
	k := ring(t)
	c := checkpointOf(logOf(t, 3))
	text := signed(t, k, c)
	again, err := k.Open(text)
	if diff := cmp.Diff(c, again); diff != "" || err != nil {
		t.Errorf("%v %s", err, diff)
	}
	everyFlip(t, text, func(flipped []byte) bool { _, err := k.Open(flipped); return err != nil })
	for name, keys := range map[string]Keys{"other key": ring(t).Keys, "none": nil} {
		_, err = keys.Open(text)
		if err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	c.Origin = "disclosure/other"
	_, err = k.Sign(c)
	if err == nil {
		t.Error("signed for another log")
	}
	signer, err := note.NewSigner(k.signer)
	if err != nil {
		t.Fatal(err)
	}
	text, err = note.Sign(&note.Note{Text: c.Body()}, signer)
	if err != nil {
		t.Fatal(err)
	}
	_, err = k.Open(text)
	if err == nil {
		t.Error("a checkpoint of another log with this key was accepted")
	}
}

func TestKeyRotation(t *testing.T) {
	first := ring(t)
	later := now.Add(time.Hour)
	second, err := first.Rotate(later)
	if err != nil {
		t.Fatal(err)
	}
	c := checkpointOf(logOf(t, 3))
	old, late := signed(t, first, c), c
	late.Time = later.Add(time.Second)
	for name, x := range map[string]struct {
		text []byte
		good bool
	}{
		"old key in its time":   {old, true},
		"new key in its time":   {signed(t, second, late), true},
		"old key after its end": {signed(t, first, late), false},
		"new key before":        {signed(t, second, c), false},
	} {
		_, err := second.Open(x.text)
		if (err == nil) != x.good {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err = second.Rotate(now)
	if err == nil {
		t.Error("a key began before the one that it replaces")
	}
	_, err = Keyring{}.Rotate(now)
	if err == nil {
		t.Error("nothing was rotated")
	}
	_, err = NewKeyring("two words", now)
	if err == nil {
		t.Error("a name with a space was taken")
	}
}

func TestKeyringText(t *testing.T) {
	k, err := ring(t).Rotate(now.Add(time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	again, err := ParseKeyring(k.SecretText())
	if err != nil || string(again.SecretText()) != string(k.SecretText()) {
		t.Errorf("%v", err)
	}
	if strings.Contains(string(k.Text()), "PRIVATE") {
		t.Error("the public text holds the private key")
	}
	secret := string(k.SecretText())
	lines := strings.SplitAfter(secret, "\n")
	other := strings.SplitAfter(string(ring(t).SecretText()), "\n")
	for name, text := range map[string]string{
		"empty": "", "no private key": lines[0] + lines[1], "order": lines[1] + lines[0] + lines[2],
		"other private key": lines[0] + lines[1] + other[1], "only private": lines[2], "space": " " + secret,
		"gap": strings.Replace(secret, "05:00:00Z -", "06:00:00Z -", 1), "key": strings.Replace(secret, "yangli", "yangle", 1),
		"zone": strings.Replace(secret, "04:00:00Z", "04:00:00+00:00", 1),
	} {
		_, err := ParseKeyring([]byte(text))
		if err == nil {
			t.Errorf("%s: read", name)
		} else if strings.Contains(err.Error(), "PRIVATE+KEY") {
			t.Errorf("%s: the error shows the key", name)
		}
	}
}

func TestProofText(t *testing.T) {
	_, _, _, leaf := sample(t) // says it is entry 17
	l := logOf(t, 17)
	l.add(t, leaf)
	for i := range 30 {
		l.add(t, []byte{byte(i)})
	}
	k := ring(t)
	path, err := ProveInclusion(l.edge.Size(), 17, l.reader())
	if err != nil {
		t.Fatal(err)
	}
	p := Proof{Index: 17, Path: path, Checkpoint: signed(t, k, checkpointOf(l))}
	again, err := ParseProof(p.Text())
	if diff := cmp.Diff(p, again); diff != "" || err != nil {
		t.Errorf("%v %s", err, diff)
	}
	everyFlip(t, p.Text(), func(flipped []byte) bool {
		p, err := ParseProof(flipped)
		if err == nil {
			_, err = p.Check(leaf, k.Keys)
		}
		return err != nil
	})
	everyFlip(t, leaf, func(flipped []byte) bool { _, err := p.Check(flipped, k.Keys); return err != nil })
	wrong := &log{}
	wrong.add(t, leaf) // says it is entry 17
	_, err = Proof{Checkpoint: signed(t, k, checkpointOf(wrong))}.Check(leaf, k.Keys)
	if err == nil {
		t.Error("a leaf in the wrong place was accepted")
	}
	_, err = ParseProof([]byte("c2sp.org/tlog-proof@v1\nextra YQ==\nindex 0\n\nx"))
	if err == nil {
		t.Error("extra data was taken")
	}
}

func TestHeads(t *testing.T) {
	for _, n := range []int{0, 1, 2, 5, 40} {
		var heads []Head
		for i := range n {
			heads = append(heads, Head{Case: caseName(i), CaseSeq: int64(i + 1), Hash: Hex(LeafHash([]byte{byte(i)}))})
		}
		tree, err := NewHeadTree(heads)
		if err != nil {
			t.Fatal(err)
		}
		c := Checkpoint{Origin: origin, Heads: tree.Heads()}
		for i := -1; i <= n; i++ {
			checkHead(t, tree, c, caseName(i), i >= 0 && i < n, int64(i+1))
			checkHead(t, tree, c, caseName(i)+"5", false, 0)
		}
	}
	_, err := NewHeadTree([]Head{{Case: "a"}, {Case: "a"}})
	if err == nil {
		t.Error("a case has two heads")
	}
}

func caseName(i int) string { return string(rune('A' + i + 1)) }

func checkHead(t *testing.T, tree *HeadTree, c Checkpoint, number string, there bool, seq int64) {
	t.Helper()
	p, err := tree.Prove(number)
	if err != nil {
		t.Fatal(err)
	}
	h, err := p.Check(c, number)
	switch {
	case there && (err != nil || h.CaseSeq != seq):
		t.Errorf("%s: %+v, %v", number, h, err)
	case !there && !errors.Is(err, ErrNoCase):
		t.Errorf("%s of %d is not there: %v", number, c.Heads.Count, err)
	}
	for i := range p.Entries { // nothing can be left out or altered
		less := HeadProof{append(append([]HeadEntry(nil), p.Entries[:i]...), p.Entries[i+1:]...)}
		_, err = less.Check(c, number)
		if there && errors.Is(err, ErrNoCase) || p.Entries[i].Case == number && err == nil {
			t.Errorf("%s is there, and left out it seems not to be", number)
		}
		other := HeadProof{append([]HeadEntry(nil), p.Entries...)}
		other.Entries[i].CaseSeq++
		_, err = other.Check(c, number)
		if err == nil || errors.Is(err, ErrNoCase) {
			t.Errorf("an altered head was accepted: %v", err)
		}
	}
	_, err = p.Check(Checkpoint{}, number)
	if err == nil {
		t.Error("checked against nothing")
	}
}

// FuzzParse: no text makes a parser fail otherwise than by an error, and what is read is written back the same.
func FuzzParse(f *testing.F) {
	k := ring(f)
	l := logOf(f, 9)
	path, _ := ProveInclusion(9, 4, l.reader())
	text := signed(f, k, checkpointOf(l))
	_, _, _, leaf := sample(f)
	for _, seed := range [][]byte{text, Proof{4, path, text}.Text(), k.SecretText(), k.Text(), leaf, []byte(checkpointOf(l).Body())} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if p, err := ParseProof(text); err == nil {
			_, _ = p.Check(leaf, k.Keys)
			if string(p.Text()) != string(text) {
				t.Error("another proof")
			}
		}
		if c, err := ParseCheckpoint(string(text)); err == nil && c.Body() != string(text) {
			t.Error("another checkpoint")
		}
		if l, err := Parse(text); err == nil && l.Version == Version {
			if again, err := l.encode(); err != nil || string(again) != string(text) {
				t.Error("another leaf")
			}
		}
		if k, err := ParseKeyring(text); err == nil && string(k.SecretText()) != string(text) && string(k.SecretText()) != string(text)+"\n" {
			t.Error("another key ring")
		}
		_, _ = k.Open(text)
		if d, err := ParseDisclosure(text); err == nil {
			_, _ = d.Check("")
		}
	})
}
