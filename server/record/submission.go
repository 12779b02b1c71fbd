package record

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
)

// oldLine begins a submission.
const oldLine = "old "

// Submission is what a log sends to a witness (C2SP tlog-witness): its new checkpoint and the proof that it goes on from the size that
// the witness knows.
type Submission struct {
	Old        int64
	Proof      []Hash
	Checkpoint []byte
}

// Text writes the body of the request.
func (s Submission) Text() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s%d\n", oldLine, s.Old)
	for _, h := range s.Proof {
		b.WriteString(h.String() + "\n")
	}
	b.WriteString("\n")
	b.Write(s.Checkpoint)
	return b.Bytes()
}

// ParseSubmission reads it.
func ParseSubmission(text []byte) (Submission, error) {
	head, checkpoint, found := bytes.Cut(text, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	if len(text) > maxNote || !found || len(lines) > 1+maxPath || !strings.HasPrefix(lines[0], oldLine) {
		return Submission{}, errors.New("read submission: not a submission")
	}
	old, err := parseSize(lines[0][len(oldLine):])
	if err != nil {
		return Submission{}, fmt.Errorf("read submission: %w", err)
	}
	s := Submission{Old: old, Checkpoint: checkpoint}
	for _, line := range lines[1:] {
		h, err := parseHash(line)
		if err != nil {
			return Submission{}, fmt.Errorf("read submission: %w", err)
		}
		s.Proof = append(s.Proof, h)
	}
	return s, nil
}
