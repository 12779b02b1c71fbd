package bag

import (
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Labels of bag-info.txt that the writer fills in.
const (
	BaggingDate = "Bagging-Date"
	// ExportTime is ours: the second of the export in UTC. The members of the ZIP bear it, in UTC+8 and even seconds.
	ExportTime  = "Export-Time"
	PayloadOxum = "Payload-Oxum"
)

// Info is bag-info.txt in its order.
type Info []Tag

// Tag is one line of it.
type Tag struct{ Label, Value string }

// Get gives a value, or nothing.
func (i Info) Get(label string) string {
	for _, t := range i {
		if t.Label == label {
			return t.Value
		}
	}
	return ""
}

func (i Info) text() []byte {
	var b strings.Builder
	for _, t := range i {
		fmt.Fprintf(&b, "%s: %s\n", t.Label, t.Value)
	}
	return []byte(b.String())
}

// check refuses what would not be read back the same.
func (i Info) check() error {
	seen := map[string]bool{}
	for _, t := range i {
		bad := func(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }
		switch {
		case !segment.MatchString(t.Label) || seen[strings.ToLower(t.Label)]:
			return fmt.Errorf("label %.60q is not a word, or stands twice", t.Label)
		case t.Value == "" || !utf8.ValidString(t.Value) || strings.ContainsFunc(t.Value, bad) || strings.TrimSpace(t.Value) != t.Value:
			return fmt.Errorf("the value of %s is not one line of text", t.Label)
		}
		seen[strings.ToLower(t.Label)] = true
	}
	return nil
}

// parseInfo reads bag-info.txt exactly as it is written.
func parseInfo(text []byte) (Info, error) {
	var i Info
	for m := range strings.Lines(string(text)) {
		label, value, _ := strings.Cut(strings.TrimSuffix(m, "\n"), ": ")
		i = append(i, Tag{label, value})
	}
	if string(i.text()) != string(text) {
		return nil, errors.New("it is not in lines of label, colon, space and value")
	}
	return i, i.check()
}

// head are the lines that the writer knows best.
func head(t time.Time, bytes int64, files int) Info {
	return Info{
		{BaggingDate, t.In(china).Format(time.DateOnly)},
		{ExportTime, t.UTC().Format(time.RFC3339)},
		{PayloadOxum, fmt.Sprintf("%d.%d", bytes, files)},
	}
}
