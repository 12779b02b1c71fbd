package cli

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"math/big"
	"net"
	"strings"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"

	pb "disclosure/proto/disclosure/v1"
)

// certificate makes one for this machine that vouches for itself.
func certificate(t *testing.T) (tls.Certificate, string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, c, c, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
}

func TestTLS(t *testing.T) {
	f := signInFake(t, false)
	cert, ca := certificate(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := grpc.NewServer(grpc.Creds(credentials.NewServerTLSFromCert(&cert)), grpc.UnaryInterceptor(f.unary))
	register(s)
	go s.Serve(l)
	t.Cleanup(s.Stop)
	run := func(args ...string) result {
		var out, errs bytes.Buffer
		code := Main(t.Context(), Config{
			Args: append(args, "--config-dir", f.dir, "--server", l.Addr().String()),
			In:   strings.NewReader("pw\n"), Out: &out, Err: &errs,
		})
		return result{code, out.String(), errs.String()}
	}
	login := []string{"login", "organs/yangli/staff/zhangsan"}
	if r := run(login...).want(t, exitUnavailable); !strings.Contains(r.err, "--ca") {
		t.Errorf("no hint: %s", r.err)
	}
	run(append(login, "--plaintext")...).want(t, exitUnavailable)
	run(append(login, "--ca", write(t, f, "ca.pem", ca))...).want(t, exitOK)
	f.answers["GetMe"] = &pb.Staff{DisplayName: "张三"}
	if r := run("whoami").want(t, exitOK); !strings.Contains(r.out, "张三") || f.last(t).token != "Bearer t9" {
		t.Error(r.out)
	}
	run("whoami", "--ca", write(t, f, "bad.pem", "x")).want(t, exitInvalid)
}
