package door

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"strings"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/protoadapt"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

// Domain is the domain of every ErrorInfo of this service.
const Domain = "disclosure"

// Status turns any error of a handler into what the client sees. A fault shows its reason and its sentence; every other error
// shows an id under which the log holds the cause. The id is empty for a fault.
func Status(err error) (st *status.Status, errorID string) {
	e, ok := fault.As(err)
	switch {
	case ok && reasonCodes[e.Reason] != codes.OK && e.Reason != pb.ErrorReason_ERROR_REASON_INTERNAL:
		return statusOf(reasonCodes[e.Reason], e), ""
	case errors.Is(err, context.DeadlineExceeded) || status.Code(err) == codes.DeadlineExceeded:
		return statusOf(codes.DeadlineExceeded, fault.New(pb.ErrorReason_ERROR_REASON_SERVER_BUSY,
			"处理超时，结果尚不确定。请稍后用同一请求编号重试。")), ""
	case errors.Is(err, context.Canceled) || status.Code(err) == codes.Canceled:
		return statusOf(codes.Canceled, fault.New(pb.ErrorReason_ERROR_REASON_SERVER_BUSY,
			"请求已取消，结果尚不确定。请核对后用同一请求编号重试。")), ""
	case status.Code(err) == codes.ResourceExhausted: // a message of a stream above the limit of the server
		return statusOf(codes.InvalidArgument, fault.New(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID,
			"单条消息过大，请分块发送，每块最多 256 KiB。")), ""
	}
	errorID = newErrorID()
	return statusOf(codes.Internal, fault.New(pb.ErrorReason_ERROR_REASON_INTERNAL,
		"系统内部错误（编号 %s），请联系管理员。", errorID).With("errorId", errorID)), errorID
}

func newErrorID() string {
	raw := make([]byte, 6)
	_, _ = rand.Read(raw) // never fails: crypto/rand ends the program instead
	return hex.EncodeToString(raw)
}

// statusOf writes the details: always ErrorInfo and LocalizedMessage, each kind at most once (AIP-193).
func statusOf(code codes.Code, e *fault.Error) *status.Status {
	details := []protoadapt.MessageV1{
		&errdetails.ErrorInfo{Reason: e.Name(), Domain: Domain, Metadata: e.Meta},
		&errdetails.LocalizedMessage{Locale: "zh-CN", Message: e.Text},
	}
	if len(e.Fields) > 0 {
		details = append(details, badRequest(e))
	}
	if len(e.Missing) > 0 {
		details = append(details, precondition(e))
	}
	st := status.New(code, message(e))
	full, err := st.WithDetails(details...)
	if err != nil {
		return st
	}
	return full
}

// message is the short English line for developers: the reason in words.
func message(e *fault.Error) string {
	return strings.ToLower(strings.ReplaceAll(e.Name(), "_", " "))
}

func badRequest(e *fault.Error) *errdetails.BadRequest {
	b := &errdetails.BadRequest{}
	for _, f := range e.Fields {
		b.FieldViolations = append(b.FieldViolations, &errdetails.BadRequest_FieldViolation{Field: f.Path, Description: f.Text})
	}
	return b
}

func precondition(e *fault.Error) *errdetails.PreconditionFailure {
	p := &errdetails.PreconditionFailure{}
	for _, m := range e.Missing {
		p.Violations = append(p.Violations, &errdetails.PreconditionFailure_Violation{Type: m.Key, Subject: m.Subject, Description: m.Text})
	}
	return p
}
