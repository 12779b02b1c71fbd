package cli

import (
	"context"
	"math/rand/v2"
	"strings"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
)

// attempts is how often a call is made at most: with the default backoff the pauses add up to 3 s.
const attempts = 5

// handshakeFailed is how grpc-go begins the description of a TLS failure, which no repetition mends.
const handshakeFailed = "authentication handshake failed"

// retry makes a call again while the server is unavailable. The call must be safe to repeat.
func (a *app) retry(ctx context.Context, call func() error) error {
	pause := a.cfg.Backoff
	for n := 1; ; n++ {
		err := call()
		if n == attempts || !isUnavailable(err) || strings.Contains(status.Convert(err).Message(), handshakeFailed) {
			return err
		}
		a.note("服务器暂时不可用，正在重试（%d/%d）…", n+1, attempts)
		if !sleep(ctx, pause/2+rand.N(pause)) {
			return ctx.Err()
		}
		pause *= 2
	}
}

// sleep waits, and tells whether it slept to the end.
func sleep(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-t.C:
		return true
	}
}

// callOnce gives a single call its time limit, and repeats it when that is safe.
func (a *app) callOnce(ctx context.Context, method string, req, reply any, cc *grpc.ClientConn, invoke grpc.UnaryInvoker, opts ...grpc.CallOption) error {
	once := func() error {
		ctx, cancel := context.WithTimeout(ctx, a.global.timeout)
		defer cancel()
		return invoke(ctx, method, req, reply, cc, opts...)
	}
	if !repeatable(method, req) {
		return once()
	}
	return a.retry(ctx, once)
}

// repeatable is true for reads and for changes that carry a request_id.
func repeatable(method string, req any) bool {
	name := method[strings.LastIndexByte(method, '/')+1:]
	for _, prefix := range []string{"Get", "List", "Search", "Explain", "Simulate", "Quote", "Preview", "AddWorkingDays", "CountWorkingDays"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	m, ok := req.(proto.Message)
	return ok && getString(m, "request_id") != ""
}
