package door

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/reflect/protoreflect"

	pb "disclosure/proto/disclosure/v1"
)

// stuck is a stream whose other end neither sends nor reads.
type stuck struct{ grpc.ServerStream }

func (stuck) RecvMsg(any) error { select {} }
func (stuck) SendMsg(any) error { select {} }

// TestStreamEndsWithTheDeadlineOfTheDoor holds a client that sets no deadline of its own and then falls silent.
func TestStreamEndsWithTheDeadlineOfTheDoor(t *testing.T) {
	for name, wait := range map[string]func(*checked) error{
		"receive": func(s *checked) error { return s.RecvMsg(&pb.UploadDocumentRequest{}) },
		"send":    func(s *checked) error { return s.SendMsg(&pb.Document{}) },
	} {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		err := wait(&checked{ServerStream: stuck{}, ctx: ctx, call: &call{}})
		cancel()
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestLimits reads the deadlines that the door adds, with a clock that stands still.
func TestLimits(t *testing.T) {
	cases := pb.File_disclosure_v1_case_service_proto.Services().ByName("CaseService").Methods()
	for name, want := range map[string]time.Duration{"GetCase": 10 * time.Second, "DownloadDocument": time.Minute, "UploadDocument": 5 * time.Minute} {
		synctest.Test(t, func(t *testing.T) {
			c := &call{}
			c.rule.Method = cases.ByName(protoreflect.Name(name))
			ctx, cancel, err := withDeadline(t.Context(), c)
			if err != nil {
				t.Fatal(err)
			}
			defer cancel()
			deadline, _ := ctx.Deadline()
			if got := time.Until(deadline); got != want {
				t.Errorf("%s: %v", name, got)
			}
		})
	}
}
