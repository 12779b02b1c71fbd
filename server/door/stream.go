package door

import (
	"context"
	"errors"
	"io"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
	"disclosure/server/form"
)

func (d *Door) stream(srv any, ss grpc.ServerStream, info *grpc.StreamServerInfo, next grpc.StreamHandler) error {
	c := d.arrive(info.FullMethod)
	_, err := guard(func() (any, error) {
		ctx, cancel, err := d.enter(ss.Context(), c)
		if err != nil {
			return nil, err
		}
		defer cancel()
		s := &checked{ServerStream: ss, ctx: ctx, door: d, call: c}
		return nil, s.verdict(next(srv, s))
	})
	return d.leave(ss.Context(), c, err)
}

// checked is a stream whose first message is admitted and whose further messages are checked for form.
type checked struct {
	grpc.ServerStream
	ctx      context.Context
	door     *Door
	call     *call
	admitted bool
	refused  error
}

// Context carries caller and deadline.
func (s *checked) Context() context.Context { return s.ctx }

// RecvMsg reads a message and checks it.
func (s *checked) RecvMsg(m any) error {
	err := s.bounded(func() error { return s.ServerStream.RecvMsg(m) })
	if err != nil {
		return err
	}
	if s.admitted {
		s.refused = s.check(m)
	} else {
		s.refused = s.door.admit(s.call, m)
	}
	s.admitted = s.refused == nil
	return s.refused
}

func (s *checked) check(m any) error {
	message, ok := m.(proto.Message)
	if !ok || s.call.rule.Method == nil {
		return nil
	}
	return form.Check(message)
}

// SendMsg writes a message; it ends with the deadline even when the client has stopped reading.
func (s *checked) SendMsg(m any) error {
	return s.bounded(func() error { return s.ServerStream.SendMsg(m) })
}

// bounded ends with the deadline of the call. gRPC itself knows only the client's deadline, not the one that the door added;
// what still waits in the transport ends when the handler returns and the stream is closed.
func (s *checked) bounded(f func() error) error {
	done := make(chan error, 1)
	go func() {
		_, err := guard(func() (any, error) { return nil, f() })
		done <- err
	}()
	select {
	case err := <-done:
		return err
	case <-s.ctx.Done():
		return s.ctx.Err()
	}
}

// verdict is the error of the stream: a refusal stands whatever the handler made of it, and no stream succeeds unadmitted.
func (s *checked) verdict(err error) error {
	switch {
	case s.refused != nil:
		return s.refused
	case (err == nil || errors.Is(err, io.EOF)) && !s.admitted && s.call.rule.Method != nil: // the stream was closed at once
		return fault.New(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "没有收到任何内容，请重新提交。")
	}
	return err
}
