package record

import (
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Checkpoint states what a log holds at a size. Signed it is a C2SP checkpoint: whoever keeps one can prove any later rewriting.
type Checkpoint struct {
	Origin string
	Size   int64
	Root   Hash
	// Time is when it was signed: UTC, whole seconds. It is an extension line, "time 2026-03-02T04:00:00Z".
	Time time.Time
	// Heads, when there, commits to the last event of every case: the extension line "case-heads COUNT ROOT".
	Heads *Heads
	// Others are extension lines that this program does not know.
	Others []string
}

// Heads is the root of the tree of case heads: see HeadTree.
type Heads struct {
	Count int64
	Root  Hash
}

const (
	timeLine  = "time "
	headsLine = "case-heads "
	// maxNote bounds a signed checkpoint that is read, in bytes.
	maxNote = 64 << 10
)

// Body is the text that is signed.
func (c Checkpoint) Body() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%d\n%s\n", c.Origin, c.Size, c.Root)
	if !c.Time.IsZero() {
		b.WriteString(timeLine + c.Time.UTC().Format(time.RFC3339) + "\n")
	}
	if c.Heads != nil {
		fmt.Fprintf(&b, "%s%d %s\n", headsLine, c.Heads.Count, c.Heads.Root)
	}
	for _, line := range c.Others {
		b.WriteString(line + "\n")
	}
	return b.String()
}

// ParseCheckpoint reads the text of a checkpoint, which must be exactly as Body writes it.
func ParseCheckpoint(body string) (Checkpoint, error) {
	c, err := parseCheckpoint(body)
	if err == nil && c.Body() != body {
		err = errors.New("not in the form in which it is written")
	}
	if err != nil {
		return Checkpoint{}, fmt.Errorf("read checkpoint: %w", err)
	}
	return c, nil
}

// CheckpointOf reads the checkpoint of a signed note without judging its signatures.
func CheckpointOf(note []byte) (Checkpoint, error) {
	body, err := noteBody(note)
	if err != nil {
		return Checkpoint{}, fmt.Errorf("read checkpoint: %w", err)
	}
	return ParseCheckpoint(string(body))
}

func parseCheckpoint(body string) (Checkpoint, error) {
	if len(body) > maxNote {
		return Checkpoint{}, errors.New("it is too large")
	}
	lines := strings.Split(body, "\n")
	if len(lines) < 4 || lines[0] == "" || lines[len(lines)-1] != "" {
		return Checkpoint{}, errors.New("not three lines and more")
	}
	size, err := parseSize(lines[1])
	if err != nil {
		return Checkpoint{}, err
	}
	root, err := parseHash(lines[2])
	if err != nil {
		return Checkpoint{}, err
	}
	c := Checkpoint{Origin: lines[0], Size: size, Root: root}
	for _, line := range lines[3 : len(lines)-1] {
		err = c.extend(line)
		if err != nil {
			return Checkpoint{}, err
		}
	}
	return c, nil
}

// extend reads an extension line.
func (c *Checkpoint) extend(line string) error {
	var err error
	switch {
	case line == "":
		return errors.New("an empty line")
	case strings.HasPrefix(line, timeLine) && c.Time.IsZero() && c.Heads == nil && c.Others == nil:
		c.Time, err = time.Parse(time.RFC3339, line[len(timeLine):])
	case strings.HasPrefix(line, headsLine) && c.Heads == nil && c.Others == nil:
		c.Heads, err = parseHeads(line[len(headsLine):])
	default:
		c.Others = append(c.Others, line)
	}
	return err
}

func parseHeads(s string) (*Heads, error) {
	count, root, _ := strings.Cut(s, " ")
	n, err := parseSize(count)
	if err != nil {
		return nil, err
	}
	h, err := parseHash(root)
	return &Heads{n, h}, err
}

// parseSize reads a decimal without sign and leading zeros.
func parseSize(s string) (int64, error) {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 || n > MaxSize || strconv.FormatInt(n, 10) != s {
		return 0, fmt.Errorf("%.30q is no size", s)
	}
	return n, nil
}

// parseHash reads a hash in base64 in its one right form.
func parseHash(s string) (Hash, error) {
	var h Hash
	raw, err := base64.StdEncoding.Strict().DecodeString(s)
	if err != nil || len(raw) != HashSize || len(s) != base64.StdEncoding.EncodedLen(HashSize) {
		return h, fmt.Errorf("%.60q is no hash", s)
	}
	copy(h[:], raw)
	return h, nil
}

// Line is what is printed on receipts and replies, so that each applicant holds an anchor: origin, size and the first 16 digits of
// the root.
func (c Checkpoint) Line() string {
	return fmt.Sprintf("记录校验：%s 第%d号 sha256:%s…", c.Origin, c.Size, hex.EncodeToString(c.Root[:8]))
}

// Code is what the square code on receipts and replies holds: the first three lines of the checkpoint, with the whole root.
func (c Checkpoint) Code() string { return fmt.Sprintf("%s\n%d\n%s", c.Origin, c.Size, c.Root) }
