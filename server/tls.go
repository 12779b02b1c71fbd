package server

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

// tlsConfig demands TLS 1.2 at least; two ends of today speak 1.3.
func tlsConfig(c tls.Certificate) *tls.Config {
	return &tls.Config{Certificates: []tls.Certificate{c}, MinVersion: tls.VersionTLS12}
}

func (s *Server) certificate() (tls.Certificate, error) {
	cert, key := s.TLSCert, s.TLSKey
	if s.DevTLS && cert == "" {
		cert, key = filepath.Join(s.Dir, "dev-cert.pem"), filepath.Join(s.Dir, "dev-key.pem")
		err := s.makeDevCertificate(cert, key)
		if err != nil {
			return tls.Certificate{}, fmt.Errorf("make self-signed certificate: %w", err)
		}
	}
	c, err := tls.LoadX509KeyPair(cert, key)
	if err != nil {
		return c, fmt.Errorf("无法读取证书 %s 或私钥 %s：%w", cert, key, err)
	}
	return c, nil
}

// Fingerprint is the SHA-256 of the server's certificate in hexadecimal, or nothing on plain text.
func (s *Server) Fingerprint() string {
	if !s.secure() {
		return ""
	}
	c, err := s.certificate()
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%x", sha256.Sum256(c.Certificate[0]))
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
