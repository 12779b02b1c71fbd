package api

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"google.golang.org/grpc"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/fault"
	"disclosure/server/identity"
	"disclosure/server/store"
)

// The letters of a matter: the answer to a request for correction, and the word that it was passed on (Regulation Art 41).

func (s *matters) PreviewMatterNotice(req *pb.PreviewMatterNoticeRequest, stream grpc.ServerStreamingServer[pb.PreviewMatterNoticeResponse]) error {
	organ, number, _ := casework.SplitName(req.Name)
	m, o, err := s.matterAndOrgan(stream.Context(), organ, number)
	if err == nil {
		err = mayWrite(m, req.Letter.Kind)
	}
	if err != nil {
		return err
	}
	today := s.today()
	out, err := s.print(noticeKinds[req.Letter.Kind], s.matterData(m, o, req.Letter, docNumber(o, req.Letter.Kind, today.Year, openNumber)), req.Name)
	if err != nil {
		return err
	}
	return sendChunks(bytes.NewReader(out.PDF), func(chunk []byte) error {
		return stream.Send(&pb.PreviewMatterNoticeResponse{Chunk: chunk})
	})
}

// IssueMatterNotice renders outside of the transaction, as IssueNotice does.
func (s *matters) IssueMatterNotice(ctx context.Context, req *pb.IssueMatterNoticeRequest) (*pb.Matter, error) {
	const attempts = 8
	for range attempts {
		out, err := s.issue(ctx, req)
		if !errors.Is(err, errMoved) {
			return out, err
		}
	}
	return nil, fault.New(pb.ErrorReason_ERROR_REASON_SERVER_BUSY, "同一文号序列正被频繁使用，本次没有出文，请稍候重试。")
}

func (s *matters) issue(ctx context.Context, req *pb.IssueMatterNoticeRequest) (*pb.Matter, error) {
	draft, n, refusal := s.draft(ctx, req)
	actor := identity.CallerFrom(ctx).Actor()
	return s.act(ctx, req, func(tx *store.Tx) (store.Matter, error) {
		if refusal != nil {
			return store.Matter{}, refusal // after the store has looked for the answer of a repeated call
		}
		m, err := openMatter(tx, req.Name, req.Etag)
		if err != nil {
			return m, err
		}
		err = draft.takeNumber(tx, m.Version)
		if err != nil {
			return m, err
		}
		return tx.IssueMatterNotice(m, actor, n)
	})
}

// draft renders the letter with the number that comes next, and stores its file.
func (s *matters) draft(ctx context.Context, req *pb.IssueMatterNoticeRequest) (*printed, store.MatterNotice, error) {
	organ, number, _ := casework.SplitName(req.Name)
	var n store.MatterNotice
	m, o, err := s.matterAndOrgan(ctx, organ, number)
	if err == nil {
		err = mayWrite(m, req.Letter.Kind)
	}
	if err != nil {
		return nil, n, err
	}
	today := s.today()
	pattern, _ := numberingOf(o, req.Letter.Kind)
	p := &printed{version: m.Version, organ: organ, number: store.MatterPlace(number), year: today.Year, series: pattern.series()}
	p.n, err = s.Store.PeekNumber(ctx, organ, p.series, p.year)
	if err != nil {
		return nil, n, err
	}
	n = store.MatterNotice{Kind: req.Letter.Kind, DocNumber: pattern.write(p.year, fmt.Sprint(p.n)), IssuedOn: today.String()}
	out, err := s.print(noticeKinds[n.Kind], s.matterData(m, o, req.Letter, n.DocNumber), req.Name)
	if err != nil {
		return nil, n, err
	}
	p.event = &pb.NoticeIssued{DocNumber: n.DocNumber}
	file, err := s.keep(out.PDF, casework.NoticeWord(n.Kind)+" "+n.DocNumber, req.ValidateOnly)
	if err != nil {
		return nil, n, err
	}
	n.SHA256, n.Size, n.Pages = file.Sha256, file.SizeBytes, out.Pages
	n.Template, n.TemplateSHA256, n.Text = out.Template, out.TemplateHash, out.Text
	return p, n, nil
}

func (s *matters) VoidMatterNotice(ctx context.Context, req *pb.VoidMatterNoticeRequest) (*pb.Matter, error) {
	actor := identity.CallerFrom(ctx).Actor()
	return s.act(ctx, req, func(tx *store.Tx) (store.Matter, error) {
		m, err := openMatter(tx, req.Name, req.Etag)
		if err != nil {
			return m, err
		}
		n, err := m.Notice(int(part(req.Name)))
		if err != nil {
			return m, err
		}
		if n.VoidReason != "" {
			return m, fault.New(pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, "文书 %s 已经作废。", n.DocNumber).With("matter", m.Number).
				Need("state", req.Name, "文书有效")
		}
		return tx.VoidMatterNotice(m, actor, n, req.Reason)
	})
}

func (s *matters) DownloadMatterNotice(req *pb.DownloadMatterNoticeRequest, stream grpc.ServerStreamingServer[pb.DownloadMatterNoticeResponse]) error {
	organ, number, _ := casework.SplitName(req.Name)
	m, err := s.Store.Matter(stream.Context(), organ, number)
	if err != nil {
		return err
	}
	n, err := m.Notice(int(part(req.Name)))
	if err != nil {
		return err
	}
	file, err := s.Store.OpenBlob(n.SHA256)
	if err != nil {
		return err
	}
	defer file.Close()
	return sendChunks(file, func(chunk []byte) error { return stream.Send(&pb.DownloadMatterNoticeResponse{Chunk: chunk}) })
}
