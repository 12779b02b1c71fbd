package verify

import "time"

// Status is the outcome of a check or a level.
type Status string

const (
	Passed    Status = "passed"
	Failed    Status = "failed"
	Unchecked Status = "unchecked" // there was nothing to check, or nothing to check it with; the text says why
)

// Schema names the form of the report in JSON. Its names never change their meaning; new ones may come.
const Schema = "disclosure-verify/1"

// Report is the outcome of all checks.
type Report struct {
	Schema string `json:"schema"`
	// Result is failed as soon as one check failed.
	Result     Status      `json:"result"`
	File       File        `json:"file"`
	Checkpoint *Checkpoint `json:"checkpoint,omitempty"`
	Keys       KeySource   `json:"keys"`
	Levels     []Level     `json:"levels"`
}

// File is what the case file says of itself. It is true only if the report passed.
type File struct {
	Case         string `json:"case"`
	Variant      string `json:"variant"` // full, applicant or redacted
	Organization string `json:"organization"`
	ExportTime   string `json:"exportTime"` // RFC 3339, UTC
	Files        int    `json:"files"`
	Events       int64  `json:"events"`
	Documents    int    `json:"documents"` // of the case, also those not in this copy
	Hidden       int    `json:"hidden"`    // fields of events that are not shown in this copy
}

// Checkpoint is the state of the log to which the case file is bound.
type Checkpoint struct {
	Origin string    `json:"origin"`
	Size   int64     `json:"size"`
	Root   string    `json:"root"` // lower-case hexadecimal
	Time   time.Time `json:"time"`
}

// KeySource says by which keys the signatures were checked.
type KeySource struct {
	Given bool  `json:"given"` // brought by whoever verifies, not taken from the file
	Keys  []Key `json:"keys"`
}

// Key is a public key of the log.
type Key struct {
	Name        string `json:"name"`
	Fingerprint string `json:"fingerprint"` // SHA-256 of its text in proof/keys.txt, NAME+HASH+KEY, lower-case hexadecimal
}

// Level is one of the five, in their order.
type Level struct {
	Level  int     `json:"level"`
	Name   string  `json:"name"` // files, record, log, outside, case
	Status Status  `json:"status"`
	Checks []Check `json:"checks"`
}

// Check is one question and its answer.
type Check struct {
	ID       string    `json:"id"` // LEVEL.WORD, never changes
	Status   Status    `json:"status"`
	Text     string    `json:"text"` // in Chinese: what was checked, or why it could not be
	Findings []Finding `json:"findings,omitempty"`
}

// Finding is one thing that is wrong.
type Finding struct {
	Code string `json:"code"`           // a stable word
	Path string `json:"path,omitempty"` // of the file in the bag
	Text string `json:"text"`           // in Chinese
	// Detail is in English, for whoever looks into it.
	Detail string `json:"detail,omitempty"`
}

// maxFindings bounds the findings of one check.
const maxFindings = 100

// wrong adds a finding.
func (c *Check) wrong(code, path, text string, err error) {
	c.Status = Failed
	if len(c.Findings) == maxFindings {
		return
	}
	f := Finding{Code: code, Path: path, Text: text}
	if err != nil {
		f.Detail = err.Error()
	}
	c.Findings = append(c.Findings, f)
}

// done ends a check: it passed if nothing was wrong.
func (c *Check) done(text string) Check {
	if c.Status == "" {
		c.Status = Passed
	}
	c.Text = text
	return *c
}

// unchecked is a check that could not be made.
func unchecked(id, why string) Check { return Check{ID: id, Status: Unchecked, Text: why} }

// level sums up its checks: failed if one failed, unchecked if none could be made.
func level(n int, name string, checks []Check) Level {
	l := Level{Level: n, Name: name, Status: Unchecked, Checks: checks}
	for _, c := range checks {
		switch {
		case c.Status == Failed:
			l.Status = Failed
		case c.Status == Passed && l.Status == Unchecked:
			l.Status = Passed
		}
	}
	return l
}

// Failed lists the IDs of the checks that failed.
func (r Report) Failed() []string {
	var ids []string
	for _, l := range r.Levels {
		for _, c := range l.Checks {
			if c.Status == Failed {
				ids = append(ids, c.ID)
			}
		}
	}
	return ids
}
