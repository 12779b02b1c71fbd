// Package backup writes a data folder into one folder or file while the service runs, and unpacks it again. What a snapshot is
// and whether it is sound the store knows; here are only names, digests, tar and age.
package backup

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"time"
)

// Names within a backup. It is laid out like a data folder, and `sha256sum -c manifest.sha256` checks it.
const (
	aboutName    = "backup.json"
	manifestName = "manifest.sha256"
	databaseName = "disclosure.db"
	blobsName    = "blobs"
	formVersion  = 1
)

// allowed are all names that a backup can hold; nothing else is unpacked.
var allowed = regexp.MustCompile(`^(disclosure\.db|backup\.json|manifest\.sha256|blobs/([0-9a-f]{2})/[0-9a-f]{64}|record/[A-Za-z0-9._%-]{1,200}\.(checkpoint|pub))$`)

// About says what a backup holds.
type About struct {
	Version   int       `json:"version"`
	Time      time.Time `json:"time"` // of the snapshot
	Cases     int       `json:"cases"`
	Events    int       `json:"events"`
	Documents int       `json:"documents"`
	// Logs are the last signed checkpoints, as they are printed.
	Logs []string `json:"logs"`
	// ResidueDays is the longest time, by the rule of the office, for which this copy is kept: so long does destroyed content live
	// on in it.
	ResidueDays int `json:"residue_days"`
}

func (a About) encode() ([]byte, error) {
	text, err := json.MarshalIndent(a, "", "  ")
	return append(text, '\n'), err
}

func readAbout(text []byte) (About, error) {
	var a About
	err := json.Unmarshal(text, &a)
	if err == nil && a.Version != formVersion {
		err = fmt.Errorf("form %d is unknown", a.Version)
	}
	if err != nil {
		return About{}, fmt.Errorf("read %s: %w", aboutName, err)
	}
	return a, nil
}

// errExists is the refusal to write over something.
var errExists = errors.New("目标已存在，备份从不覆盖：请换一个名称")
