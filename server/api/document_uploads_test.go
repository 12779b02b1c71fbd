package api

import (
	"testing"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

// TestUploadsAtATime: one person has so many uploads under way and no more; others are not held up, and each end frees a place.
func TestUploadsAtATime(t *testing.T) {
	var u uploads
	var ends []func()
	for range maxUploads {
		end, err := u.begin("chen")
		if err != nil {
			t.Fatal(err)
		}
		ends = append(ends, end)
	}
	_, err := u.begin("chen")
	f, ok := fault.As(err)
	if !ok || f.Reason != pb.ErrorReason_ERROR_REASON_DOCUMENT_QUOTA_EXCEEDED {
		t.Errorf("one more: %v", err)
	}
	other, err := u.begin("li")
	if err != nil {
		t.Errorf("another person: %v", err)
	}
	other()
	ends[0]()
	again, err := u.begin("chen")
	if err != nil {
		t.Fatalf("after one ended: %v", err)
	}
	again()
	for _, end := range ends[1:] {
		end()
	}
	if len(u.running) != 0 {
		t.Errorf("left: %v", u.running)
	}
}
