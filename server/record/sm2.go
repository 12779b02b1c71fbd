package record

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"github.com/emmansun/gmsm/sm2"
)

// Some organs must sign with the algorithms of the state (GM/T 0003 SM2, GM/T 0004 SM3). Their checkpoints carry a second line beside
// that of Ed25519, of a type that signed notes leave free: 0xff and a name that nobody else uses. A verifier that does not know it
// skips the line.
const (
	algOther = 0xff
	sm2Type  = "disclosure-sm2-sm3-v1"
	// sm2User is the identity that every SM2 signature is bound to; this one is the default of the standard.
	sm2User      = "1234567812345678"
	sm2PointSize = 65 // 0x04 and both coordinates
	secretPrefix = "PRIVATE+KEY+"
)

// sm2Key verifies lines of an SM2 key, and signs them when it has the private key.
type sm2Key struct {
	name    string
	point   []byte
	public  *ecdsa.PublicKey
	private *sm2.PrivateKey
}

func newSM2Key(name string, private *sm2.PrivateKey) (*sm2Key, error) {
	point, err := sm2.PublicKeyToECDH(&private.PublicKey)
	if err != nil {
		return nil, fmt.Errorf("make SM2 key: %w", err)
	}
	return &sm2Key{name, point.Bytes(), &private.PublicKey, private}, nil
}

// Name, KeyHash, Verify and Sign are those of note.Verifier and note.Signer.
func (k *sm2Key) Name() string    { return k.name }
func (k *sm2Key) KeyHash() uint32 { return binary.BigEndian.Uint32(k.id()) }

// Verify checks a signature in DER: SEQUENCE of r and s.
func (k *sm2Key) Verify(msg, sig []byte) bool {
	return sm2.VerifyASN1WithSM2(k.public, []byte(sm2User), msg, sig)
}

// Sign gives the signature in DER.
func (k *sm2Key) Sign(msg []byte) ([]byte, error) {
	return k.private.SignWithSM2(rand.Reader, []byte(sm2User), msg)
}

func (k *sm2Key) id() []byte {
	sum := sha256.Sum256(bytes.Join([][]byte{[]byte(k.name + "\n"), {algOther}, []byte(sm2Type), k.point}, nil))
	return sum[:4]
}

// verifier writes the public key as a note verifier key: NAME+HASH+base64(0xff, type, point).
func (k *sm2Key) verifier() string {
	return k.name + "+" + hex.EncodeToString(k.id()) + "+" + encodeSM2(k.point)
}

// secret writes the private key in the form of signed notes.
func (k *sm2Key) secret() (string, error) {
	scalar, err := k.private.ECDH()
	if err != nil {
		return "", fmt.Errorf("write SM2 key: %w", err)
	}
	return secretPrefix + k.name + "+" + hex.EncodeToString(k.id()) + "+" + encodeSM2(scalar.Bytes()), nil
}

func encodeSM2(raw []byte) string {
	return base64.StdEncoding.EncodeToString(append(append([]byte{algOther}, sm2Type...), raw...))
}

// sm2Raw takes a key apart into its name and what stands behind the type; nil when it is of another type.
func sm2Raw(key string) (name string, raw []byte) {
	f := strings.SplitN(strings.TrimPrefix(key, secretPrefix), "+", 3)
	if len(f) != 3 {
		return "", nil
	}
	all, err := base64.StdEncoding.Strict().DecodeString(f[2])
	if err != nil || len(all) == 0 || all[0] != algOther || !strings.HasPrefix(string(all[1:]), sm2Type) {
		return "", nil
	}
	return f[0], all[1+len(sm2Type):]
}

func parseSM2Verifier(key string) (*sm2Key, error) {
	name, raw := sm2Raw(key)
	if len(raw) != sm2PointSize {
		return nil, errors.New("not an SM2 key")
	}
	public, err := sm2.NewPublicKey(raw)
	if err != nil {
		return nil, errors.New("not an SM2 key")
	}
	k := &sm2Key{name: name, point: raw, public: public}
	if k.verifier() != key {
		return nil, errors.New("an SM2 key with a wrong hash")
	}
	return k, nil
}

// parseSM2Secret reads what secret wrote. No error quotes it.
func parseSM2Secret(key string) (*sm2Key, error) {
	broken := errors.New("the SM2 private key cannot be read")
	name, raw := sm2Raw(key)
	private, err := sm2.NewPrivateKey(raw)
	if err != nil {
		return nil, broken
	}
	k, err := newSM2Key(name, private)
	if err != nil {
		return nil, broken
	}
	text, err := k.secret()
	if err != nil || text != key {
		return nil, broken
	}
	return k, nil
}

// generateSM2 makes a key and gives both texts.
func generateSM2(name string) (secret, verifier string, err error) {
	private, err := sm2.GenerateKey(rand.Reader)
	if err != nil {
		return "", "", fmt.Errorf("make SM2 key: %w", err)
	}
	k, err := newSM2Key(name, private)
	if err != nil {
		return "", "", err
	}
	secret, err = k.secret()
	return secret, k.verifier(), err
}
