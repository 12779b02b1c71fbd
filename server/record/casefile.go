package record

import (
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"
)

// caseFileLine begins what is signed of an exported case file. No checkpoint begins so: its first line is an origin, and a name of a
// key holds no space.
const caseFileLine = "disclosure case file v1"

// CaseFile is what the log says of one exported case file, and signs.
type CaseFile struct {
	Origin  string
	Case    string
	Variant string // full, applicant or redacted
	LastSeq int64  // place of its last event within the case
	Size    int64  // of the checkpoint in it
	SHA256  string // of its tagmanifest-sha256.txt, lower-case hexadecimal
}

// Body is the text that is signed.
func (c CaseFile) Body() string {
	return fmt.Sprintf("%s\n%s\n%s\n%s\n%d\n%d\nsha256 %s\n", caseFileLine, c.Origin, c.Case, c.Variant, c.LastSeq, c.Size, c.SHA256)
}

// SignCaseFile gives the signed note for the file.
func (k Keyring) SignCaseFile(c CaseFile) ([]byte, error) {
	_, err := parseCaseFile(c.Body())
	if err != nil {
		return nil, fmt.Errorf("sign case file: %w", err)
	}
	text, err := k.sign(c.Origin, c.Body())
	if err != nil {
		return nil, fmt.Errorf("sign case file: %w", err)
	}
	return text, nil
}

// OpenCaseFile checks the signed note of a case file: it must be of this log and signed by a key that was in use at the time of the
// checkpoint in the file.
func (k Keys) OpenCaseFile(text []byte, at time.Time) (CaseFile, error) {
	n, err := k.openNote(text)
	if err != nil {
		return CaseFile{}, fmt.Errorf("open signature of case file: %w", err)
	}
	c, err := parseCaseFile(n.Text)
	if err != nil {
		return CaseFile{}, err
	}
	origin, err := k.Origin()
	if err != nil || c.Origin != origin {
		return CaseFile{}, fmt.Errorf("open signature of case file: it is of %.100q, not of %s", c.Origin, origin)
	}
	err = k.signed(n, at)
	if err != nil {
		return CaseFile{}, fmt.Errorf("open signature of case file: %w", err)
	}
	return c, nil
}

func parseCaseFile(body string) (CaseFile, error) {
	lines := strings.Split(body, "\n")
	broken := errors.New("read signature of case file: not in the form in which it is written")
	if len(lines) != 8 || lines[0] != caseFileLine {
		return CaseFile{}, broken
	}
	last, err := parseSize(lines[4])
	if err != nil {
		return CaseFile{}, broken
	}
	size, err := parseSize(lines[5])
	if err != nil {
		return CaseFile{}, broken
	}
	c := CaseFile{lines[1], lines[2], lines[3], last, size, strings.TrimPrefix(lines[6], "sha256 ")}
	raw, err := hex.DecodeString(c.SHA256)
	if err != nil || len(raw) != HashSize || c.Body() != body {
		return CaseFile{}, broken
	}
	return c, nil
}
