package e2e_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	pb "disclosure/proto/disclosure/v1"
)

// verdict is what a client is told of a refused call.
type verdict struct {
	code      codes.Code
	infos     []*errdetails.ErrorInfo
	sentences []*errdetails.LocalizedMessage
	fields    []string // paths of the BadRequest
	missing   []string // types of the PreconditionFailure
}

func read(err error) verdict {
	v := verdict{code: status.Code(err)}
	for _, d := range status.Convert(err).Details() {
		switch d := d.(type) {
		case *errdetails.ErrorInfo:
			v.infos = append(v.infos, d)
		case *errdetails.LocalizedMessage:
			v.sentences = append(v.sentences, d)
		case *errdetails.BadRequest:
			for _, f := range d.FieldViolations {
				v.fields = append(v.fields, f.Field)
			}
		case *errdetails.PreconditionFailure:
			for _, f := range d.Violations {
				v.missing = append(v.missing, f.Type)
			}
		}
	}
	return v
}

func (v verdict) reason() string {
	if len(v.infos) == 0 {
		return ""
	}
	return v.infos[0].Reason
}

func (v verdict) sentence() string {
	if len(v.sentences) == 0 {
		return ""
	}
	return v.sentences[0].Message
}

// explain adds the sentence to an error for the output of a test.
func explain(err error) string {
	v := read(err)
	return strings.TrimSpace(v.code.String() + " " + v.reason() + " " + strings.Join(v.fields, ",") + " " + v.sentence() +
		" (" + status.Convert(err).Message() + ")")
}

// generic are the sentences that stand in when nothing better is known; no tested refusal may be one of them.
var generic = []string{"不符合要求，请核对后重新填写", "格式不符，请核对后重新填写", "不在允许的范围内", "系统内部错误"}

// refused demands a refusal that is complete and says what was expected. Fields are the paths that it must name, all and no
// others.
func refused(t testing.TB, what string, err error, code codes.Code, reason pb.ErrorReason, fields ...string) {
	t.Helper()
	v := read(err)
	want := strings.TrimPrefix(reason.String(), "ERROR_REASON_")
	if v.code != code || v.reason() != want || len(fields) > 0 && !slices.Equal(v.fields, fields) {
		t.Errorf("%s: got %s, want %v %s %v", what, explain(err), code, want, fields)
	}
	complete(t, what, v)
}

// complete demands exactly one ErrorInfo of this service and one sentence for the desk.
func complete(t testing.TB, what string, v verdict) {
	t.Helper()
	if len(v.infos) != 1 || v.infos[0].Domain != "disclosure" || pb.ErrorReason_value["ERROR_REASON_"+v.reason()] == 0 {
		t.Errorf("%s: ErrorInfo %v", what, v.infos)
	}
	if len(v.sentences) != 1 || v.sentences[0].Locale != "zh-CN" || !speaks(v.sentence()) {
		t.Errorf("%s: sentence %v", what, v.sentences)
	}
}

// speaks says whether a sentence is one in Chinese that tells something.
func speaks(text string) bool {
	han := 0
	for _, r := range text {
		if unicode.Is(unicode.Han, r) {
			han++
		}
	}
	return han >= 4 && strings.HasSuffix(text, "。") && !slices.ContainsFunc(generic, func(g string) bool { return strings.Contains(text, g) })
}
