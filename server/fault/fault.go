// Package fault is the one error type that the rooms of the service return on purpose: a reason of the API, the sentence for
// staff, and what the sentence is about. It knows no transport; server/api turns it into a gRPC status.
package fault

import (
	"errors"
	"fmt"
	"sort"
	"strings"

	pb "disclosure/proto/disclosure/v1"
)

// Error is a refusal with its reason. The sentence is in Chinese and says what to do.
type Error struct {
	Reason pb.ErrorReason
	// Text is the zh-CN sentence for staff.
	Text string
	// Meta holds every variable of the sentence by lowerCamel key.
	Meta map[string]string
	// Fields names the request fields at fault (BadRequest).
	Fields []Field
	// Missing names what must be there first (PreconditionFailure).
	Missing []Missing
	// Cause is logged and never shown.
	Cause error
}

// Field is one request field at fault; Path is as in the proto, such as registration.applicant.name.
type Field struct{ Path, Text string }

// Missing is one precondition that does not hold; Key is stable, Text is for staff.
type Missing struct{ Key, Subject, Text string }

// New returns a fault with a sentence made by fmt.Sprintf.
func New(reason pb.ErrorReason, format string, args ...any) *Error {
	return &Error{Reason: reason, Text: fmt.Sprintf(format, args...)}
}

// BadField returns a fault about one request field.
func BadField(reason pb.ErrorReason, path, format string, args ...any) *Error {
	e := New(reason, format, args...)
	return e.Field(path, e.Text)
}

// With adds a variable of the sentence.
func (e *Error) With(key, value string) *Error {
	if e.Meta == nil {
		e.Meta = map[string]string{}
	}
	e.Meta[key] = value
	return e
}

// Field adds a request field at fault.
func (e *Error) Field(path, text string) *Error {
	e.Fields = append(e.Fields, Field{path, text})
	return e
}

// Need adds a missing piece.
func (e *Error) Need(key, subject, text string) *Error {
	e.Missing = append(e.Missing, Missing{key, subject, text})
	return e
}

// Because keeps the cause for the log.
func (e *Error) Because(cause error) *Error {
	e.Cause = cause
	return e
}

// Name is the reason without its prefix, such as CASE_NOT_FOUND.
func (e *Error) Name() string {
	return strings.TrimPrefix(e.Reason.String(), "ERROR_REASON_")
}

// Error is the line for logs: reason, cause and keys, without the sentence, which may quote personal data.
func (e *Error) Error() string {
	keys := make([]string, 0, len(e.Fields)+len(e.Missing))
	for _, f := range e.Fields {
		keys = append(keys, f.Path)
	}
	for _, m := range e.Missing {
		keys = append(keys, m.Key)
	}
	sort.Strings(keys)
	line := e.Name()
	if len(keys) > 0 {
		line += " [" + strings.Join(keys, " ") + "]"
	}
	if e.Cause != nil {
		line += ": " + e.Cause.Error()
	}
	return line
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Is makes errors.Is(err, fault.Of(reason)) true for every fault of that reason.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Text == "" && t.Reason == e.Reason
}

// Of is a pattern for errors.Is.
func Of(reason pb.ErrorReason) error { return &Error{Reason: reason} }

// As finds the fault in a chain of errors.
func As(err error) (*Error, bool) {
	var e *Error
	ok := errors.As(err, &e)
	return e, ok
}
