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
	_, err := note.NewVerifier(f[2])
	if err != nil {
		return Key{}, err
	}
	key := Key{Text: f[2]}
	key.From, err = time.Parse(time.RFC3339, f[0])
	if err == nil && f[1] != stillInUse {
		key.Until, err = time.Parse(time.RFC3339, f[1])
	}
	return key, err
}

// check wants one name, no gap between the keys, and only the last one in use.
func (k Keys) check() error {
	origin, err := k.Origin()
	if err != nil {
		return err
	}
	for i, key := range k {
		last := i == len(k)-1
		switch {
		case !strings.HasPrefix(key.Text, origin+"+"):
			return fmt.Errorf("key %d is of another log", i+1)
		case last != key.Until.IsZero() || !last && !key.Until.Equal(k[i+1].From):
			return fmt.Errorf("key %d has a wrong end", i+1)
		}
	}
	return nil
}

// SecretText writes the keys and below them the private key.
func (k Keyring) SecretText() []byte { return append(k.Text(), k.signer+"\n"...) }

// ParseKeyring reads what SecretText wrote. No error quotes the private key.
func ParseKeyring(text []byte) (Keyring, error) {
	at := strings.LastIndex("\n"+strings.TrimSuffix(string(text), "\n"), "\n")
	keys, err := ParseKeys(text[:at])
	if err != nil {
		return Keyring{}, err
	}
	secret := strings.TrimSuffix(string(text[at:]), "\n")
	signer, err := note.NewSigner(secret)
	if err != nil {
		return Keyring{}, errors.New("read keys: the private key cannot be read")
	}
	used, err := note.NewVerifier(keys[len(keys)-1].Text)
	if err != nil || signer.Name() != used.Name() || signer.KeyHash() != used.KeyHash() {
		return Keyring{}, errors.New("read keys: the private key is not that of the key in use")
	}
	return Keyring{keys, secret}, nil
}
