package identity

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

// Params are the costs of argon2id. The zero value is not usable; take DefaultParams.
type Params struct {
	MemoryKiB uint32
	Passes    uint32
	Threads   uint8
	// AtOnce is how many hashes may be computed at the same time: each takes MemoryKiB of memory.
	AtOnce int
}

// DefaultParams are those of the service (about 0.15 s a hash); CheapParams are for tests and the demo.
var (
	DefaultParams = Params{MemoryKiB: 64 * 1024, Passes: 3, Threads: 1, AtOnce: 3}
	CheapParams   = Params{MemoryKiB: 64, Passes: 1, Threads: 1, AtOnce: 8}
)

const (
	saltSize = 16
	keySize  = 32
)

// Hasher makes and compares password hashes in PHC form, a few at a time.
type Hasher struct {
	params Params
	slots  chan struct{}
	// decoy is compared when there is no account, so that an unknown login takes as long as a known one.
	decoy string
}

// NewHasher returns a hasher; the zero Params mean DefaultParams.
func NewHasher(p Params) *Hasher {
	if p == (Params{}) {
		p = DefaultParams
	}
	h := &Hasher{params: p, slots: make(chan struct{}, max(p.AtOnce, 1))}
	h.decoy = h.encode(rand.Text())
	return h
}

// Hash returns the PHC string of a password, such as $argon2id$v=19$m=65536,t=3,p=1$salt$key.
func (h *Hasher) Hash(ctx context.Context, password string) (string, error) {
	err := h.take(ctx)
	if err != nil {
		return "", err
	}
	defer h.give()
	return h.encode(password), nil
}

// compare says whether the password belongs to the PHC string. The empty string belongs to no password and takes as long. The
// caller holds a slot.
func (h *Hasher) compare(phc, password string) (bool, error) {
	if phc == "" {
		_, err := comparePHC(h.decoy, password)
		return false, err
	}
	return comparePHC(phc, password)
}

func (h *Hasher) encode(password string) string {
	salt := make([]byte, saltSize)
	_, _ = rand.Read(salt) // never fails: crypto/rand ends the program instead
	p := h.params
	key := argon2.IDKey([]byte(password), salt, p.Passes, p.MemoryKiB, p.Threads, keySize)
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, p.MemoryKiB, p.Passes, p.Threads,
		base64.RawStdEncoding.EncodeToString(salt), base64.RawStdEncoding.EncodeToString(key))
}

// take waits for a slot: a flood of sign-ins costs time, not memory.
func (h *Hasher) take(ctx context.Context) error {
	select {
	case h.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return fault.New(pb.ErrorReason_ERROR_REASON_SERVER_BUSY, "登录请求过多，请稍后重试。").Because(ctx.Err())
	}
}

func (h *Hasher) give() { <-h.slots }

// comparePHC reads the costs from the string, so that hashes made with former costs stay valid.
func comparePHC(phc, password string) (bool, error) {
	part := strings.Split(phc, "$")
	if len(part) != 6 || part[1] != "argon2id" {
		return false, fmt.Errorf("password hash: unknown form")
	}
	var version int
	var p Params
	_, err := fmt.Sscanf(part[2]+" "+part[3], "v=%d m=%d,t=%d,p=%d", &version, &p.MemoryKiB, &p.Passes, &p.Threads)
	if err != nil || version != argon2.Version || p.Passes == 0 || p.Threads == 0 {
		return false, fmt.Errorf("password hash: unknown costs")
	}
	salt, err := base64.RawStdEncoding.DecodeString(part[4])
	if err != nil {
		return false, fmt.Errorf("password hash: salt: %w", err)
	}
	key, err := base64.RawStdEncoding.DecodeString(part[5])
	if err != nil || len(key) == 0 {
		return false, fmt.Errorf("password hash: key")
	}
	got := argon2.IDKey([]byte(password), salt, p.Passes, p.MemoryKiB, p.Threads, uint32(len(key)))
	return subtle.ConstantTimeCompare(got, key) == 1, nil
}
