package record

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"disclosure/server/house/tool"
)

// sm2Ring has both kinds of keys.
func sm2Ring(t testing.TB) Keyring {
	t.Helper()
	k, err := ring(t).AddSM2(now)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestSM2Line(t *testing.T) {
	k := sm2Ring(t)
	c := Checkpoint{Origin: origin, Size: 1, Root: LeafHash([]byte("x")), Time: now.Add(time.Minute)}
	text := signed(t, k, c)
	if strings.Count(string(text), "\n— "+origin+" ") != 2 || !k.HasSM2(text) {
		t.Fatalf("%s", text)
	}
	for name, keys := range map[string]Keys{"both": k.Keys, "knows only Ed25519": k.plain()} {
		got, err := keys.Open(text)
		if err != nil || got.Root != c.Root {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := k.ofSM2().Open(text); err == nil {
		t.Error("an SM2 line alone is taken")
	}
	lines := strings.SplitAfter(strings.TrimSuffix(string(text), "\n"), "\n")
	short := strings.Join(lines[:len(lines)-1], "")
	if _, err := k.Open([]byte(short)); err == nil {
		t.Error("the line was taken off and nobody saw")
	}
	if _, err := k.plain().Open([]byte(short)); err != nil {
		t.Error(err)
	}
	last := len(text) - len(lines[len(lines)-1]) - 1
	for at := last; at < len(text); at++ { // every byte of the line
		for _, flip := range []byte{1, 0x20} {
			changed := bytes.Clone(text)
			changed[at] ^= flip
			if _, err := k.Open(changed); err == nil {
				t.Errorf("byte %d of the line may be changed: %q", at-last, changed[at])
			}
		}
	}
}

func TestSM2Keys(t *testing.T) {
	first := sm2Ring(t)
	if _, err := first.AddSM2(now); !errors.Is(err, ErrHasSM2) {
		t.Error(err)
	}
	old := signed(t, first, Checkpoint{Origin: origin, Size: 1, Root: LeafHash([]byte("x")), Time: now.Add(time.Minute)})
	second, err := first.Rotate(now.Add(time.Hour))
	if err != nil || len(second.plain()) != 2 || len(second.ofSM2()) != 2 {
		t.Fatalf("%s %v", second.Text(), err)
	}
	fresh := signed(t, second, Checkpoint{Origin: origin, Size: 1, Root: LeafHash([]byte("x")), Time: now.Add(2 * time.Hour)})
	again, err := ParseKeyring(second.SecretText())
	if err != nil || string(again.SecretText()) != string(second.SecretText()) {
		t.Fatal(err)
	}
	public, err := ParseKeys(again.Text())
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range [][]byte{old, fresh} {
		if _, err = public.Open(text); err != nil || !public.HasSM2(text) {
			t.Error(err)
		}
	}
	if _, err = first.Open(fresh); err == nil {
		t.Error("signed by keys that are not known")
	}
	late := signed(t, first, Checkpoint{Origin: origin, Size: 1, Root: LeafHash([]byte("x")), Time: now.Add(2 * time.Hour)})
	if _, err = public.Open(late); err == nil {
		t.Error("the old keys still sign")
	}
	secret := strings.SplitAfter(string(second.SecretText()), "\n")
	other := strings.SplitAfter(string(sm2Ring(t).SecretText()), "\n")
	for name, text := range map[string]string{
		"private key missing":  strings.Join(secret[:5], ""),
		"public keys missing":  secret[0] + secret[1] + secret[4] + secret[5],
		"of another ring":      strings.Join(secret[:5], "") + other[3],
		"order":                secret[2] + secret[3] + secret[0] + secret[1] + secret[4] + secret[5],
		"third secret":         strings.Join(secret, "") + other[3],
		"damaged private key":  strings.Replace(strings.Join(secret, ""), secret[5], secret[5][:len(secret[5])-9]+"AAAAAAA=\n", 1),
		"private keys swapped": strings.Join(secret[:4], "") + secret[5] + secret[4],
	} {
		_, err = ParseKeyring([]byte(text))
		if err == nil {
			t.Errorf("%s: taken", name)
		} else if strings.Contains(err.Error(), secret[5][40:60]) {
			t.Errorf("%s: the error quotes the key", name)
		}
	}
}

// sm2ByHand are the commands of docs/record.md.
const sm2ByHand = `set -e
base64 -d key | tail -c 65 | { printf '\060\131\060\023\006\007\052\206\110\316\075\002\001\006\010\052\201\034\317\125\001\202\055\003\102\000'; cat; } >key.der
base64 -d line | tail -c +5 >sig
openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in body -sigfile sig -digest sm3 -pkeyopt distid:1234567812345678
`

// TestOpenSSLVerifiesSM2 checks the line with programs that are not ours, as docs/record.md says.
func TestOpenSSLVerifiesSM2(t *testing.T) {
	tool.Need(t, "openssl", "sh")
	told, err := os.ReadFile("../../docs/record.md")
	if err != nil || !strings.Contains(string(told), strings.TrimPrefix(sm2ByHand, "set -e\n")) {
		t.Errorf("docs/record.md says something else: %v", err)
	}
	k := sm2Ring(t)
	text := signed(t, k, Checkpoint{Origin: origin, Size: 1, Root: LeafHash([]byte("x")), Time: now})
	body, err := noteBody(text)
	if err != nil {
		t.Fatal(err)
	}
	dir, words := t.TempDir(), strings.Fields(string(text))
	check := func(body []byte) (string, error) {
		for name, content := range map[string]string{
			"body": string(body), "line": words[len(words)-1], "key": strings.SplitN(k.ofSM2()[0].Text, "+", 3)[2],
		} {
			err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600)
			if err != nil {
				t.Fatal(err)
			}
		}
		cmd := exec.Command("sh", "-c", sm2ByHand)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	out, err := check(body)
	if err != nil {
		t.Errorf("%v: %s", err, out)
	}
	out, err = check(append([]byte("x"), body...))
	if err == nil {
		t.Errorf("another text is accepted: %s", out)
	}
}
