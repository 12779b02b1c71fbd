package cli

import (
	"bytes"
	"context"
	"net"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/test/bufconn"
	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
)

// call is one call that reached the fake server.
type call struct {
	method, token string
	req           proto.Message
}

// fake answers calls from a list. It decides nothing: what it is asked, and how its answers are shown, is what is tested.
type fake struct {
	mu      sync.Mutex
	calls   []call
	answers map[string]proto.Message
	// errs are given out first, one a call.
	errs map[string][]error
	// follow are answers to calls with a page token.
	follow  map[string]proto.Message
	streams map[string]func(grpc.ServerStream) error
	dir     string
	stdin   string
	dial    grpc.DialOption
}

func newFake(t *testing.T) *fake {
	t.Helper()
	f := &fake{
		answers: map[string]proto.Message{}, errs: map[string][]error{},
		streams: map[string]func(grpc.ServerStream) error{}, dir: t.TempDir(),
	}
	l := bufconn.Listen(1 << 20)
	s := grpc.NewServer(grpc.UnaryInterceptor(f.unary), grpc.StreamInterceptor(f.stream))
	register(s)
	go s.Serve(l)
	t.Cleanup(s.Stop)
	f.dial = grpc.WithContextDialer(func(ctx context.Context, _ string) (net.Conn, error) { return l.DialContext(ctx) })
	t.Setenv("DISCLOSURE_TOKEN", "")
	t.Setenv("DISCLOSURE_SERVER", "")
	t.Setenv("DISCLOSURE_CA", "")
	return f
}

func register(s *grpc.Server) {
	pb.RegisterAdminServiceServer(s, pb.UnimplementedAdminServiceServer{})
	pb.RegisterCalendarServiceServer(s, pb.UnimplementedCalendarServiceServer{})
	pb.RegisterCaseServiceServer(s, pb.UnimplementedCaseServiceServer{})
	pb.RegisterClockServiceServer(s, pb.UnimplementedClockServiceServer{})
	pb.RegisterHandlingServiceServer(s, pb.UnimplementedHandlingServiceServer{})
	pb.RegisterIdentityServiceServer(s, pb.UnimplementedIdentityServiceServer{})
	pb.RegisterIntakeServiceServer(s, pb.UnimplementedIntakeServiceServer{})
	pb.RegisterMatterServiceServer(s, pb.UnimplementedMatterServiceServer{})
	pb.RegisterProceedingServiceServer(s, pb.UnimplementedProceedingServiceServer{})
	pb.RegisterRetentionServiceServer(s, pb.UnimplementedRetentionServiceServer{})
	pb.RegisterNoticeServiceServer(s, pb.UnimplementedNoticeServiceServer{})
	pb.RegisterRecordServiceServer(s, pb.UnimplementedRecordServiceServer{})
	pb.RegisterReviewServiceServer(s, pb.UnimplementedReviewServiceServer{})
}

func (f *fake) unary(ctx context.Context, req any, info *grpc.UnaryServerInfo, handler grpc.UnaryHandler) (any, error) {
	name := f.record(ctx, info.FullMethod, req.(proto.Message))
	f.mu.Lock()
	defer f.mu.Unlock()
	if errs := f.errs[name]; len(errs) > 0 {
		f.errs[name] = errs[1:]
		return nil, errs[0]
	}
	if answer := f.follow[name]; answer != nil && getString(req.(proto.Message), "page_token") != "" {
		return answer, nil
	}
	if answer := f.answers[name]; answer != nil {
		return answer, nil
	}
	return handler(ctx, req)
}

func (f *fake) stream(srv any, s grpc.ServerStream, info *grpc.StreamServerInfo, handler grpc.StreamHandler) error {
	name := info.FullMethod[strings.LastIndexByte(info.FullMethod, '/')+1:]
	if answer := f.streams[name]; answer != nil {
		return answer(s)
	}
	return handler(srv, s)
}

func (f *fake) record(ctx context.Context, method string, req proto.Message) string {
	f.mu.Lock()
	defer f.mu.Unlock()
	name := method[strings.LastIndexByte(method, '/')+1:]
	md, _ := metadata.FromIncomingContext(ctx)
	f.calls = append(f.calls, call{name, strings.Join(md.Get("authorization"), ","), req})
	return name
}

// result is what a run of the client leaves.
type result struct {
	code     int
	out, err string
}

// run runs the client against the fake, on 2026-03-02 in China.
func (f *fake) run(t *testing.T, args ...string) result {
	t.Helper()
	var out, errs bytes.Buffer
	code := Main(t.Context(), Config{
		Args: append([]string{"--plaintext", "--config-dir", f.dir}, args...),
		In:   strings.NewReader(f.stdin), Out: &out, Err: &errs, Backoff: time.Millisecond,
		Now:  func() time.Time { return time.Date(2026, 3, 1, 16, 30, 0, 0, time.UTC) },
		Dial: []grpc.DialOption{f.dial},
	})
	return result{code, out.String(), errs.String()}
}

// signedIn is a fake with a session of 张三 of the organ yangli on disk.
func signedIn(t *testing.T) *fake {
	t.Helper()
	f := newFake(t)
	a := newApp(Config{})
	a.global.server, a.global.configDir = defaultServer, f.dir
	if err := a.saveSession(&session{Token: "t1", Staff: "organs/yangli/staff/zhangsan"}); err != nil {
		t.Fatal(err)
	}
	return f
}

func (f *fake) last(t *testing.T) call {
	t.Helper()
	if len(f.calls) == 0 {
		t.Fatal("no call reached the server")
	}
	return f.calls[len(f.calls)-1]
}

func (r result) want(t *testing.T, code int) result {
	t.Helper()
	if r.code != code {
		t.Fatalf("exit %d, want %d\nstdout: %s\nstderr: %s", r.code, code, r.out, r.err)
	}
	return r
}

func (f *fake) file(name string) string { return filepath.Join(f.dir, name) }
