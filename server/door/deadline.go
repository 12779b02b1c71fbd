package door

import (
	"context"
	"strings"
	"time"

	"google.golang.org/protobuf/reflect/protoreflect"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

const (
	unaryLimit    = 10 * time.Second
	streamLimit   = time.Minute      // reading: export, download, preview
	uploadLimit   = 5 * time.Minute  // 50 MiB at 170 KiB/s
	watchLimit    = 30 * time.Minute // then the client connects anew: no connection lasts much longer
	longestWanted = 5 * time.Minute
)

// withDeadline gives a call without deadline the one of its kind, and refuses one that wants to stay too long.
func withDeadline(ctx context.Context, c *call) (context.Context, context.CancelFunc, error) {
	deadline, ok := ctx.Deadline()
	if !ok {
		ctx, cancel := context.WithTimeout(ctx, limitOf(c))
		return ctx, cancel, nil
	}
	if time.Until(deadline) > max(longestWanted, limitOf(c))+time.Second { // a second for clients that ask for exactly the limit
		return nil, nil, fault.New(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "调用时限最长 5 分钟，请缩短后重试。")
	}
	return ctx, func() {}, nil
}

// isWatch says whether an RPC sends what changes until the caller hangs up; by convention its name says so.
func isWatch(m protoreflect.MethodDescriptor) bool {
	return m.IsStreamingServer() && strings.HasPrefix(string(m.Name()), "Watch")
}

func limitOf(c *call) time.Duration {
	m := c.rule.Method
	switch {
	case m == nil: // health watches and reflection
		return longestWanted
	case isWatch(m):
		return watchLimit
	case m.IsStreamingClient():
		return uploadLimit
	case m.IsStreamingServer():
		return streamLimit
	}
	return unaryLimit
}
