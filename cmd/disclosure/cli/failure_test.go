package cli

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/protoadapt"
)

func refusal(t *testing.T, code codes.Code, reason string, more ...protoadapt.MessageV1) error {
	t.Helper()
	details := append([]protoadapt.MessageV1{
		&errdetails.ErrorInfo{Reason: reason, Domain: "disclosure", Metadata: map[string]string{"case": "2026-0001"}},
		&errdetails.LocalizedMessage{Locale: "zh-CN", Message: "还不能提交审核。"},
	}, more...)
	s, err := status.New(code, "english").WithDetails(details...)
	if err != nil {
		t.Fatal(err)
	}
	return s.Err()
}

func missing() protoadapt.MessageV1 {
	return &errdetails.PreconditionFailure{Violations: []*errdetails.PreconditionFailure_Violation{
		{Type: "SEARCH", Subject: "item 2", Description: "第 2 项的检索记录"},
	}}
}

func fields() protoadapt.MessageV1 {
	return &errdetails.BadRequest{FieldViolations: []*errdetails.BadRequest_FieldViolation{{Field: "registration.applicant.name", Description: "含有控制字符"}}}
}

func TestErrorAsText(t *testing.T) {
	f := signedIn(t)
	f.errs["SubmitForReview"] = []error{refusal(t, codes.FailedPrecondition, "CONTENT_MISSING", missing(), fields())}
	const id = "0e3b4f6a-0000-4000-8000-000000000001"
	r := f.run(t, "submit", "2026-0001", "--request-id", id).want(t, exitPrecondition)
	want := "错误：还不能提交审核。\n  字段 registration.applicant.name：含有控制字符\n  缺少 第 2 项的检索记录（SEARCH item 2）\n" +
		"  原因：CONTENT_MISSING\n  请求编号：" + id + "\n"
	if diff := cmp.Diff(want, r.err); diff != "" || r.out != "" {
		t.Error(diff, r.out)
	}
}

func TestErrorAsJSON(t *testing.T) {
	f := signedIn(t)
	f.errs["ConfirmReceipt"] = []error{refusal(t, codes.FailedPrecondition, "STATE_FORBIDS", missing())}
	r := f.run(t, "confirm-receipt", "2026-0001", "--evidence", "x", "-o", "json", "--request-id", "0e3b4f6a-0000-4000-8000-000000000001").want(t, exitPrecondition)
	var got map[string]failure
	if err := json.Unmarshal([]byte(r.err), &got); err != nil {
		t.Fatalf("%v in %s", err, r.err)
	}
	want := failure{
		Exit: 6, Code: "FAILED_PRECONDITION", Reason: "STATE_FORBIDS", Message: "还不能提交审核。",
		Missing: []violation{{"SEARCH item 2", "第 2 项的检索记录"}}, Metadata: map[string]string{"case": "2026-0001"},
		RequestID: "0e3b4f6a-0000-4000-8000-000000000001", Notes: []string{"日期：2026-03-02（今天；可用 --on 指定）"},
	}
	if diff := cmp.Diff(want, got["error"]); diff != "" {
		t.Error(diff)
	}
}

func TestExitCodes(t *testing.T) {
	for _, c := range []struct {
		code   codes.Code
		reason string
		want   int
	}{
		{codes.Unauthenticated, "SIGN_IN_REQUIRED", 3},
		{codes.PermissionDenied, "SAME_PERSON", 3},
		{codes.FailedPrecondition, "PASSWORD_CHANGE_REQUIRED", 3},
		{codes.ResourceExhausted, "SIGN_IN_BLOCKED", 3},
		{codes.NotFound, "CASE_NOT_FOUND", 4},
		{codes.InvalidArgument, "REQUEST_INVALID", 5},
		{codes.AlreadyExists, "ALREADY_EXISTS", 5},
		{codes.ResourceExhausted, "DOCUMENT_TOO_LARGE", 5},
		{codes.FailedPrecondition, "STATE_FORBIDS", 6},
		{codes.Aborted, "ETAG_STALE", 7},
		{codes.DeadlineExceeded, "", 8},
		{codes.Internal, "INTERNAL", 1},
	} {
		f := signedIn(t)
		f.errs["GetCase"] = []error{refusal(t, c.code, c.reason)}
		if r := f.run(t, "show", "2026-0001"); r.code != c.want {
			t.Errorf("%v %s: exit %d, want %d", c.code, c.reason, r.code, c.want)
		}
	}
}

func TestCodeName(t *testing.T) {
	for code, want := range map[codes.Code]string{codes.OK: "OK", codes.NotFound: "NOT_FOUND", codes.FailedPrecondition: "FAILED_PRECONDITION", codes.Aborted: "ABORTED"} {
		if got := codeName(code); got != want {
			t.Errorf("codeName(%d) = %s, want %s", code, got, want)
		}
	}
}

func TestRetryKeepsTheRequestID(t *testing.T) {
	f := signedIn(t)
	answerAll(f)
	busy := refusal(t, codes.Unavailable, "SERVER_BUSY")
	f.errs["CloseCase"] = []error{busy, busy}
	f.run(t, "close", "2026-0001").want(t, exitOK)
	if len(f.calls) != 3 {
		t.Fatalf("%d calls, want 3", len(f.calls))
	}
	first := getString(f.calls[0].req, "request_id")
	for _, c := range f.calls {
		if id := getString(c.req, "request_id"); id != first || id == "" {
			t.Errorf("request_id %q after %q", id, first)
		}
	}
}

func TestRetryIsBounded(t *testing.T) {
	f := signedIn(t)
	for range 20 {
		f.errs["GetCase"] = append(f.errs["GetCase"], status.Error(codes.Unavailable, "gone"))
		f.errs["CreateStaff"] = append(f.errs["CreateStaff"], status.Error(codes.Unavailable, "gone"))
		f.errs["GetClock"] = append(f.errs["GetClock"], status.Error(codes.Unavailable, handshakeFailed))
	}
	for args, want := range map[string]int{"show 2026-0001": attempts, "staff create wang --display-name x --role HANDLER": 1, "clock 2026-0001": 1} {
		f.calls = nil
		r := f.run(t, strings.Fields(args)...).want(t, exitUnavailable)
		if len(f.calls) != want || !strings.Contains(r.err, "服务器") {
			t.Errorf("%s: %d calls, want %d; %s", args, len(f.calls), want, r.err)
		}
	}
}

func TestErrorTextCannotMoveTheCursor(t *testing.T) {
	f := asFailure(errors.New("a\x1b[2Jb"))
	var b strings.Builder
	f.writeText(&b)
	if strings.ContainsRune(b.String(), '\x1b') {
		t.Errorf("escape sequence in %q", b.String())
	}
}

func TestErrorSaysNothingTwice(t *testing.T) {
	f := &failure{Message: "不行。", Fields: []violation{{"name", "不行。"}}, Missing: []violation{{"state x", "不行。"}}}
	var b strings.Builder
	f.writeText(&b)
	if diff := cmp.Diff("错误：不行。\n  字段 name\n", b.String()); diff != "" {
		t.Error(diff)
	}
}
