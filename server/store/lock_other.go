//go:build !unix

package store

import (
	"errors"
	"os"
)

// lockFolder refuses: without the lock of the system two servers could share a folder.
func lockFolder(string) (*os.File, error) {
	return nil, errors.New("the server runs on Unix systems only: elsewhere the data folder cannot be locked")
}

func waitLock(*os.File) error { return errors.New("keys cannot be locked on this system") }
