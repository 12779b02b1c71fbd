package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"disclosure/server/record"
)

// lock keeps the key folder for one: whoever signs, and whoever changes keys beside a running service. A key that is ended between the
// reading of the ring and the signature would otherwise sign something that nobody may believe.
func (k keyFolder) lock() (*os.File, error) {
	f, err := os.OpenFile(filepath.Join(string(k), ".lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("签名密钥目录 %s 不存在：请核对 --dir 和 --key-dir", string(k))
	}
	if err != nil {
		return nil, fmt.Errorf("lock key folder: %w", err)
	}
	err = waitLock(f)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("lock key folder: %w", err)
	}
	return f, nil
}

// RotateKey ends the use of the signing keys of an organ, makes new ones, and gives the lines of all public keys. A service may be
// running: it signs with the new keys from the next checkpoint on. cfg.Now must be given.
func RotateKey(cfg Config, organ string) (string, error) {
	return changeKeys(cfg, organ, record.Keyring.Rotate)
}

// AddSM2Key gives an organ an SM2 key beside its other one, and gives the lines of all public keys.
func AddSM2Key(cfg Config, organ string) (string, error) {
	keys, err := changeKeys(cfg, organ, record.Keyring.AddSM2)
	if errors.Is(err, record.ErrHasSM2) {
		return "", fmt.Errorf("机关 %q 已有国密（SM2）签名密钥；要更换请用 disclosured admin rotate-key", organ)
	}
	return keys, err
}

func changeKeys(cfg Config, organ string, change func(record.Keyring, time.Time) (record.Keyring, error)) (string, error) {
	dir := keyDirOf(cfg)
	held, err := dir.lock()
	if err != nil {
		return "", err
	}
	defer held.Close()
	ring, err := dir.keys(organ)
	if errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("机关 %q 还没有签名密钥：有了第一条记录后服务自动生成", organ)
	}
	if err != nil {
		return "", err
	}
	ring, err = change(ring, cfg.Now())
	if err != nil {
		return "", err
	}
	return string(ring.Text()), dir.saveKeys(organ, ring)
}
