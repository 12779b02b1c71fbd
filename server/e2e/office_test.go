package e2e_test

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server"
	"disclosure/server/calendar"
	"disclosure/server/identity"
)

const (
	organ    = "organs/yangli"
	today    = "2026-04-15" // a Wednesday without a holiday near it
	tomorrow = "2026-04-16"
)

var (
	yangli = identity.FirstOrgan{Code: "yangli", Name: "样例县人民政府办公室", DocPrefix: "样政办公开"}
	other  = identity.FirstOrgan{Code: "other", Name: "邻县人民政府办公室", DocPrefix: "邻政办公开"}
)

// clock is the time of day of an office: it stands on a day and moves on a little with each look.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clock {
	d := calendar.MustParse(today)
	return &clock{now: time.Date(d.Year, d.Month, d.Day, 10, 0, 0, 0, calendar.Shanghai)}
}

// Now is the time.
func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(time.Microsecond)
	return c.now
}

// office is a running server with two organs, their staff, and a connection.
type office struct {
	t     testing.TB
	dir   string
	clock *clock
	srv   *server.Server
	conn  *grpc.ClientConn
	staff map[string]string // token by login; the foreign organ's staff as other/login

	end  context.CancelFunc
	done chan error

	last    server.Config // of the last start
	damaged bool          // on purpose: no check at the end
}

// open makes a folder with both organs, starts a server on it and signs everybody in.
func open(t testing.TB, change func(*server.Config)) *office {
	t.Helper()
	o := &office{t: t, dir: t.TempDir(), clock: newClock(), staff: map[string]string{}}
	admins := o.found()
	o.start(change)
	t.Cleanup(o.check)
	t.Cleanup(o.stop)
	o.employ("", admins[0])
	o.employ("other/", admins[1])
	return o
}

func plain(*server.Config) {}

func (o *office) config() server.Config {
	return server.Config{
		Dir: o.dir, Listen: "127.0.0.1:0", Now: o.clock.Now, Argon: identity.CheapParams, SessionLife: 365 * 24 * time.Hour,
		Log: slog.New(slog.NewJSONHandler(io.Discard, nil)),
	}
}

// found makes the organs and gives their administrators.
func (o *office) found() []*identity.FirstAdmin {
	var admins []*identity.FirstAdmin
	for _, first := range []identity.FirstOrgan{yangli, other} {
		c := o.config()
		c.Organ = first
		admin, err := server.CreateOrgan(context.Background(), c)
		if err != nil || admin == nil {
			o.t.Fatalf("create organ: %v", err)
		}
		admins = append(admins, admin)
	}
	return admins
}

// start starts the server and connects to it.
func (o *office) start(change func(*server.Config)) {
	o.t.Helper()
	c := o.config()
	change(&c)
	o.last = c
	srv, err := server.New(context.Background(), c)
	if err != nil {
		o.t.Fatal(err)
	}
	ctx, end := context.WithCancel(context.Background())
	o.srv, o.end, o.done = srv, end, make(chan error, 1)
	go func() { o.done <- srv.Serve(ctx) }()
	o.conn = dial(o.t, srv.Addr().String(), grpc.WithTransportCredentials(insecure.NewCredentials()))
}

// stop ends the server; a second stop does nothing.
func (o *office) stop() {
	o.t.Helper()
	if o.srv == nil {
		return
	}
	_ = o.conn.Close()
	o.end()
	err := <-o.done
	if err != nil {
		o.t.Errorf("serve: %v", err)
	}
	o.srv = nil
}

// check looks at what a test has left; benchmarks leave too much.
func (o *office) check() {
	if _, bench := o.t.(*testing.B); bench || o.damaged {
		return
	}
	report, err := server.Check(context.Background(), o.last)
	if err != nil || len(report.Differences) > 0 {
		o.t.Errorf("fsck: %v, %v", report.Differences, err)
	}
}

func dial(t testing.TB, address string, options ...grpc.DialOption) *grpc.ClientConn {
	t.Helper()
	conn, err := grpc.NewClient(address, options...)
	if err != nil {
		t.Fatal(err)
	}
	return conn
}

// logins are the members of staff of each organ. One of them holds three roles, which only the rule of the two persons limits.
var logins = map[string][]pb.Role{
	"desk": {pb.Role_ROLE_FRONT_DESK}, "handler": {pb.Role_ROLE_HANDLER}, "second": {pb.Role_ROLE_HANDLER},
	"reviewer": {pb.Role_ROLE_REVIEWER}, "head": {pb.Role_ROLE_DISCLOSURE_HEAD}, "legal": {pb.Role_ROLE_LEGAL},
	"supervisor": {pb.Role_ROLE_SUPERVISOR},
	"all":        {pb.Role_ROLE_HANDLER, pb.Role_ROLE_REVIEWER, pb.Role_ROLE_DISCLOSURE_HEAD},
}

// secure connects by TLS, trusting the certificate that the server made for itself.
func (o *office) secure() *grpc.ClientConn {
	o.t.Helper()
	certificate, err := os.ReadFile(filepath.Join(o.dir, "dev-cert.pem"))
	if err != nil {
		o.t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(certificate)
	creds := credentials.NewTLS(&tls.Config{RootCAs: roots, ServerName: "localhost", Time: o.clock.Now}) // made by the same clock
	_, port, err := net.SplitHostPort(o.srv.Addr().String())
	if err != nil {
		o.t.Fatal(err)
	}
	return dial(o.t, net.JoinHostPort("127.0.0.1", port), grpc.WithTransportCredentials(creds),
		grpc.WithStaticStreamWindowSize(1<<20), grpc.WithStaticConnWindowSize(1<<20)) // as cmd/disclosure does
}
