package anchor

import (
	"bytes"
	"context"
	"crypto/x509"
	"strings"
	"testing"
	"time"

	"disclosure/server/anchor/bureau"
	"disclosure/server/record"
	"disclosure/server/store"
)

func placeOf(t *testing.T, b *bureau.Bureau, s *store.Store) place {
	return placesOf(t, Config{Store: s, AuthorityURL: b.URL, AuthorityCA: b.CA()})[0]
}

// TestTimeStamp stamps the newest checkpoint with case heads, once, and openssl accepts what is kept.
func TestTimeStamp(t *testing.T) {
	b := bureau.New(t, x509.ExtKeyUsageTimeStamping)
	s := open(t, t.TempDir())
	p := placeOf(t, b, s)
	push(t, p) // there is no log yet
	register(t, s, "甲")
	last := register(t, s, "乙")
	push(t, p)
	push(t, p)
	if b.Asked() != 1 {
		t.Errorf("asked %d times", b.Asked())
	}
	a, err := s.Stamped(context.Background(), organ)
	if err != nil || !bytes.Equal(a.Note, last.Note) {
		t.Fatalf("%+v, %v", a, err)
	}
	roots, err := readRoots(b.CA())
	if err != nil {
		t.Fatal(err)
	}
	stamp, err := record.CheckStamp(a.Stamp, a.Note, roots)
	if err != nil || !stamp.Trusted || time.Since(stamp.Time).Abs() > time.Minute || !strings.Contains(stamp.Authority, "样例时间戳服务") {
		t.Errorf("%+v, %v", stamp, err)
	}
	if out, ok := b.Verifies(t, a.Note, a.Stamp); !ok {
		t.Errorf("%s", out)
	}
	if out, ok := b.Verifies(t, append([]byte("x"), a.Note...), a.Stamp); ok {
		t.Errorf("openssl accepts another text: %s", out)
	}
	err = s.Cosigned(context.Background(), organ, a.Row, store.Cosignature{Witness: "w", Line: []byte("— w AAAA\n")})
	if err != nil {
		t.Fatal(err)
	}
	a, err = s.Stamped(context.Background(), organ)
	if err != nil {
		t.Fatal(err)
	}
	data, err := record.Stamped(a.Text()) // the line of a witness came later
	if err != nil || !bytes.Equal(data, a.Note) || bytes.Equal(a.Text(), a.Note) {
		t.Errorf("%s, %v", data, err)
	}
}

// TestTimeStampFaults plants faults in what the authority answers. Nothing of them is kept, and a sound answer after them is.
func TestTimeStampFaults(t *testing.T) {
	b, other, letters := bureau.New(t, x509.ExtKeyUsageTimeStamping), bureau.New(t, x509.ExtKeyUsageTimeStamping), bureau.New(t, x509.ExtKeyUsageEmailProtection)
	s := open(t, t.TempDir())
	register(t, s, "甲")
	stale := stampOf(t, b, s)
	another := record.StampRequest{}
	another, err := record.NewStampRequest([]byte("another checkpoint"))
	if err != nil {
		t.Fatal(err)
	}
	wrong, err := b.Stamp(another.Query)
	if err != nil {
		t.Fatal(err)
	}
	p := placeOf(t, b, s)
	for name, x := range map[string]struct {
		place place
		give  func([]byte) []byte
		says  string
	}{
		"certificate of another root": {placesOf(t, Config{Store: s, AuthorityURL: other.URL, AuthorityCA: b.CA()})[0], nil, "unknown authority"},
		"certificate for mail":        {placeOf(t, letters, s), nil, "answers 500"}, // openssl refuses to sign with it
		"stale token":                 {p, func([]byte) []byte { return stale }, "answers another request"},
		"for another checkpoint":      {p, func([]byte) []byte { return wrong }, "for something else"},
		"garbage":                     {p, func([]byte) []byte { return []byte("OK") }, "check time stamp"},
		"too large":                   {p, func([]byte) []byte { return make([]byte, 1<<20) }, "check time stamp"},
		"empty":                       {p, func([]byte) []byte { return nil }, "check time stamp"},
		"one bit":                     {p, func(a []byte) []byte { a[len(a)-3] ^= 1; return a }, "check time stamp"},
	} {
		b.Giving(x.give)
		err := x.place.push(context.Background(), organ)
		if err == nil || !strings.Contains(err.Error(), x.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	b.Giving(nil)
	late := placeOf(t, b, s).(*authority)
	late.now = func() time.Time { return time.Now().Add(time.Hour) }
	if err = late.push(context.Background(), organ); err == nil || !strings.Contains(err.Error(), "clock") {
		t.Error(err)
	}
	if a, err := s.Stamped(context.Background(), organ); err != nil || a.Row != 0 {
		t.Errorf("kept: %+v, %v", a, err)
	}
	push(t, p)
	if a, err := s.Stamped(context.Background(), organ); err != nil || a.Row == 0 {
		t.Error(err)
	}
}

// stampOf gives a sound token for the newest checkpoint.
func stampOf(t *testing.T, b *bureau.Bureau, s *store.Store) []byte {
	t.Helper()
	a, err := s.Headed(context.Background(), organ)
	if err != nil {
		t.Fatal(err)
	}
	request, err := record.NewStampRequest(a.Note)
	if err != nil {
		t.Fatal(err)
	}
	token, err := b.Stamp(request.Query)
	if err != nil {
		t.Fatal(err)
	}
	return token
}
