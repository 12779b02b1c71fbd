package identity

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"time"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

const (
	freeFailures = 5               // wrong passwords without any wait
	firstWait    = 2 * time.Second // doubled with every further failure
	longestWait  = 5 * time.Minute // never for ever: a stranger must not lock a member of staff out
	forgetAfter  = 24 * time.Hour
)

// Wait is how long nobody may try again after so many failures in a row.
func Wait(failures int) time.Duration {
	if failures < freeFailures {
		return 0
	}
	doubled := failures - freeFailures
	if doubled > 10 {
		return longestWait
	}
	return min(firstWait<<doubled, longestWait)
}

// blocked refuses an attempt before its time.
func blocked(until, now time.Time) error {
	left := until.Sub(now)
	if left <= 0 {
		return nil
	}
	seconds := int(left.Seconds()) + 1
	return fault.New(pb.ErrorReason_ERROR_REASON_SIGN_IN_BLOCKED, "登录失败次数过多，请等待 %d 秒后再试。", seconds).
		With("retryAfterSeconds", fmt.Sprint(seconds))
}

// Names that are no account share this many counters, so that strangers can neither fill the table with invented names nor tell
// by the missing wait that a name is invented.
const (
	strangerOrgan    = "-"
	strangerCounters = 4096
)

// strangerLogin is the counter of a name that is no account.
func strangerLogin(organ, login string) string {
	sum := sha256.Sum256([]byte(organ + "/" + login))
	return fmt.Sprintf("%d", binary.BigEndian.Uint32(sum[:])%strangerCounters)
}
