package api

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
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

// series are the words that tell the number series apart, such as 样政办公开答〔2026〕1号.
var series = map[pb.NoticeKind]string{
	pb.NoticeKind_NOTICE_KIND_RECEIPT:    "回",
	pb.NoticeKind_NOTICE_KIND_SUPPLEMENT: "补",
	pb.NoticeKind_NOTICE_KIND_EXTENSION:  "延",
	pb.NoticeKind_NOTICE_KIND_REPLY:      "答",
}

// docNumber is the 文号; n is its number in words of print, so that a preview can leave it open.
func docNumber(o store.Organ, kind pb.NoticeKind, year int, n string) string {
	return fmt.Sprintf("%s%s〔%d〕%s号", o.DocPrefix, series[kind], year, n)
}

// openNumber stands in a preview where the number will be.
const openNumber = "××"

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
	return d.render(d.letterOf(c, o, docNumber(o, kind, d.today().Year, openNumber)), kind)
}

func (d *desk) letterOf(c *casework.Case, o store.Organ, number string) *letter {
	today := d.today()
	return &letter{c: c, organ: o, cal: d.Calendar, today: today, number: number, count: casework.Clock(c, d.Calendar, today)}
}

// render prints, and turns what the notice room refuses into faults.
func (d *desk) render(l *letter, kind pb.NoticeKind) (notice.Rendered, error) {
	if kind == pb.NoticeKind_NOTICE_KIND_EXTENSION {
		err := l.extensionHolds()
		if err != nil {
			return notice.Rendered{}, err
		}
	}
	out, err := d.Notices.Render(noticeKinds[kind], l.data(kind))
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
	return out, fault.New(pb.ErrorReason_ERROR_REASON_CONTENT_MISSING, "%s。", text).Need("notice", l.c.Name(), text).Because(err)
}

// extensionHolds refuses an extension notice that would come too late to extend anything (Art 33).
func (l *letter) extensionHolds() error {
	if l.extended().count.ExtendedDays > 0 {
		return nil
	}
	return fault.New(pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, "原答复期限已经届满，今天告知延期不再产生效力，不能出具延期答复告知书。").
		With("case", l.c.Number).Need("extension", l.c.Name(), "延期须在原答复期限届满前告知申请人")
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

// printed is a rendered notice on its way to the record.
type printed struct {
	version int64 // of the case that was rendered
	organ   string
	number  string
	series  string
	year, n int
	event   *pb.NoticeIssued
}

// draft renders the notice and stores its file.
func (s *notices) draft(ctx context.Context, req *pb.IssueNoticeRequest) (*printed, error) {
	organ, number, _ := casework.SplitName(req.Name)
	c, err := s.Store.Case(ctx, organ, number)
	if err != nil {
		return nil, err
	}
	err = casework.MayIssue(c, req.Kind, req.Subject)
	if err != nil {
		return nil, err
	}
	o, err := s.Store.Organ(ctx, organ)
	if err != nil {
		return nil, err
	}
	p := &printed{version: c.Version, organ: organ, number: number, series: series[req.Kind], year: s.today().Year}
	p.n, err = s.Store.PeekNumber(ctx, organ, p.series, p.year)
	if err != nil {
		return nil, err
	}
	l := s.letterOf(c, o, docNumber(o, req.Kind, p.year, fmt.Sprint(p.n)))
	out, err := s.render(l, req.Kind)
	if err != nil {
		return nil, err
	}
	p.event = &pb.NoticeIssued{
		Kind: req.Kind, DocNumber: l.number, IssuedOn: l.today.String(), Pages: int32(out.Pages),
		Template: out.Template, TemplateSha256: out.TemplateHash, Electronic: l.electronic(), Text: out.Text, Subject: req.Subject,
	}
	p.event.Document, err = s.keep(out.PDF, casework.NoticeWord(req.Kind)+" "+l.number, req.ValidateOnly)
	return p, err
}

// keep stores a rendered PDF; for a call that only checks it is described and not stored.
func (s *notices) keep(pdf []byte, title string, validateOnly bool) (*pb.DocumentAdded, error) {
	sum := sha256.Sum256(pdf)
	d := &pb.DocumentAdded{Title: title, MediaType: "application/pdf", SizeBytes: int64(len(pdf)), Sha256: hex.EncodeToString(sum[:])}
	if validateOnly {
		return d, nil
	}
	w, err := s.Store.NewBlob(int64(len(pdf)))
	if err != nil {
		return nil, err
	}
	defer w.Abort()
	_, err = w.Write(pdf)
	if err != nil {
		return nil, err
	}
	_, err = w.Commit()
	return d, err
}

// issue takes the number and appends the event.
func (p *printed) issue(tx *store.Tx, req *pb.IssueNoticeRequest, actor casework.Actor) (proto.Message, error) {
	c, err := tx.Case(p.organ, p.number)
	if err != nil {
		return nil, err
	}
	err = c.CheckEtag(req.Etag)
	if err != nil {
		return nil, err
	}
	n, err := tx.NextNumber(p.organ, p.series, p.year)
	if err != nil {
		return nil, err
	}
	if c.Version != p.version || n != p.n {
		return nil, errMoved
	}
	e, err := casework.Issue(c, proto.Clone(p.event).(*pb.NoticeIssued))
	if err != nil {
		return nil, err
	}
	err = tx.BookNumber(store.NumberEntry{
		Organ: p.organ, Series: p.series, Year: p.year, N: n, DocNumber: p.event.DocNumber, CaseNumber: p.number,
	})
	if err != nil {
		return nil, err
	}
	err = tx.Append(c, actor, e)
	if err != nil {
		return nil, err
	}
	return c.Notices[len(c.Notices)-1], nil
}
