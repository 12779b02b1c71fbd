package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// failure is what went wrong, ready to be shown: from the server's status or from the client itself.
type failure struct {
	Exit      int               `json:"exitCode"`
	Code      string            `json:"code"`
	Reason    string            `json:"reason,omitempty"`
	Message   string            `json:"message"`
	Fields    []violation       `json:"fields,omitempty"`
	Missing   []violation       `json:"missing,omitempty"`
	Metadata  map[string]string `json:"metadata,omitempty"`
	RequestID string            `json:"requestId,omitempty"`
	Notes     []string          `json:"notes,omitempty"`
}

// violation is one field at fault or one missing piece.
type violation struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// Error is the sentence.
func (f *failure) Error() string { return f.Message }

// failf is a failure found by the client.
func failf(exit int, format string, args ...any) error {
	return &failure{Exit: exit, Code: "CLIENT", Message: fmt.Sprintf(format, args...)}
}

// usagef is a mistake in the command line.
func usagef(format string, args ...any) error { return failf(exitUsage, format, args...) }

// asFailure reads any error: the client's own, a gRPC status, or one of the system.
func asFailure(err error) *failure {
	var f *failure
	if errors.As(err, &f) {
		return f
	}
	if errors.Is(err, context.Canceled) {
		return &failure{Exit: exitOther, Code: "CLIENT", Message: "已中断。"}
	}
	if s, ok := status.FromError(err); ok {
		return fromStatus(s)
	}
	return &failure{Exit: exitOther, Code: "CLIENT", Message: err.Error()}
}

func fromStatus(s *status.Status) *failure {
	f := &failure{Code: codeName(s.Code())}
	for _, detail := range s.Details() {
		f.take(detail)
	}
	if f.Message == "" {
		f.Message = plainMessage(s)
	}
	f.Exit = exitCode(s.Code(), f.Reason)
	return f
}

// take adds what one detail of a status says.
func (f *failure) take(detail any) {
	switch d := detail.(type) {
	case *errdetails.ErrorInfo:
		f.Reason, f.Metadata = d.Reason, d.Metadata
	case *errdetails.LocalizedMessage:
		f.Message = d.Message
	case *errdetails.BadRequest:
		for _, v := range d.FieldViolations {
			f.Fields = append(f.Fields, violation{v.Field, fieldText(v)})
		}
	case *errdetails.PreconditionFailure:
		for _, v := range d.Violations {
			f.Missing = append(f.Missing, violation{subject(v), v.Description})
		}
	}
}

// fieldText prefers the sentence for staff to the one for programmers.
func fieldText(v *errdetails.BadRequest_FieldViolation) string {
	if m := v.GetLocalizedMessage().GetMessage(); m != "" {
		return m
	}
	return v.Description
}

func subject(v *errdetails.PreconditionFailure_Violation) string {
	return strings.Trim(v.Type+" "+v.Subject, " ")
}

// codeName is the canonical name of a code, such as FAILED_PRECONDITION.
func codeName(c codes.Code) string {
	var b strings.Builder
	for i, r := range c.String() {
		if i > 0 && r >= 'A' && r <= 'Z' && c != codes.OK {
			b.WriteByte('_')
		}
		b.WriteRune(r)
	}
	return strings.ToUpper(b.String())
}

// plainMessage explains a status that did not come from the service itself.
func plainMessage(s *status.Status) string {
	switch s.Code() {
	case codes.Unavailable:
		if strings.Contains(s.Message(), handshakeFailed) {
			return "无法与服务器建立安全连接（请检查 --ca 证书文件和 --server 地址）：" + s.Message()
		}
		return "连接不上服务器，请检查 --server 地址和网络（服务器要求加密时不要加 --plaintext），稍后再试：" + s.Message()
	case codes.DeadlineExceeded:
		return "服务器在规定时间内没有答复；改动是否已经写入尚不清楚，可以用同一请求编号（--request-id）重试。"
	case codes.Canceled:
		return "已中断。"
	case codes.Unimplemented:
		return "服务器不支持这项操作：" + s.Message()
	case codes.Unauthenticated:
		return "尚未登录或登录已失效。"
	}
	return "服务器返回错误 " + codeName(s.Code()) + "：" + s.Message()
}
