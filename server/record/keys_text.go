package record

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
)

// stillInUse stands in the place of Until for the key in use.
const stillInUse = "-"

// Text writes one line for each key: "FROM UNTIL KEY", in RFC 3339.
func (k Keys) Text() []byte {
	var b strings.Builder
	for _, key := range k {
		until := stillInUse
		if !key.Until.IsZero() {
			until = key.Until.Format(time.RFC3339)
		}
		fmt.Fprintf(&b, "%s %s %s\n", key.From.Format(time.RFC3339), until, key.Text)
	}
	return []byte(b.String())
}

// ParseKeys reads the lines of Text.
func ParseKeys(text []byte) (Keys, error) {
	var keys Keys
	for line := range strings.Lines(string(text)) {
		key, err := parseKey(strings.TrimSuffix(line, "\n"))
		if err != nil {
			return nil, fmt.Errorf("read keys: line %d: %w", len(keys)+1, err)
		}
		keys = append(keys, key)
	}
	err := keys.check()
	if err == nil && string(keys.Text()) != string(text) {
		err = errors.New("not in the form in which they are written")
	}
	if err != nil {
		return nil, fmt.Errorf("read keys: %w", err)
	}
	return keys, nil
}

func parseKey(line string) (Key, error) {
	f := strings.Split(line, " ")
	if len(f) != 3 {
		return Key{}, errors.New("not FROM UNTIL KEY")
	}
	key := Key{Text: f[2]}
	_, err := key.verifier()
	if err != nil {
		return Key{}, err
	}
	key.From, err = time.Parse(time.RFC3339, f[0])
	if err == nil && f[1] != stillInUse {
		key.Until, err = time.Parse(time.RFC3339, f[1])
	}
	return key, err
}

// check wants one name, first the Ed25519 keys and then those of SM2, no gap between the keys of a kind, and only the last one in use.
func (k Keys) check() error {
	plain := k.plain()
	origin, err := plain.Origin()
	if err != nil {
		return err
	}
	for i, key := range k {
		last := i == len(k)-1 || k[i+1].isSM2() != key.isSM2()
		switch {
		case !strings.HasPrefix(key.Text, origin+"+"):
			return fmt.Errorf("key %d is of another log", i+1)
		case i < len(plain) && key.isSM2():
			return fmt.Errorf("key %d is not in its place", i+1)
		case last != key.Until.IsZero() || !last && !key.Until.Equal(k[i+1].From):
			return fmt.Errorf("key %d has a wrong end", i+1)
		}
	}
	return nil
}

// SecretText writes the keys and below them the private keys in use.
func (k Keyring) SecretText() []byte {
	text := append(k.Text(), k.signer+"\n"...)
	if k.sm2 != "" {
		text = append(text, k.sm2+"\n"...)
	}
	return text
}

// ParseKeyring reads what SecretText wrote. No error quotes a private key.
func ParseKeyring(text []byte) (Keyring, error) {
	public, secret, _ := strings.Cut("\n"+string(text), "\n"+secretPrefix)
	keys, err := ParseKeys([]byte(strings.TrimPrefix(public+"\n", "\n")))
	if err != nil {
		return Keyring{}, err
	}
	ring := Keyring{Keys: keys}
	ring.signer, ring.sm2, _ = strings.Cut(strings.TrimSuffix(secretPrefix+secret, "\n"), "\n")
	return ring, ring.fits()
}

// fits says whether the private keys are those of the keys in use.
func (k Keyring) fits() error {
	signer, err := note.NewSigner(k.signer)
	if err != nil {
		return errors.New("read keys: the private key cannot be read")
	}
	signers := map[bool]note.Signer{false: signer}
	if k.sm2 != "" {
		second, err := parseSM2Secret(k.sm2)
		if err != nil {
			return fmt.Errorf("read keys: %w", err)
		}
		signers[true] = second
	}
	for kind, keys := range map[bool]Keys{false: k.plain(), true: k.ofSM2()} {
		signer, there := signers[kind]
		if !there && len(keys) == 0 {
			continue
		}
		if !there || len(keys) == 0 {
			return errors.New("read keys: the SM2 key is not whole")
		}
		used, err := keys[len(keys)-1].verifier()
		if err != nil || signer.Name() != used.Name() || signer.KeyHash() != used.KeyHash() {
			return errors.New("read keys: the private key is not that of the key in use")
		}
	}
	return nil
}
