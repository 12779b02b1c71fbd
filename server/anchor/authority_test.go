package anchor

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"disclosure/server/record"
	"disclosure/server/store"
)

// bureau is a time-stamping authority over HTTP: openssl makes the tokens.
type bureau struct {
	*httptest.Server
	dir string

	mu   sync.Mutex
	give func(answer []byte) []byte // changes what is answered
	asks int
}

const bureauConfig = `[ tsa ]
default_tsa = this
[ this ]
serial = serial
crypto_device = builtin
signer_cert = tsa.pem
certs = ca.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`

// newBureau starts an authority of which the certificate is for the given use.
func newBureau(t *testing.T, use x509.ExtKeyUsage) *bureau {
	t.Helper()
	if _, err := exec.LookPath("openssl"); err != nil {
		t.Skip("SKIPPED: openssl is not installed, so no time stamp was made")
	}
	b := &bureau{dir: t.TempDir()}
	b.certificates(t, use)
	b.write(t, "tsa.cnf", []byte(bureauConfig))
	b.write(t, "serial", []byte("01\n"))
	b.Server = httptest.NewServer(b)
	t.Cleanup(b.Close)
	return b
}

func (b *bureau) write(t *testing.T, name string, content []byte) {
	t.Helper()
	err := os.WriteFile(filepath.Join(b.dir, name), content, 0o600)
	if err != nil {
		t.Fatal(err)
	}
}

// certificates makes a root and the certificate that signs.
func (b *bureau) certificates(t *testing.T, use x509.ExtKeyUsage) {
	t.Helper()
	rootKey, key := newKey(t), newKey(t)
	root := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "样例根证书"}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), KeyUsage: x509.KeyUsageCertSign,
	}
	usage, err := asn1.Marshal([]asn1.ObjectIdentifier{{1, 3, 6, 1, 5, 5, 7, 3, 8}})
	if use != x509.ExtKeyUsageTimeStamping {
		usage, err = asn1.Marshal([]asn1.ObjectIdentifier{{1, 3, 6, 1, 5, 5, 7, 3, 4}})
	}
	if err != nil {
		t.Fatal(err)
	}
	leaf := &x509.Certificate{
		SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: "样例时间戳服务"}, KeyUsage: x509.KeyUsageDigitalSignature,
		NotBefore: root.NotBefore, NotAfter: root.NotAfter,
		ExtraExtensions: []pkix.Extension{{Id: asn1.ObjectIdentifier{2, 5, 29, 37}, Critical: true, Value: usage}},
	}
	rootDER, err := x509.CreateCertificate(rand.Reader, root, root, rootKey.Public(), rootKey)
	if err != nil {
		t.Fatal(err)
	}
	leafDER, err := x509.CreateCertificate(rand.Reader, leaf, root, key.Public(), rootKey)
	if err != nil {
		t.Fatal(err)
	}
	keyDER, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	for name, block := range map[string]*pem.Block{
		"ca.pem": {Type: "CERTIFICATE", Bytes: rootDER}, "tsa.pem": {Type: "CERTIFICATE", Bytes: leafDER},
		"tsa.key": {Type: "PRIVATE KEY", Bytes: keyDER},
	} {
		b.write(t, name, pem.EncodeToMemory(block))
	}
}

func newKey(t *testing.T) *ecdsa.PrivateKey {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// ServeHTTP answers as RFC 3161, 3.4 says.
func (b *bureau) ServeHTTP(out http.ResponseWriter, r *http.Request) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.asks++
	query, err := io.ReadAll(r.Body)
	if err != nil || r.Header.Get("Content-Type") != "application/timestamp-query" {
		http.Error(out, "not a query", http.StatusBadRequest)
		return
	}
	answer, err := b.stamp(query)
	if err != nil {
		http.Error(out, err.Error(), http.StatusInternalServerError)
		return
	}
	if b.give != nil {
		answer = b.give(answer)
	}
	out.Header().Set("Content-Type", "application/timestamp-reply")
	_, _ = out.Write(answer)
}

func (b *bureau) stamp(query []byte) ([]byte, error) {
	err := os.WriteFile(filepath.Join(b.dir, "query"), query, 0o600)
	if err != nil {
		return nil, err
	}
	cmd := exec.Command("openssl", "ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query", "-out", "answer")
	cmd.Dir = b.dir
	err = cmd.Run()
	if err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(b.dir, "answer"))
}

func (b *bureau) giving(change func([]byte) []byte) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.give = change
}

