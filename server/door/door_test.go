package door_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"strings"
	"testing"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/grpc/test/bufconn"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/door"
	"disclosure/server/fault"
	"disclosure/server/identity"
)

const caseName = "organs/yangli/cases/2026-0001"

// house is a server with two services whose handlers do what a test says.
type house struct {
	pb.UnimplementedCaseServiceServer
	pb.UnimplementedRecordServiceServer
	pb.UnimplementedIdentityServiceServer
	getCase func(ctx context.Context, r *pb.GetCaseRequest) (*pb.Case, error)
	upload  func(s pb.CaseService_UploadDocumentServer) error
	export  func(s pb.RecordService_ExportCaseFileServer) error
	log     *bytes.Buffer
	conn    *grpc.ClientConn
}

func (h *house) GetCase(ctx context.Context, r *pb.GetCaseRequest) (*pb.Case, error) {
	return h.getCase(ctx, r)
}
func (h *house) UploadDocument(s pb.CaseService_UploadDocumentServer) error { return h.upload(s) }
func (h *house) ExportCaseFile(_ *pb.ExportCaseFileRequest, s pb.RecordService_ExportCaseFileServer) error {
	return h.export(s)
}

// staff maps tokens to callers.
type staff map[string]*identity.Caller

func (s staff) Authenticate(_ context.Context, token string) (*identity.Caller, error) {
	c := s[token]
	if c == nil {
		return nil, fault.New(pb.ErrorReason_ERROR_REASON_SIGN_IN_REQUIRED, "请先登录。")
	}
	return c, nil
}

func person(organ string, role pb.Role) *identity.Caller {
	return &identity.Caller{Organ: organ, Login: "wang", Name: "organs/" + organ + "/staff/wang", Roles: []pb.Role{role}}
}

func open(t *testing.T) *house {
	t.Helper()
	h := &house{log: &bytes.Buffer{}}
	h.getCase = func(context.Context, *pb.GetCaseRequest) (*pb.Case, error) { return &pb.Case{Name: caseName}, nil }
	d := door.New(door.Config{
		Log: slog.New(slog.NewJSONHandler(h.log, nil)), Now: time.Now,
		Who: staff{
			"handler": person("yangli", pb.Role_ROLE_HANDLER), "foreign": person("other", pb.Role_ROLE_HANDLER),
			"admin": person("yangli", pb.Role_ROLE_ADMIN), "legal": person("yangli", pb.Role_ROLE_LEGAL),
		},
	})
	s := grpc.NewServer(d.Options()...)
	pb.RegisterCaseServiceServer(s, h)
	pb.RegisterRecordServiceServer(s, h)
	rules, err := identity.ReadRules([]string{"disclosure.v1.CaseService", "disclosure.v1.RecordService"})
	if err != nil {
		t.Fatal(err)
	}
	err = d.Open(rules)
	if err != nil {
		t.Fatal(err)
	}
	h.conn = serve(t, s)
	return h
}

func serve(t *testing.T, s *grpc.Server) *grpc.ClientConn {
	t.Helper()
	l := bufconn.Listen(1 << 20)
	go func() { _ = s.Serve(l) }()
	t.Cleanup(s.Stop)
	conn, err := grpc.NewClient("passthrough:///house", grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithContextDialer(func(ctx context.Context, _ string) (net.Conn, error) { return l.DialContext(ctx) }))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	return conn
}

func as(t *testing.T, token string) context.Context {
	return metadata.AppendToOutgoingContext(t.Context(), "authorization", "Bearer "+token)
}

// want checks code and reason, and that the details are complete: one ErrorInfo, one LocalizedMessage.
func want(t *testing.T, err error, code codes.Code, reason string) *status.Status {
	t.Helper()
	st := status.Convert(err)
	infos, sentences, got := 0, 0, ""
	for _, d := range st.Details() {
		switch d := d.(type) {
		case *errdetails.ErrorInfo:
			infos, got = infos+1, d.Reason
			if d.Domain != "disclosure" {
				t.Errorf("domain %q", d.Domain)
			}
		case *errdetails.LocalizedMessage:
			sentences++
			if d.Locale != "zh-CN" || d.Message == "" {
				t.Errorf("sentence %v", d)
			}
		}
	}
	if st.Code() != code || got != reason || infos != 1 || sentences != 1 {
		t.Errorf("got %v %s (%d infos, %d sentences), want %v %s: %v", st.Code(), got, infos, sentences, code, reason, err)
	}
	return st
}

func get(h *house, ctx context.Context, name string) error {
	_, err := pb.NewCaseServiceClient(h.conn).GetCase(ctx, &pb.GetCaseRequest{Name: name})
	return err
}

