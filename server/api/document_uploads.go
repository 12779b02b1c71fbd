package api

import (
	"sync"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

// maxUploads bounds the uploads of one person at a time: each holds a file on disk until it ends.
const maxUploads = 8

// uploads counts the uploads that are under way by who makes them.
type uploads struct {
	mu      sync.Mutex
	running map[string]int
}

// begin takes a place; the function gives it back.
func (u *uploads) begin(who string) (func(), error) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.running[who] >= maxUploads {
		return nil, fault.New(pb.ErrorReason_ERROR_REASON_DOCUMENT_QUOTA_EXCEEDED,
			"您同时上传的文件已有 %d 个，请等其中一个传完再上传。", maxUploads)
	}
	if u.running == nil {
		u.running = map[string]int{}
	}
	u.running[who]++
	return func() { u.end(who) }, nil
}

func (u *uploads) end(who string) {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.running[who]--
	if u.running[who] == 0 {
		delete(u.running, who)
	}
}