func (b *bureau) place(t *testing.T, s *store.Store) place {
	return placesOf(t, Config{Store: s, AuthorityURL: b.URL, AuthorityCA: filepath.Join(b.dir, "ca.pem")})[0]
}

// opensslVerifies checks a token with the program that every Linux has.
func (b *bureau) opensslVerifies(t *testing.T, data, token []byte) (string, bool) {
	t.Helper()
	b.write(t, "data", data)
	b.write(t, "token", token)
	cmd := exec.Command("openssl", "ts", "-verify", "-data", "data", "-in", "token", "-CAfile", "ca.pem")
	cmd.Dir = b.dir
	out, err := cmd.CombinedOutput()
	return string(out), err == nil
}

// TestTimeStamp stamps the newest checkpoint with case heads, once, and openssl accepts what is kept.
func TestTimeStamp(t *testing.T) {
	b := newBureau(t, x509.ExtKeyUsageTimeStamping)
	s := open(t, t.TempDir())
	p := b.place(t, s)
	push(t, p) // there is no log yet
	register(t, s, "甲")
	last := register(t, s, "乙")
	push(t, p)
	push(t, p)
	if b.asks != 1 {
		t.Errorf("asked %d times", b.asks)
	}
	a, err := s.Stamped(context.Background(), organ)
	if err != nil || !bytes.Equal(a.Note, last.Note) {
		t.Fatalf("%+v, %v", a, err)
	}
	roots, err := readRoots(filepath.Join(b.dir, "ca.pem"))
	if err != nil {
		t.Fatal(err)
	}
	stamp, err := record.CheckStamp(a.Stamp, a.Note, roots)
	if err != nil || !stamp.Trusted || time.Since(stamp.Time).Abs() > time.Minute || !strings.Contains(stamp.Authority, "样例时间戳服务") {
		t.Errorf("%+v, %v", stamp, err)
	}
	if out, ok := b.opensslVerifies(t, a.Note, a.Stamp); !ok {
		t.Errorf("%s", out)
	}
	if out, ok := b.opensslVerifies(t, append([]byte("x"), a.Note...), a.Stamp); ok {
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
	b, other, letters := newBureau(t, x509.ExtKeyUsageTimeStamping), newBureau(t, x509.ExtKeyUsageTimeStamping), newBureau(t, x509.ExtKeyUsageEmailProtection)
	s := open(t, t.TempDir())
	register(t, s, "甲")
	stale := stampOf(t, b, s)
	another := record.StampRequest{}
	another, err := record.NewStampRequest([]byte("another checkpoint"))
	if err != nil {
		t.Fatal(err)
	}
	wrong, err := b.stamp(another.Query)
	if err != nil {
		t.Fatal(err)
	}
	p := b.place(t, s)
	for name, x := range map[string]struct {
		place place
		give  func([]byte) []byte
		says  string
	}{
		"certificate of another root": {placesOf(t, Config{Store: s, AuthorityURL: other.URL, AuthorityCA: filepath.Join(b.dir, "ca.pem")})[0], nil, "unknown authority"},
		"certificate for mail":        {letters.place(t, s), nil, "answers 500"}, // openssl refuses to sign with it
		"stale token":                 {p, func([]byte) []byte { return stale }, "answers another request"},
		"for another checkpoint":      {p, func([]byte) []byte { return wrong }, "for something else"},
		"garbage":                     {p, func([]byte) []byte { return []byte("OK") }, "check time stamp"},
		"too large":                   {p, func([]byte) []byte { return make([]byte, 1<<20) }, "check time stamp"},
		"empty":                       {p, func([]byte) []byte { return nil }, "check time stamp"},
		"one bit":                     {p, func(a []byte) []byte { a[len(a)-3] ^= 1; return a }, "check time stamp"},
	} {
		b.giving(x.give)
		err := x.place.push(context.Background(), organ)
		if err == nil || !strings.Contains(err.Error(), x.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	b.giving(nil)
	late := b.place(t, s).(*authority)
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
func stampOf(t *testing.T, b *bureau, s *store.Store) []byte {
	t.Helper()
	a, err := s.Headed(context.Background(), organ)
	if err != nil {
		t.Fatal(err)
	}
	request, err := record.NewStampRequest(a.Note)
	if err != nil {
		t.Fatal(err)
	}
	token, err := b.stamp(request.Query)
	if err != nil {
		t.Fatal(err)
	}
	return token
}
