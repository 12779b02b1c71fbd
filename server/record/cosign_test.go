package record

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"strings"
	"testing"
)

func TestCosigner(t *testing.T) {
	c, err := NewCosigner("witness.example/w1")
	if err != nil {
		t.Fatal(err)
	}
	again, err := ParseCosigner(c.SecretText())
	if err != nil || again.Verifier() != c.Verifier() {
		t.Errorf("%v", err)
	}
	// The key ID of the specification: SHA-256(name || "\n" || 0x04 || key)[:4].
	f := strings.SplitN(c.Verifier(), "+", 3)
	raw, err := base64.StdEncoding.DecodeString(f[2])
	if err != nil || raw[0] != 4 {
		t.Fatalf("%v, %v", raw, err)
	}
	sum := sha256.Sum256(append([]byte("witness.example/w1\n"), raw...))
	if hex.EncodeToString(sum[:4]) != f[1] {
		t.Error("another key ID")
	}
	text := signed(t, ring(t), checkpointOf(logOf(t, 3)))
	line, err := c.Cosign(text, now)
	if err != nil {
		t.Fatal(err)
	}
	whole := string(text) + string(line)
	at, err := CheckCosigned([]byte(whole), c.Verifier())
	if err != nil || !at.Equal(now) {
		t.Errorf("%v, %v", at, err)
	}
	other, _ := NewCosigner("witness.example/w1")
	for name, x := range map[string]struct{ text, key string }{
		"other key": {whole, other.Verifier()}, "changed": {strings.Replace(whole, "\n3\n", "\n4\n", 1), c.Verifier()},
		"not cosigned": {string(text), c.Verifier()}, "no key": {whole, "x"}, "wrong id": {whole, strings.Replace(c.Verifier(), f[1], "00000000", 1)},
		"log key": {whole, ring(t).Keys[0].Text},
	} {
		_, err := CheckCosigned([]byte(x.text), x.key)
		if err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	for _, text := range []string{"", "x", "PRIVATE+KEY+a+b", string(c.SecretText()) + "x", strings.Replace(string(c.SecretText()), "w1", "w2", 1)} {
		_, err := ParseCosigner([]byte(text))
		if err == nil {
			t.Errorf("%.20q was read", text)
		}
	}
	_, err = c.Cosign([]byte("no note"), now)
	if err == nil {
		t.Error("cosigned nothing")
	}
}
