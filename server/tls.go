package server

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"log/slog"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// soon is how long before its end a certificate is warned of.
const soon = 30 * 24 * time.Hour

// certificate is what new connections are shown. It is read again when its files have changed, so that a renewed one needs no restart;
// while the new files are no good, the old one stays.
type certificate struct {
	cert, key string
	log       *slog.Logger
	now       func() time.Time

	mu      sync.Mutex
	seen    [2]fileState
	current *tls.Certificate
}

type fileState struct {
	time int64
	size int64
}

// tlsConfig demands TLS 1.2 at least; two ends of today speak 1.3.
func (c *certificate) tlsConfig() *tls.Config {
	return &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: func(*tls.ClientHelloInfo) (*tls.Certificate, error) {
		return c.get(), nil
	}}
}

// openCertificate reads the certificate of the configuration, or makes one for trials. Plain text has none.
func (s *Server) openCertificate(context.Context) error {
	if !s.secure() {
		return nil
	}
	c := &certificate{cert: s.TLSCert, key: s.TLSKey, log: s.Log, now: s.Now}
	if s.DevTLS && c.cert == "" {
		c.cert, c.key = filepath.Join(s.Dir, "dev-cert.pem"), filepath.Join(s.Dir, "dev-key.pem")
		err := s.makeDevCertificate(c.cert, c.key)
		if err != nil {
			return fmt.Errorf("make self-signed certificate: %w", err)
		}
	}
	c.seen = c.states()
	s.certificate = c
	return c.read()
}

// get gives the certificate as its files are now.
func (c *certificate) get() *tls.Certificate {
	c.mu.Lock()
	defer c.mu.Unlock()
	if now := c.states(); now != c.seen {
		c.seen = now
		err := c.read()
		if err != nil {
			c.log.Error("certificate: the old one stays", "cause", err)
		} else {
			c.log.Info("certificate: a new one", "sha256", c.fingerprint(), "until", c.current.Leaf.NotAfter)
		}
	}
	return c.current
}

func (c *certificate) read() error {
	pair, err := tls.LoadX509KeyPair(c.cert, c.key)
	if err != nil {
		return fmt.Errorf("无法读取证书 %s 或私钥 %s：%w", c.cert, c.key, err)
	}
	c.current = &pair
	c.warn()
	return nil
}

// warn tells the log when the certificate ends soon.
func (c *certificate) warn() {
	until := c.current.Leaf.NotAfter
	if until.Sub(c.now()) < soon {
		c.log.Warn("certificate: it ends soon, clients will then refuse to connect", "until", until)
	}
}

// states tell whether the files have changed; a file that cannot be looked at has none.
func (c *certificate) states() (both [2]fileState) {
	for i, name := range []string{c.cert, c.key} {
		info, err := os.Stat(name)
		if err == nil {
			both[i] = fileState{info.ModTime().UnixNano(), info.Size()}
		}
	}
	return both
}

func (c *certificate) fingerprint() string {
	return fmt.Sprintf("%x", sha256.Sum256(c.current.Certificate[0]))
}

// Fingerprint is the SHA-256 of the server's certificate in hexadecimal, or nothing on plain text.
func (s *Server) Fingerprint() string {
	if s.certificate == nil {
		return ""
	}
	s.certificate.mu.Lock()
	defer s.certificate.mu.Unlock()
	return s.certificate.fingerprint()
}

// watchCertificate looks at the certificate once a day, also when nobody connects.
func (s *Server) watchCertificate() {
	if s.certificate == nil {
		return
	}
	s.certificate.get()
	s.certificate.mu.Lock()
	defer s.certificate.mu.Unlock()
	s.certificate.warn()
}

// makeDevCertificate writes a certificate for this machine that is good for a year, unless a good one is there.
func (s *Server) makeDevCertificate(certFile, keyFile string) error {
	old, err := tls.LoadX509KeyPair(certFile, keyFile)
	if err == nil && old.Leaf != nil && s.Now().Before(old.Leaf.NotAfter) {
		return nil
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	der, err := x509.CreateCertificate(rand.Reader, s.devTemplate(), s.devTemplate(), &key.PublicKey, key)
	if err != nil {
		return err
	}
	secret, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return err
	}
	err = writePEM(keyFile, "PRIVATE KEY", secret)
	if err != nil {
		return err
	}
	return writePEM(certFile, "CERTIFICATE", der)
}

func (s *Server) devTemplate() *x509.Certificate {
	t := &x509.Certificate{
		SerialNumber: big.NewInt(s.Now().UnixNano()), Subject: pkix.Name{CommonName: "disclosured (trial)"},
		NotBefore: s.Now().Add(-time.Hour), NotAfter: s.Now().AddDate(1, 0, 0), BasicConstraintsValid: true, IsCA: true,
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		DNSNames: []string{"localhost"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback},
	}
	name, err := os.Hostname()
	if err == nil {
		t.DNSNames = append(t.DNSNames, name)
	}
	tcp, ok := s.Addr().(*net.TCPAddr)
	if ok && !tcp.IP.IsUnspecified() {
		t.IPAddresses = append(t.IPAddresses, tcp.IP)
	}
	return t
}

func writePEM(file, kind string, der []byte) error {
	return os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), 0o600)
}
