package identity_test

import (
	"context"
	"strings"
	"testing"
	"time"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
	"disclosure/server/identity"
)

func TestHashAndCompare(t *testing.T) {
	h := identity.NewHasher(identity.CheapParams)
	phc, err := h.Hash(t.Context(), "正确的密码 2026")
	if err != nil || !strings.HasPrefix(phc, "$argon2id$v=19$m=64,t=1,p=1$") {
		t.Fatalf("%q, %v", phc, err)
	}
	again, _ := h.Hash(t.Context(), "正确的密码 2026")
	if phc == again {
		t.Error("two hashes are equal: no salt")
	}
	for password, want := range map[string]bool{"正确的密码 2026": true, "正确的密码 2027": false, "": false} {
		ok, err := h.Compare(t.Context(), phc, password)
		if err != nil || ok != want {
			t.Errorf("%q: %v, %v", password, ok, err)
		}
	}
	ok, err := h.Compare(t.Context(), "", "正确的密码 2026")
	if ok || err != nil {
		t.Errorf("no account: %v, %v", ok, err)
	}
}

// TestKnownHash holds the form: a hash made elsewhere with other costs (reference implementation) stays valid.
func TestKnownHash(t *testing.T) {
	const phc = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
	ok, err := identity.NewHasher(identity.CheapParams).Compare(t.Context(), phc, "password")
	if !ok || err != nil {
		t.Errorf("%v, %v", ok, err)
	}
}

func TestBrokenHashes(t *testing.T) {
	h := identity.NewHasher(identity.CheapParams)
	for _, phc := range []string{
		"x", "$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHQ$AAAA", "$argon2id$v=19$m=64,t=0,p=1$c29tZXNhbHQ$AAAA",
		"$argon2id$v=16$m=64,t=1,p=1$c29tZXNhbHQ$AAAA", "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$", "$argon2id$v=19$m=64,t=1,p=1$!$AAAA",
	} {
		ok, err := h.Compare(t.Context(), phc, "password")
		if ok || err == nil {
			t.Errorf("%q: %v, %v", phc, ok, err)
		}
	}
}

func TestHashingWaitsItsTurn(t *testing.T) {
	h := identity.NewHasher(identity.Params{MemoryKiB: 64 * 1024, Passes: 20, Threads: 1, AtOnce: 1})
	started := make(chan struct{})
	go func() {
		close(started)
		_, _ = h.Hash(context.Background(), "the slow one")
	}()
	<-started
	time.Sleep(20 * time.Millisecond)
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	_, err := h.Hash(ctx, "the hasty one")
	e, _ := fault.As(err)
	if e == nil || e.Reason != pb.ErrorReason_ERROR_REASON_SERVER_BUSY {
		t.Errorf("got %v", err)
	}
}

func TestPasswordRule(t *testing.T) {
	for password, ok := range map[string]bool{
		"correct horse battery": true, "窗口的蓝色铅笔有三支半": true, "x7Kp-2mQe-9": true, identity.NewOneTimePassword(): true,
		"short": false, "1234567890": false, "20260302114": false, "password123": false, "Passw0rd!!": false, "qwertyuiop": false,
		"abcdefghijk": false, "aaaaaaaaaaaa": false, "abababababab": false, "a1234567890": false, "woaini1314": false, "admin@2026!": false,
		"my-WangFang-9x": false, strings.Repeat("密码不同", 65): false, "qq123456789": false, "poiuytrewq": false,
	} {
		err := identity.CheckPassword("new_password", "wangfang", password)
		if (err == nil) != ok {
			t.Errorf("%q: %v", password, err)
		}
		if e, is := fault.As(err); err != nil && (!is || e.Reason != pb.ErrorReason_ERROR_REASON_PASSWORD_TOO_WEAK || strings.Contains(e.Text, password)) {
			t.Errorf("%q: %v", password, err)
		}
	}
}

func TestOneTimePasswordsDiffer(t *testing.T) {
	seen := map[string]bool{}
	for range 1000 {
		p := identity.NewOneTimePassword()
		if len(p) != 19 || seen[p] || strings.ContainsAny(p, "01ilo") {
			t.Fatalf("%q", p)
		}
		seen[p] = true
	}
}
