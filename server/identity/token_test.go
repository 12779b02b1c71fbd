package identity_test

import (
	"bytes"
	"testing"

	"disclosure/server/identity"
)

func TestTokens(t *testing.T) {
	token := identity.NewToken()
	if !identity.ValidToken(token) || token == identity.NewToken() {
		t.Fatalf("token %q", token)
	}
	for i := range token {
		for _, c := range []byte("0aZ ") {
			damaged := []byte(token)
			if damaged[i] == c {
				continue
			}
			damaged[i] = c
			if identity.ValidToken(string(damaged)) {
				t.Errorf("%s passes", damaged)
			}
		}
	}
	for _, s := range []string{"", "dsc_", token + "0", token[1:], "DSC" + token[3:]} {
		if identity.ValidToken(s) {
			t.Errorf("%q passes", s)
		}
	}
	if bytes.Contains(identity.HashToken(token), []byte(token)) || len(identity.HashToken(token)) != 32 {
		t.Error("hash of a token")
	}
}

func TestMaskNumber(t *testing.T) {
	for number, want := range map[string]string{
		"370000199001011234": "370000***********4", "37000019900101123X": "370000***********X", "E12345678": "E12345**8",
		"12345678": "********", "": "", "证件号码一二三四五六": "证件号码一二***六",
	} {
		if got := identity.MaskNumber(number); got != want {
			t.Errorf("%s: %s, want %s", number, got, want)
		}
	}
}