func TestWhoMayPass(t *testing.T) {
	h := open(t)
	for _, c := range []struct {
		ctx    context.Context
		name   string
		code   codes.Code
		reason string
	}{
		{as(t, "handler"), caseName, codes.OK, ""},
		{t.Context(), caseName, codes.Unauthenticated, "SIGN_IN_REQUIRED"},
		{as(t, "nobody"), caseName, codes.Unauthenticated, "SIGN_IN_REQUIRED"},
		{metadata.AppendToOutgoingContext(as(t, "handler"), "authorization", "Bearer admin"), caseName, codes.Unauthenticated, "SIGN_IN_REQUIRED"},
		{metadata.AppendToOutgoingContext(t.Context(), "authorization", "Basic handler"), caseName, codes.Unauthenticated, "SIGN_IN_REQUIRED"},
		{as(t, "foreign"), caseName, codes.PermissionDenied, "ROLE_MISSING"},
		{as(t, "handler"), "organs/nowhere/cases/2026-0001", codes.PermissionDenied, "ROLE_MISSING"},
		{as(t, "admin"), caseName, codes.PermissionDenied, "ROLE_MISSING"},
		{as(t, "admin"), "nonsense", codes.PermissionDenied, "ROLE_MISSING"},
		{as(t, "handler"), "nonsense", codes.InvalidArgument, "REQUEST_INVALID"},
		{as(t, "handler"), "organs/yangli/cases/1", codes.InvalidArgument, "REQUEST_INVALID"},
		{as(t, "handler"), caseName + "\u202e", codes.InvalidArgument, "TEXT_INVALID"},
	} {
		err := get(h, c.ctx, c.name)
		if c.code == codes.OK {
			if err != nil {
				t.Error(err)
			}
			continue
		}
		want(t, err, c.code, c.reason)
	}
}

func TestUnreadableMessage(t *testing.T) {
	h := open(t)
	err := h.conn.Invoke(as(t, "handler"), "/disclosure.v1.CaseService/GetCase", &raw{[]byte("\x0a\x03\xed\xa0\x80")}, &pb.Case{},
		grpc.ForceCodec(rawCodec{}))
	want(t, err, codes.InvalidArgument, "REQUEST_INVALID")
	st := want(t, get(h, as(t, "handler"), caseName+strings.Repeat("0", 2<<20)), codes.InvalidArgument, "REQUEST_INVALID")
	if !strings.Contains(fmt.Sprint(st.Details()), "1 MiB") {
		t.Errorf("large message: %v", st)
	}
}

