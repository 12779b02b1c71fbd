package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

// RestoredFile lies in a data folder that was unpacked from a backup until it is accepted.
const RestoredFile = "restored.json"

// mayWhileFrozen are the acts that change nothing but who is signed in.
var mayWhileFrozen = map[string]bool{"SignIn": true, "SignInFailed": true, "SignOut": true, beginEpoch: true}

// Frozen says whether the folder was restored and is not accepted yet: it can be read, and nothing is recorded or signed.
func (s *Store) Frozen() bool { return s.frozen.Load() }

func (s *Store) freezeIfRestored() error {
	_, err := os.Stat(filepath.Join(s.dir, RestoredFile))
	s.frozen.Store(err == nil)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// Thaw accepts a restored folder.
func (s *Store) Thaw() error {
	err := os.Remove(filepath.Join(s.dir, RestoredFile))
	if err == nil {
		err = syncFolder(s.dir)
	}
	if err == nil {
		s.frozen.Store(false)
	}
	return err
}

// refuseWhileFrozen is the answer to acts before a restored folder is accepted.
func (s *Store) refuseWhileFrozen(method string) error {
	if !s.frozen.Load() || mayWhileFrozen[method] {
		return nil
	}
	return fault.New(pb.ErrorReason_ERROR_REASON_RECORD_RESTORED,
		"数据由备份恢复，尚未核对通过，目前只能查看，不能登记和办理。请管理员用 disclosured restore 完成核对。")
}
