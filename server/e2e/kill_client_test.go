package e2e_test

import (
	"context"
	"fmt"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/testing/protocmp"
	"google.golang.org/protobuf/types/known/fieldmaskpb"

	pb "disclosure/proto/disclosure/v1"
)

// step is one act of a client: its request with the request_id that all its repetitions carry.
type step struct {
	rpc string
	req proto.Message
}

// entry is an acknowledged act.
type entry struct {
	step
	answer proto.Message
}

// client works through the same five acts on case after case. A step that was not acknowledged stays open, and nothing else
// is done before it.
type client struct {
	office   *office
	login    string
	number   int
	open     *step
	name     string // of the case at hand
	stage    int
	journal  []entry
	repeated int
}

// work acts until a call fails: then the server is gone.
func (x *client) work(conn *grpc.ClientConn) {
	for x.act(conn) == nil {
	}
}

// act does the open step, or the next one.
func (x *client) act(conn *grpc.ClientConn) error {
	if x.open == nil {
		s := x.next()
		x.open = &s
	}
	answer, err := x.call(conn, *x.open)
	if err != nil {
		return err
	}
	x.journal = append(x.journal, entry{*x.open, answer})
	x.open = nil
	if c, ok := answer.(*pb.Case); ok {
		x.name = c.Name
	}
	x.stage = (x.stage + 1) % 5
	return nil
}

// finish does what the last kill left open, and then repeats the last acknowledged act: its answer must be the same.
func (x *client) finish(conn *grpc.ClientConn) error {
	if x.open != nil {
		x.repeated++
		err := x.act(conn)
		if err != nil {
			return fmt.Errorf("repetition refused: %w", err)
		}
	}
	if len(x.journal) == 0 {
		return nil
	}
	last := x.journal[len(x.journal)-1]
	again, err := x.call(conn, last.step)
	if err != nil {
		return fmt.Errorf("repetition of an acknowledged %s refused: %w", last.rpc, err)
	}
	if d := cmp.Diff(last.answer, again, protocmp.Transform()); d != "" {
		return fmt.Errorf("repetition of %s differs: %s", last.rpc, d)
	}
	return nil
}

// next is the step of the stage.
func (x *client) next() step {
	request := uuid.NewString()
	switch x.stage {
	case 1:
		return step{"UpdateCase", &pb.UpdateCaseRequest{
			Name: x.name, RequestId: request, Reason: "更正电话", UpdateMask: &fieldmaskpb.FieldMask{Paths: []string{"applicant.phone"}},
			Registration: &pb.Registration{Applicant: &pb.Applicant{Phone: fmt.Sprint("1390000", len(x.journal))}},
		}}
	case 2:
		h := header(x.name)
		h.RequestId, h.Title = request, request
		return step{"UploadDocument", h}
	case 3:
		return step{"IssueNotice", &pb.IssueNoticeRequest{Name: x.name, RequestId: request, Kind: pb.NoticeKind_NOTICE_KIND_RECEIPT}}
	case 4:
		return x.last(request)
	}
	r := registration()
	r.Applicant.Name = fmt.Sprintf("客户%d 第%d件", x.number, len(x.journal))
	return step{"RegisterCase", &pb.RegisterCaseRequest{Parent: organ, RequestId: request, Registration: r}}
}

// last is the last act on a case: a handler records its withdrawal, the front desk hands it on.
func (x *client) last(request string) step {
	if x.login == "handler" {
		return step{"WithdrawCase", &pb.WithdrawCaseRequest{Name: x.name, RequestId: request, WithdrawnOn: today, Evidence: "来信"}}
	}
	return step{"AssignCase", &pb.AssignCaseRequest{Name: x.name, RequestId: request, Handler: organ + "/staff/second"}}
}

// call makes one call with a bound, so that a client never hangs on a dead server.
func (x *client) call(conn *grpc.ClientConn, s step) (proto.Message, error) {
	ctx, cancel := context.WithTimeout(x.office.as(x.login), 20*time.Second)
	defer cancel()
	if h, ok := s.req.(*pb.UploadHeader); ok {
		return sendFile(ctx, conn, h, []byte("材料 "+h.Title))
	}
	m := method(s.rpc)
	out := newMessage(m.Output())
	return out, conn.Invoke(ctx, path(m), s.req, out)
}

// sendFile uploads one small file.
func sendFile(ctx context.Context, conn *grpc.ClientConn, h *pb.UploadHeader, content []byte) (proto.Message, error) {
	stream, err := pb.NewCaseServiceClient(conn).UploadDocument(ctx)
	if err != nil {
		return nil, err
	}
	_ = stream.Send(&pb.UploadDocumentRequest{Part: &pb.UploadDocumentRequest_Header{Header: h}})
	_ = stream.Send(chunk(content)) // a failure shows in the answer
	return stream.CloseAndRecv()
}
