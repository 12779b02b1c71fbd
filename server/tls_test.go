package server

import (
	"context"
	"crypto/sha256"
	"crypto/tls"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"disclosure/server/identity"
)

// madeAt gives the texts of a certificate and of its key.
func madeAt(t *testing.T, now time.Time) (texts [2]string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	cert, key := filepath.Join(t.TempDir(), "cert"), filepath.Join(t.TempDir(), "key")
	maker := &Server{Config: Config{Now: func() time.Time { return now }}, listener: l}
	err = maker.makeDevCertificate(cert, key)
	for i, name := range []string{cert, key} {
		text, unread := os.ReadFile(name)
		if err != nil || unread != nil {
			t.Fatal(err, unread)
		}
		texts[i] = string(text)
	}
	return texts
}

// TestRenewedCertificate: a server shows what lies in its files, on both of its addresses, and the one before while they are no good.
func TestRenewedCertificate(t *testing.T) {
	now := time.Now()
	first, second := madeAt(t, now), madeAt(t, now.AddDate(0, 0, -340)) // the second ends in 25 days
	files := [2]string{filepath.Join(t.TempDir(), "server.pem"), filepath.Join(t.TempDir(), "server.key")}
	step := 0
	put := func(texts ...string) { // the certificate, and then the key
		t.Helper()
		step++ // files can be written faster than the clock of the disk goes on
		for i, text := range texts {
			err := os.WriteFile(files[i], []byte(text), 0o600)
			if err == nil {
				err = os.Chtimes(files[i], time.Time{}, now.Add(time.Duration(step)*time.Second))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	put(first[:]...)
	log := &journal{}
	s, err := New(t.Context(), Config{
		Dir: t.TempDir(), Listen: "127.0.0.1:0", FeedListen: "127.0.0.1:0", Organ: yangli, TLSCert: files[0], TLSKey: files[1],
		Argon: identity.CheapParams, Log: slog.New(slog.NewTextHandler(log, nil)),
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx) }()
	shows := func(what string, want [2]string) {
		t.Helper()
		leaf, err := tls.X509KeyPair([]byte(want[0]), []byte(want[1]))
		if err != nil {
			t.Fatal(err)
		}
		for _, address := range []net.Addr{s.Addr(), s.FeedAddr()} {
			conn, err := tls.Dial("tcp", address.String(), &tls.Config{InsecureSkipVerify: true, NextProtos: []string{"h2"}})
			if err != nil {
				t.Fatalf("%s: %v", what, err)
			}
			if !conn.ConnectionState().PeerCertificates[0].Equal(leaf.Leaf) {
				t.Errorf("%s: another certificate on %s", what, address)
			}
			_ = conn.Close()
		}
		if s.Fingerprint() != fmt.Sprintf("%x", sha256.Sum256(leaf.Leaf.Raw)) {
			t.Errorf("%s: another fingerprint", what)
		}
	}
	shows("at first", first)
	if strings.Contains(log.String(), "ends soon") {
		t.Error("warned of a fresh certificate")
	}
	put(second[0])
	shows("half renewed", first)
	put(second[:]...)
	shows("renewed", second)
	if !strings.Contains(log.String(), "ends soon") {
		t.Error("not warned of one that ends in 25 days")
	}
	warned := strings.Count(log.String(), "ends soon")
	s.watchCertificate()
	if strings.Count(log.String(), "ends soon") != warned+1 {
		t.Error("not warned again at night")
	}
	put("no certificate")
	shows("damaged", second)
	put(first[:]...)
	shows("back again", first)
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
}
