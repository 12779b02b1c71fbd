// Package bureau is a time-stamping authority for tests.
package bureau

import (
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
	"sync"
	"testing"
	"time"

	"disclosure/server/house/tool"
)

// Bureau answers as RFC 3161, 3.4 says: openssl makes the tokens.
type Bureau struct {
	*httptest.Server
	dir string

	mu   sync.Mutex
	give func(answer []byte) []byte // changes what is answered
	asks int
}

const config = `[ tsa ]
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

// New starts an authority of which the certificate is for the given use, and ends it with the test.
func New(t *testing.T, use x509.ExtKeyUsage) *Bureau {
	t.Helper()
	tool.Need(t, "openssl")
	b := &Bureau{dir: t.TempDir()}
	b.certificates(t, use)
	b.write(t, "tsa.cnf", []byte(config))
	b.write(t, "serial", []byte("01\n"))
	b.Server = httptest.NewServer(b)
	t.Cleanup(b.Close)
	return b
}

func (b *Bureau) write(t *testing.T, name string, content []byte) {
	t.Helper()
	err := os.WriteFile(filepath.Join(b.dir, name), content, 0o600)
	if err != nil {
		t.Fatal(err)
	}
}

// certificates makes a root and the certificate that signs.
func (b *Bureau) certificates(t *testing.T, use x509.ExtKeyUsage) {
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

// ServeHTTP answers one query.
func (b *Bureau) ServeHTTP(out http.ResponseWriter, r *http.Request) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.asks++
	query, err := io.ReadAll(r.Body)
	if err != nil || r.Header.Get("Content-Type") != "application/timestamp-query" {
		http.Error(out, "not a query", http.StatusBadRequest)
		return
	}
	answer, err := b.Stamp(query)
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

// Stamp answers a query.
func (b *Bureau) Stamp(query []byte) ([]byte, error) {
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

// Giving changes what is answered from now on; nil changes nothing.
func (b *Bureau) Giving(change func([]byte) []byte) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.give = change
}

// CA is the file of its root certificate.
func (b *Bureau) CA() string { return filepath.Join(b.dir, "ca.pem") }

// Asked is how often it was asked.
func (b *Bureau) Asked() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.asks
}

// Verifies checks a token with the program that every Linux has.
func (b *Bureau) Verifies(t *testing.T, data, token []byte) (string, bool) {
	t.Helper()
	b.write(t, "data", data)
	b.write(t, "token", token)
	cmd := exec.Command("openssl", "ts", "-verify", "-data", "data", "-in", "token", "-CAfile", "ca.pem")
	cmd.Dir = b.dir
	out, err := cmd.CombinedOutput()
	return string(out), err == nil
}