// A handler that hands on the end of a stream that never began has no fault of its own.
func TestStreamThatEndsAtOnce(t *testing.T) {
	h := open(t)
	h.upload = func(s pb.CaseService_UploadDocumentServer) error {
		_, err := s.Recv()
		return err
	}
	s, err := pb.NewCaseServiceClient(h.conn).UploadDocument(as(t, "handler"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.CloseAndRecv()
	want(t, err, codes.InvalidArgument, "REQUEST_INVALID")
}

// raw is a message as bytes: a lone surrogate in UTF-8 cannot be sent otherwise.
type raw struct{ b []byte }

type rawCodec struct{}

func (rawCodec) Marshal(v any) ([]byte, error)   { return v.(*raw).b, nil }
func (rawCodec) Unmarshal(_ []byte, _ any) error { return nil }
func (rawCodec) Name() string                    { return "proto" }

func TestErrorsOfHandlers(t *testing.T) {
	h := open(t)
	for name, c := range map[string]struct {
		err    error
		code   codes.Code
		reason string
	}{
		"fault":    {fault.New(pb.ErrorReason_ERROR_REASON_CASE_NOT_FOUND, "没有这件申请。"), codes.NotFound, "CASE_NOT_FOUND"},
		"plain":    {errors.New("disk on fire"), codes.Internal, "INTERNAL"},
		"canceled": {context.Canceled, codes.Canceled, "SERVER_BUSY"},
		"deadline": {context.DeadlineExceeded, codes.DeadlineExceeded, "SERVER_BUSY"},
		"no code":  {fault.New(pb.ErrorReason_ERROR_REASON_UNSPECIFIED, "?"), codes.Internal, "INTERNAL"},
	} {
		h.getCase = func(context.Context, *pb.GetCaseRequest) (*pb.Case, error) { return nil, c.err }
		st := want(t, get(h, as(t, "handler"), caseName), c.code, c.reason)
		if strings.Contains(st.String(), "fire") {
			t.Errorf("%s: cause shown: %v", name, st)
		}
	}
}

func TestPanicEndsOneCallOnly(t *testing.T) {
	h := open(t)
	h.getCase = func(context.Context, *pb.GetCaseRequest) (*pb.Case, error) { panic("张三 370000199001011234") }
	want(t, get(h, as(t, "handler"), caseName), codes.Internal, "INTERNAL")
	if strings.Contains(h.log.String(), "张三") || !strings.Contains(h.log.String(), "panic: value of type string") {
		t.Errorf("log: %s", h.log)
	}
	h.getCase = func(context.Context, *pb.GetCaseRequest) (*pb.Case, error) { return &pb.Case{}, nil }
	err := get(h, as(t, "handler"), caseName)
	if err != nil {
		t.Errorf("after the panic: %v", err)
	}
}

func TestOneLogLine(t *testing.T) {
	h := open(t)
	h.getCase = func(context.Context, *pb.GetCaseRequest) (*pb.Case, error) { return nil, errors.New("disk on fire") }
	_ = get(h, as(t, "handler"), caseName)
	var line struct{ Msg, Method, Code, Reason, Cause, Caller, Level string }
	err := json.Unmarshal(h.log.Bytes(), &line)
	if err != nil {
		t.Fatalf("not one line: %s", h.log)
	}
	got := []string{line.Level, line.Msg, line.Method, line.Code, line.Reason, line.Cause, line.Caller}
	wanted := "ERROR call /disclosure.v1.CaseService/GetCase Internal INTERNAL disk on fire organs/yangli/staff/wang"
	if strings.Join(got, " ") != wanted {
		t.Errorf("line %v", got)
	}
}

func TestDeadlines(t *testing.T) {
	h := open(t)
	var left time.Duration
	h.getCase = func(ctx context.Context, _ *pb.GetCaseRequest) (*pb.Case, error) {
		deadline, _ := ctx.Deadline()
		left = time.Until(deadline)
		return &pb.Case{}, nil
	}
	err := get(h, as(t, "handler"), caseName)
	if err != nil || left <= 0 || left > 10*time.Second {
		t.Errorf("added deadline: %v, %v", left, err)
	}
	long, cancel := context.WithTimeout(as(t, "handler"), 6*time.Minute)
	defer cancel()
	want(t, get(h, long, caseName), codes.InvalidArgument, "REQUEST_INVALID")
}

func TestUploadIsCheckedMessageByMessage(t *testing.T) {
	h := open(t)
	received := 0
	h.upload = func(s pb.CaseService_UploadDocumentServer) error {
		for {
			_, err := s.Recv()
			if err == io.EOF {
				return s.SendAndClose(&pb.Document{})
			}
			if err != nil {
				return nil // a handler that swallows the refusal must not turn it into a success
			}
			received++
		}
	}
	header := func(parent string) *pb.UploadDocumentRequest {
		return &pb.UploadDocumentRequest{Part: &pb.UploadDocumentRequest_Header{Header: &pb.UploadHeader{Parent: parent, Kind: 1, Title: "申请表"}}}
	}
	chunk := func(n int) *pb.UploadDocumentRequest {
		return &pb.UploadDocumentRequest{Part: &pb.UploadDocumentRequest_Chunk{Chunk: make([]byte, n)}}
	}
	send := func(token string, messages ...*pb.UploadDocumentRequest) error {
		s, err := pb.NewCaseServiceClient(h.conn).UploadDocument(as(t, token))
		if err != nil {
			return err
		}
		for _, m := range messages {
			_ = s.Send(m)
		}
		_, err = s.CloseAndRecv()
		return err
	}
	err := send("handler", header(caseName), chunk(1000))
	if err != nil || received != 2 {
		t.Fatalf("good upload: %v, %d messages", err, received)
	}
	want(t, send("foreign", header(caseName), chunk(1)), codes.PermissionDenied, "ROLE_MISSING")
	want(t, send("admin"), codes.PermissionDenied, "ROLE_MISSING")
	want(t, send("handler", chunk(1)), codes.InvalidArgument, "REQUEST_INVALID")
	want(t, send("handler", header(caseName), chunk(300_000)), codes.InvalidArgument, "REQUEST_INVALID")
	want(t, send("handler"), codes.InvalidArgument, "REQUEST_INVALID")
}

func TestStreamEndsWithItsDeadline(t *testing.T) {
	h := open(t)
	h.export = func(s pb.RecordService_ExportCaseFileServer) error {
		for { // the client never reads: flow control stops the sender
			err := s.Send(&pb.ExportCaseFileResponse{Chunk: make([]byte, 256<<10)})
			if err != nil {
				return err
			}
		}
	}
	ctx, cancel := context.WithTimeout(as(t, "legal"), 200*time.Millisecond)
	defer cancel()
	s, err := pb.NewRecordServiceClient(h.conn).ExportCaseFile(ctx,
		&pb.ExportCaseFileRequest{Name: caseName, Reason: "举证", Recipient: "法院"})
	if err != nil {
		t.Fatal(err)
	}
	<-ctx.Done()
	_, err = s.Recv()
	for err == nil {
		_, err = s.Recv()
	}
	if status.Code(err) != codes.DeadlineExceeded {
		t.Errorf("got %v", err)
	}
}

func TestOpenRefusesARuleThatCannotBeApplied(t *testing.T) {
	rules, err := identity.ReadRules([]string{"disclosure.v1.IdentityService"})
	if err != nil {
		t.Fatal(err)
	}
	rule := rules["/disclosure.v1.IdentityService/GetMe"]
	rule.Access = &pb.AccessRule{Roles: []pb.Role{pb.Role_ROLE_HANDLER}}
	rules["/disclosure.v1.IdentityService/GetMe"] = rule
	err = door.New(door.Config{}).Open(rules)
	if err == nil || !strings.Contains(err.Error(), "GetMe") {
		t.Errorf("got %v", err)
	}
}
