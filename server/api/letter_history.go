package api

import (
	"context"
	"slices"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/fault"
	"disclosure/server/notice"
)

// toldByEvents are the kinds of letters that state what only the events know: who said what, and what a party was asked.
var toldByEvents = []pb.NoticeKind{
	pb.NoticeKind_NOTICE_KIND_CONSULTATION, pb.NoticeKind_NOTICE_KIND_CONSULTATION_TOLD,
	pb.NoticeKind_NOTICE_KIND_CO_MAKER_CONSULTATION, pb.NoticeKind_NOTICE_KIND_DISCLOSURE_TOLD,
	pb.NoticeKind_NOTICE_KIND_REPLY, pb.NoticeKind_NOTICE_KIND_WITHDRAWAL, pb.NoticeKind_NOTICE_KIND_APPROVAL_SHEET,
	pb.NoticeKind_NOTICE_KIND_EXTENSION_SHEET,
}

// history gives the events of a case up to the version that was read, for the letters that need them.
func (d *desk) history(ctx context.Context, c *casework.Case, kind pb.NoticeKind) ([]*pb.Event, error) {
	if !slices.Contains(toldByEvents, kind) {
		return nil, nil
	}
	return d.Store.Events(ctx, c.Organ, c.Number, 0, int(c.Version))
}

// checkReviewed refuses a reply that does not say, word for word, what was reviewed and signed off: number and date apart, its
// text must be that of the submission.
func (l *letter) checkReviewed(out notice.Rendered) error {
	if l.kind != pb.NoticeKind_NOTICE_KIND_REPLY {
		return nil
	}
	reviewed := ""
	for _, e := range l.history {
		if s := e.GetSubmitted(); s != nil {
			reviewed = s.PreviewSha256
		}
	}
	if out.ContentHash == reviewed {
		return nil
	}
	const text = "答复书的内容与送审、签发时不一致（例如期间更换了模板、补充了材料或者登记了新的办理情况），不能出文；请退回承办人，重新提交审核、签发。"
	return fault.New(pb.ErrorReason_ERROR_REASON_CONTENT_MISSING, text).With("case", l.c.Number).
		With("reviewedSha256", reviewed).With("contentSha256", out.ContentHash).
		Need("reviewed_content", l.c.Name(), "与签发内容一致的答复书")
}
