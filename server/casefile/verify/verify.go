package verify

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"strings"

	"disclosure/server/casefile/bag"
	"disclosure/server/record"
)

// Paths in the bag that are read here.
const (
	CataloguePath  = "data/catalogue.json"
	EventsPath     = "data/events.jsonl"
	PDFPath        = "data/case-file.pdf"
	RestrictedPath = "data/case-file-restricted.pdf"
	CheckpointPath = "proof/checkpoint.txt"
	HeadPath       = "proof/case-head.json"
	KeysPath       = "proof/keys.txt"
	WitnessesPath  = "proof/witnesses.txt"
	TokenPath      = "proof/checkpoint.tsr"
	GuidePath      = "VERIFY.txt"
	ScriptPath     = "verify.sh"
)

// Labels of bag-info.txt that are read here.
const (
	Organization   = "Source-Organization"
	CaseNumber     = "External-Identifier"
	Variant        = "Case-File-Variant"
	LogOrigin      = "Log-Origin"
	CheckpointSize = "Checkpoint-Size"
)

// Variants of a case file.
const (
	Full      = "full"
	Applicant = "applicant"
	Redacted  = "redacted"
)

// Options are what whoever verifies brings from elsewhere. All may be empty; the report says what that means.
type Options struct {
	// Keys of the log, got from the organ itself or from an earlier letter.
	Keys record.Keys
	// Witnesses are verifier keys of witnesses, as signed notes name them.
	Witnesses []string
	// Authorities are the roots of time stamp authorities that are trusted.
	Authorities *x509.CertPool
	// Printed is the checkpoint on a receipt or reply.
	Printed *Printed
}

// limits of what is read into memory, in bytes.
const (
	maxLeaf       = 64 << 10
	maxText       = 1 << 20
	maxDisclosure = 16 << 20
	maxCatalogue  = 64 << 20
)

// verification is one run.
type verification struct {
	bag    *bag.Bag
	given  Options
	report Report

	checked bag.Checked
	keys    record.Keys
	// checkpoint is that of the file, whether its signature holds or not.
	checkpoint *record.Checkpoint
	note       []byte
	leaves     []leaf
	documents  map[int64]claimed
	letters    []letter
	last       []record.Field // shown of the last event
}

// leaf is what is kept of an event.
type leaf struct {
	record.Leaf
	hash record.Hash
}

// Verify makes all checks, as far as the file lets it; a level that fails does not keep the next from being checked.
func Verify(b *bag.Bag, o Options) Report {
	v := &verification{bag: b, given: o, documents: map[int64]claimed{}}
	v.report.Schema = Schema
	files := v.files()
	v.trust()
	v.readCheckpoint()
	events := v.events()
	v.report.Levels = []Level{
		level(1, "files", files),
		level(2, "record", events),
		level(3, "log", v.log()),
		level(4, "outside", v.outside()),
		level(5, "case", v.complete()),
	}
	v.report.Result = Passed
	if len(v.report.Failed()) > 0 {
		v.report.Result = Failed
	}
	return v.report
}

// trust chooses the keys: those given, else those of the file.
func (v *verification) trust() {
	v.keys = v.given.Keys
	v.report.Keys.Given = len(v.keys) > 0
	if len(v.keys) == 0 {
		text, err := v.bag.ReadFile(KeysPath, maxText)
		if err == nil {
			v.keys, _ = record.ParseKeys(text) // what cannot be read is said by the check of the checkpoint
		}
	}
	for _, k := range v.keys {
		name, _, _ := strings.Cut(k.Text, "+")
		sum := sha256.Sum256([]byte(k.Text))
		v.report.Keys.Keys = append(v.report.Keys.Keys, Key{name, hex.EncodeToString(sum[:])})
	}
}

// readCheckpoint reads the state of the log to which the file is bound. Its signature is checked later.
func (v *verification) readCheckpoint() {
	note, err := v.bag.ReadFile(CheckpointPath, maxText)
	if err != nil {
		return
	}
	v.note = note
	body, _, found := strings.Cut(string(note), "\n\n")
	c, err := record.ParseCheckpoint(body + "\n")
	if !found || err != nil {
		return
	}
	v.checkpoint = &c
	v.report.Checkpoint = &Checkpoint{c.Origin, c.Size, record.Hex(c.Root), c.Time}
}
