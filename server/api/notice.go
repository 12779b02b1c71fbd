package api

import (
	"context"
	"errors"
	"fmt"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/fault"
	"disclosure/server/identity"
	"disclosure/server/notice"
	"disclosure/server/store"
)

// notices prints notices and keeps track of their service.
type notices struct {
	pb.UnsafeNoticeServiceServer
	*desk
}

var _ pb.NoticeServiceServer = (*notices)(nil)

func (s *notices) PreviewNotice(req *pb.PreviewNoticeRequest, stream grpc.ServerStreamingServer[pb.PreviewNoticeResponse]) error {
	organ, number, _ := casework.SplitName(req.Name)
	c, err := s.Store.Case(stream.Context(), organ, number)
	if err != nil {
		return err
	}
	out, err := s.preview(stream.Context(), c, req.Kind, req.Subject)
	if err != nil {
		return err
	}
	for pdf := out.PDF; len(pdf) > 0; pdf = pdf[min(chunkBytes, len(pdf)):] {
		err = stream.Send(&pb.PreviewNoticeResponse{Chunk: pdf[:min(chunkBytes, len(pdf))]})
		if err != nil {
			return err
		}
	}
	return nil
}

// preview renders a notice as it would be issued today, its number left open.
func (d *desk) preview(ctx context.Context, c *casework.Case, kind pb.NoticeKind, subject string) (notice.Rendered, error) {
	err := casework.MayPreview(c, kind, subject)
	if err != nil {
		return notice.Rendered{}, err
	}
	o, err := d.Store.Organ(ctx, c.Organ)
	if err != nil {
		return notice.Rendered{}, err
	}
	l, err := d.letterOf(ctx, c, o, kind, subject)
	if err != nil {
		return notice.Rendered{}, err
	}
	l.number = docNumber(o, kind, l.today.Year, openNumber)
	return d.render(l)
}

// letterOf gathers what a letter is made from; its number is still open.
func (d *desk) letterOf(ctx context.Context, c *casework.Case, o store.Organ, kind pb.NoticeKind, subject string) (*letter, error) {
	today, cal := d.today(), d.calendarOf(c.Organ)
	history, err := d.history(ctx, c, kind)
	if err != nil {
		return nil, err
	}
	return &letter{
		c: c, kind: kind, subject: subject, organ: o, cal: cal, today: today,
		count: casework.Clock(c, cal, today), history: history,
	}, nil
}

// render prints, and turns what the notice room refuses into faults.
func (d *desk) render(l *letter) (notice.Rendered, error) {
	err := l.holds()
	if err != nil {
		return notice.Rendered{}, err
	}
	return d.print(l.template(), l.data(), l.c.Name())
}

// print renders; what is missing is missing of the resource of that name.
func (d *desk) print(kind notice.Kind, data notice.Data, name string) (notice.Rendered, error) {
	out, err := d.Notices.Render(kind, data)
	if err == nil {
		return out, nil
	}
	text := notice.Chinese(err)
	if text == "" {
		return out, err
	}
	var glyph *notice.TextError
	if errors.As(err, &glyph) {
		return out, fault.New(pb.ErrorReason_ERROR_REASON_GLYPH_MISSING, "%s。", text).With("field", glyph.Field).
			With("character", string(glyph.Rune)).With("codePoint", fmt.Sprintf("U+%04X", glyph.Rune)).Because(err)
	}
	return out, fault.New(pb.ErrorReason_ERROR_REASON_CONTENT_MISSING, "%s。", text).Need("notice", name, text).Because(err)
}

// IssueNotice renders outside of the transaction, with the number that comes next, and issues inside of it if neither the
// case nor the number moved meanwhile; so printing never holds up the register.
func (s *notices) IssueNotice(ctx context.Context, req *pb.IssueNoticeRequest) (*pb.Notice, error) {
	const attempts = 8
	for range attempts {
		out, err := s.issue(ctx, req)
		if !errors.Is(err, errMoved) {
			return out, err
		}
	}
	return nil, fault.New(pb.ErrorReason_ERROR_REASON_SERVER_BUSY, "同一文号序列正被频繁使用，本次没有出文，请稍候重试。")
}

// errMoved says that the case or the number moved between rendering and issuing.
var errMoved = errors.New("case or number moved while the notice was rendered")

func (s *notices) issue(ctx context.Context, req *pb.IssueNoticeRequest) (*pb.Notice, error) {
	draft, refusal := s.draft(ctx, req)
	actor := identity.CallerFrom(ctx).Actor()
	out, err := s.Store.Act(ctx, actOf(ctx, req, func() proto.Message { return &pb.Notice{} }), func(tx *store.Tx) (proto.Message, error) {
		if refusal != nil {
			return nil, refusal // after the store has looked for the answer of a repeated call
		}
		return draft.issue(tx, req, actor)
	})
	if err != nil {
		return nil, err
	}
	return out.(*pb.Notice), nil
}
