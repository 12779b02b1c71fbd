package api

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/store"
)

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
	l, err := s.letterOf(ctx, c, o, req.Kind, req.Subject)
	if err != nil {
		return nil, err
	}
	p := &printed{version: c.Version, organ: organ, number: number, year: l.today.Year}
	if pattern, numbered := numberingOf(o, req.Kind); numbered {
		p.series = pattern.series()
		p.n, err = s.Store.PeekNumber(ctx, organ, p.series, p.year)
		if err != nil {
			return nil, err
		}
		l.number = pattern.write(p.year, fmt.Sprint(p.n))
	}
	l.anchor = s.anchor(ctx, l)
	out, err := s.render(l)
	if err != nil {
		return nil, err
	}
	err = l.checkReviewed(out)
	if err != nil {
		return nil, err
	}
	p.event = &pb.NoticeIssued{
		Kind: req.Kind, DocNumber: l.number, IssuedOn: l.today.String(), Pages: int32(out.Pages),
		Template: out.Template, TemplateSha256: out.TemplateHash, Electronic: l.electronic(), Text: out.Text, Subject: req.Subject,
	}
	p.event.Document, err = s.keep(out.PDF, strings.TrimSpace(casework.NoticeWord(req.Kind)+" "+l.number), req.ValidateOnly)
	return p, err
}

// anchored are the letters that every applicant gets and keeps.
var anchored = []pb.NoticeKind{
	pb.NoticeKind_NOTICE_KIND_RECEIPT, pb.NoticeKind_NOTICE_KIND_RECEIPT_CONFIRMATION, pb.NoticeKind_NOTICE_KIND_REPLY,
}

// anchor is what is printed of the last checkpoint, by which whoever holds the letter can prove that the record up to it was not
// changed: a line, and a square code with the whole root. It is printed at issue only, so that a preview stays the same while others
// work; and no letter waits for it.
type anchor struct{ line, code string }

func (s *notices) anchor(ctx context.Context, l *letter) anchor {
	if !slices.Contains(anchored, l.kind) {
		return anchor{}
	}
	seal, err := s.Store.Checkpoint(ctx, l.c.Organ)
	if err != nil {
		s.Log.WarnContext(ctx, "a letter is issued without the line of a checkpoint", "organ", l.c.Organ, "cause", err)
		return anchor{}
	}
	if seal.Note == nil {
		return anchor{}
	}
	return anchor{seal.Line(), seal.Code()}
}

// keep stores a rendered PDF; for a call that only checks it is described and not stored.
func (s *desk) keep(pdf []byte, title string, validateOnly bool) (*pb.DocumentAdded, error) {
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
	err = p.takeNumber(tx, c.Version)
	if err != nil {
		return nil, err
	}
	e, err := casework.Issue(c, proto.Clone(p.event).(*pb.NoticeIssued))
	if err != nil {
		return nil, err
	}
	err = tx.Append(c, actor, e)
	if err != nil {
		return nil, err
	}
	return c.Notices[len(c.Notices)-1], nil
}

// takeNumber takes the number that was printed and books it. A paper without 文号 takes none.
func (p *printed) takeNumber(tx *store.Tx, version int64) error {
	if version != p.version {
		return errMoved
	}
	if p.series == "" {
		return nil
	}
	n, err := tx.NextNumber(p.organ, p.series, p.year)
	if err != nil {
		return err
	}
	if n != p.n {
		return errMoved
	}
	return tx.BookNumber(store.NumberEntry{
		Organ: p.organ, Series: p.series, Year: p.year, N: n, DocNumber: p.event.DocNumber, CaseNumber: p.number,
	})
}
