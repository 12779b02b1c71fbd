package server

import (
	"context"
	"crypto/sha256"
	"crypto/tls"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials"
	healthpb "google.golang.org/grpc/health/grpc_health_v1"
	reflectionpb "google.golang.org/grpc/reflection/grpc_reflection_v1"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/identity"
)

func TestHealthAndReflection(t *testing.T) {
	h := run(t, plain)
	err := h.waitFor(healthpb.HealthCheckResponse_SERVING)
	if err != nil {
		t.Error(err)
	}
	s, err := reflectionpb.NewServerReflectionClient(h.conn).ServerReflectionInfo(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	err = s.Send(&reflectionpb.ServerReflectionRequest{MessageRequest: &reflectionpb.ServerReflectionRequest_ListServices{}})
	if err != nil {
		t.Fatal(err)
	}
	answer, err := s.Recv()
	if err != nil || !strings.Contains(answer.String(), "disclosure.v1.IntakeService") {
		t.Errorf("services: %v, %v", answer, err)
	}
}

// waitFor waits for a state of health, which is first looked at when serving begins.
func (h *house) waitFor(state healthpb.HealthCheckResponse_ServingStatus) error {
	for range 100 {
		r, err := healthpb.NewHealthClient(h.conn).Check(h.t.Context(), &healthpb.HealthCheckRequest{})
		if err == nil && r.Status == state {
			return nil
		}
		time.Sleep(10 * time.Millisecond)
	}
	return fmt.Errorf("health never became %v", state)
}

// TestStopIsBounded stops a server on which one call never ends and another client watches its health.
func TestStopIsBounded(t *testing.T) {
	h := run(t, plain)
	token := h.employ("yangli", "desk", false, pb.Role_ROLE_FRONT_DESK)
	upload, err := pb.NewCaseServiceClient(h.conn).UploadDocument(as(t.Context(), token))
	if err != nil {
		t.Fatal(err)
	}
	_ = h.waitFor(healthpb.HealthCheckResponse_SERVING)
	watch, err := healthpb.NewHealthClient(h.conn).Watch(t.Context(), &healthpb.HealthCheckRequest{})
	if err != nil {
		t.Fatal(err)
	}
	_, _ = watch.Recv()
	begin := time.Now()
	h.stop()
	state, err := watch.Recv()
	if err != nil || state.Status != healthpb.HealthCheckResponse_NOT_SERVING {
		t.Errorf("health while stopping: %v, %v", state, err)
	}
	err = <-h.stopped
	h.stopped <- err // for the end of the test
	if took := time.Since(begin); err != nil || took < h.ShutdownTimeout || took > h.ShutdownTimeout+5*time.Second {
		t.Errorf("stop took %v: %v", took, err)
	}
	_, err = upload.CloseAndRecv()
	if err == nil {
		t.Error("the upload that never ended was answered")
	}
}

func TestStopWaitsForNobodyWhenIdle(t *testing.T) {
	h := run(t, func(c *Config) { c.ShutdownTimeout = time.Minute })
	_ = h.waitFor(healthpb.HealthCheckResponse_SERVING)
	begin := time.Now()
	h.stop()
	h.stopped <- <-h.stopped
	if took := time.Since(begin); took > 5*time.Second {
		t.Errorf("stop took %v", took)
	}
}

func TestRefusedStarts(t *testing.T) {
	for name, c := range map[string]struct {
		config Config
		want   string
	}{
		"no folder":     {Config{}, "--dir"},
		"no organ":      {Config{Dir: t.TempDir(), Listen: "127.0.0.1:0"}, "--organ-code"},
		"bad organ":     {Config{Dir: t.TempDir(), Listen: "127.0.0.1:0", Organ: identity.FirstOrgan{Code: "X"}}, "机关代码"},
		"open to all":   {Config{Dir: t.TempDir(), Listen: "0.0.0.0:0", Organ: yangli}, "--tls-cert"},
		"half a pair":   {Config{Dir: t.TempDir(), Listen: "127.0.0.1:0", Organ: yangli, TLSCert: "x"}, "--tls-key"},
		"no such files": {Config{Dir: t.TempDir(), Listen: "127.0.0.1:0", Organ: yangli, TLSCert: "x", TLSKey: "y"}, "证书"},
		"no address":    {Config{Dir: t.TempDir(), Listen: "nowhere", Organ: yangli}, "监听"},
	} {
		c.config.Argon = identity.CheapParams
		_, err := New(t.Context(), c.config)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSecondStart(t *testing.T) {
	dir := t.TempDir()
	config := Config{Dir: dir, Listen: "127.0.0.1:0", Organ: yangli, Argon: identity.CheapParams}
	first, err := New(t.Context(), config)
	if err != nil || first.FirstAdmin() == nil {
		t.Fatalf("first start: %v", err)
	}
	_, err = New(t.Context(), config)
	if err == nil {
		t.Error("two servers share a folder")
	}
	_ = first.Close()
	config.Organ = identity.FirstOrgan{Code: "yangil", Name: "x", DocPrefix: "x"}
	_, err = New(t.Context(), config)
	if err == nil || !strings.Contains(err.Error(), "yangli") {
		t.Errorf("mistyped organ: %v", err)
	}
	config.Organ = identity.FirstOrgan{}
	again, err := New(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if again.FirstAdmin() != nil {
		t.Error("second start made another administrator")
	}
}

func TestDevTLS(t *testing.T) {
	s, err := New(t.Context(), Config{Dir: t.TempDir(), Listen: "127.0.0.1:0", Organ: yangli, DevTLS: true, Argon: identity.CheapParams})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx) }()
	pem, err := os.ReadFile(filepath.Join(s.Dir, "dev-cert.pem"))
	if err != nil {
		t.Fatal(err)
	}
	client, err := credentials.NewClientTLSFromFile(filepath.Join(s.Dir, "dev-cert.pem"), "localhost")
	if err != nil {
		t.Fatal(err)
	}
	conn, err := grpc.NewClient(s.Addr().String(), grpc.WithTransportCredentials(client))
	if err != nil {
		t.Fatal(err)
	}
	_, err = pb.NewIdentityServiceClient(conn).GetMe(t.Context(), &pb.GetMeRequest{})
	want(t, "GetMe", err, codes.Unauthenticated, "SIGN_IN_REQUIRED")
	raw, err := tls.Dial("tcp", s.Addr().String(), &tls.Config{InsecureSkipVerify: true, NextProtos: []string{"h2"}})
	if err != nil {
		t.Fatal(err)
	}
	state := raw.ConnectionState()
	if state.Version != tls.VersionTLS13 || fmt.Sprintf("%x", sha256.Sum256(state.PeerCertificates[0].Raw)) != s.Fingerprint() {
		t.Errorf("TLS %x, fingerprint %s", state.Version, s.Fingerprint())
	}
	_, err = tls.Dial("tcp", s.Addr().String(), &tls.Config{InsecureSkipVerify: true, MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS11})
	if err == nil {
		t.Error("TLS 1.1 accepted")
	}
	_ = raw.Close()
	_ = conn.Close()
	stop()
	if err := <-done; err != nil && !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	mode, err := os.Stat(filepath.Join(s.Dir, "dev-key.pem"))
	if err != nil || mode.Mode().Perm() != 0o600 || strings.Contains(string(pem), "PRIVATE") {
		t.Errorf("key file: %v, %v", mode, err)
	}
}
