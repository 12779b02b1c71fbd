package cli

import (
	"encoding/json"
	"strings"
	"testing"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"

	pb "disclosure/proto/disclosure/v1"
)

// sendDue answers a watch with every item of the sample, then with one that is gone.
func sendDue(t *testing.T) func(grpc.ServerStream) error {
	items := sample(t, "due", &pb.ListDueResponse{}).Items
	return func(s grpc.ServerStream) error {
		for _, x := range items {
			if err := s.SendMsg(&pb.WatchDueResponse{Item: x}); err != nil {
				return err
			}
		}
		return s.SendMsg(&pb.WatchDueResponse{Removed: true, Item: items[0]})
	}
}

func TestWatchDue(t *testing.T) {
	f := signedIn(t)
	f.answers["GetMe"] = &pb.Staff{Name: "organs/yangli/staff/zhangsan"}
	var asked *pb.WatchDueRequest
	send := sendDue(t)
	f.streams["WatchDue"] = func(s grpc.ServerStream) error {
		asked = &pb.WatchDueRequest{}
		if err := s.RecvMsg(asked); err != nil {
			return err
		}
		return send(s)
	}
	golden(t, "watch", f.run(t, "due", "--watch", "--mine").want(t, exitOK).out)
	if asked.Parent != "organs/yangli" || asked.Handler != "organs/yangli/staff/zhangsan" {
		t.Errorf("asked %v", asked)
	}
	r := f.run(t, "due", "--watch", "-o", "json").want(t, exitOK)
	lines := strings.Split(strings.TrimSpace(r.out), "\n")
	var last struct {
		Removed bool
		Item    struct{ Number string }
	}
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &last); err != nil || !last.Removed || last.Item.Number != "2026-0001" {
		t.Errorf("%d lines, the last %s: %v", len(lines), lines[len(lines)-1], err)
	}
}

// A watch outlives a restart of the server, and says why it ends at last.
func TestWatchDueComesBack(t *testing.T) {
	f := signedIn(t)
	calls := 0
	send := sendDue(t)
	f.streams["WatchDue"] = func(s grpc.ServerStream) error {
		if calls++; calls == 1 {
			return refusal(t, codes.Unavailable, "SERVER_BUSY")
		}
		return send(s)
	}
	if r := f.run(t, "due", "--watch").want(t, exitOK); calls != 2 || !strings.Contains(r.out, "2026-0001") {
		t.Errorf("%d calls: %s", calls, r.out)
	}
	f.streams["WatchDue"] = func(grpc.ServerStream) error { return refusal(t, codes.Unauthenticated, "SIGN_IN_REQUIRED") }
	if r := f.run(t, "due", "--watch").want(t, exitPermission); !strings.Contains(r.err, "disclosure login") {
		t.Error(r.err)
	}
}

func TestMine(t *testing.T) {
	f := signedIn(t)
	answerAll(f)
	f.answers["GetMe"] = &pb.Staff{Name: "organs/yangli/staff/zhangsan"}
	f.run(t, "due", "--mine").want(t, exitOK)
	if got := f.last(t).req.(*pb.ListDueRequest).Handler; got != "organs/yangli/staff/zhangsan" {
		t.Errorf("handler %q", got)
	}
}
