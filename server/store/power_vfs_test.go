package store

import (
	"io"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/vfs"
)

// powerVFS gives SQLite the files of a platter.
type powerVFS struct {
	*platter
	shm string // a real path for the memory that connections share; it does not outlast a cut
}

func (v powerVFS) Open(name string, flags vfs.OpenFlag) (vfs.File, vfs.OpenFlag, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.dead {
		return nil, flags, sqlite3.CANTOPEN
	}
	f := v.files[name]
	if f == nil {
		if flags&vfs.OPEN_CREATE == 0 {
			return nil, flags, sqlite3.CANTOPEN
		}
		f = &platterFile{}
		v.files[name] = f
	}
	return &powerFile{disk: v.platter, file: f, shm: vfs.NewSharedMemory(v.shm, flags)}, flags, nil
}

func (v powerVFS) Delete(name string, sync bool) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	f := v.files[name]
	if f == nil {
		return sqlite3.IOERR_DELETE_NOENT
	}
	if v.step() != nil {
		return sqlite3.IOERR_DELETE
	}
	delete(v.files, name)
	if !sync || v.lies {
		v.gone[name] = f
	}
	return nil
}

func (v powerVFS) Access(name string, _ vfs.AccessFlag) (bool, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.dead {
		return false, sqlite3.IOERR_ACCESS
	}
	return v.files[name] != nil, nil
}

func (v powerVFS) FullPathname(name string) (string, error) { return name, nil }

// powerFile is an open file.
type powerFile struct {
	disk *platter
	file *platterFile
	shm  vfs.SharedMemory
	lock vfs.LockLevel
}

func (f *powerFile) SharedMemory() vfs.SharedMemory { return f.shm }

func (f *powerFile) Close() error {
	err := f.Unlock(vfs.LOCK_NONE)
	if f.shm != nil {
		f.shm.Close()
	}
	return err
}

func (f *powerFile) ReadAt(b []byte, at int64) (int, error) {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	if f.disk.dead {
		return 0, sqlite3.IOERR_READ
	}
	if at >= int64(len(f.file.now)) {
		return 0, io.EOF
	}
	n := copy(b, f.file.now[at:])
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

func (f *powerFile) WriteAt(b []byte, at int64) (int, error) {
	err := f.change(change{at: at, data: append([]byte(nil), b...)})
	if err != nil {
		return 0, sqlite3.IOERR_WRITE
	}
	return len(b), nil
}

func (f *powerFile) Truncate(size int64) error {
	if f.change(change{at: size, cut: true}) != nil {
		return sqlite3.IOERR_TRUNCATE
	}
	return nil
}

// change notes a write. The one at which the power goes may still reach the disk.
func (f *powerFile) change(c change) error {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	if f.disk.dead {
		return errNoPower
	}
	err := f.disk.step()
	f.file.pending = append(f.file.pending, c)
	f.file.now = c.apply(f.file.now)
	return err
}

func (f *powerFile) Sync(vfs.SyncFlag) error {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	if f.disk.step() != nil {
		return sqlite3.IOERR_FSYNC
	}
	if f.disk.lies {
		return nil
	}
	f.disk.syncs++
	if !f.file.born { // the unix layer of SQLite then syncs the folder too, and with it the names that went before
		f.file.born = true
		clear(f.disk.gone)
	}
	f.file.safe, f.file.pending = append([]byte(nil), f.file.now...), nil
	return nil
}

func (f *powerFile) Size() (int64, error) {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	if f.disk.dead {
		return 0, sqlite3.IOERR_FSTAT
	}
	return int64(len(f.file.now)), nil
}

// SectorSize and DeviceCharacteristics are what the unix layer of SQLite says of an ordinary disk.
func (f *powerFile) SectorSize() int { return 4096 }

func (f *powerFile) DeviceCharacteristics() vfs.DeviceCharacteristic {
	return vfs.IOCAP_POWERSAFE_OVERWRITE
}

func (f *powerFile) Lock(to vfs.LockLevel) error {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	if f.lock >= to {
		return nil
	}
	switch to {
	case vfs.LOCK_SHARED:
		if f.file.waiting {
			return sqlite3.BUSY
		}
		f.file.shared++
	case vfs.LOCK_RESERVED:
		if f.file.reserved {
			return sqlite3.BUSY
		}
		f.file.reserved = true
	case vfs.LOCK_EXCLUSIVE:
		if f.lock < vfs.LOCK_PENDING && f.file.waiting {
			return sqlite3.BUSY
		}
		f.lock, f.file.waiting = vfs.LOCK_PENDING, true
		if f.file.shared > 1 {
			return sqlite3.BUSY
		}
	}
	f.lock = to
	return nil
}

func (f *powerFile) Unlock(to vfs.LockLevel) error {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	if f.lock <= to {
		return nil
	}
	if f.lock >= vfs.LOCK_RESERVED {
		f.file.reserved = false
	}
	if f.lock >= vfs.LOCK_PENDING {
		f.file.waiting = false
	}
	if to < vfs.LOCK_SHARED {
		f.file.shared--
	}
	f.lock = to
	return nil
}

func (f *powerFile) CheckReservedLock() (bool, error) {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	return f.file.reserved, nil
}
