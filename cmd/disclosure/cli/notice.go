package cli

import (
	"context"
	"io"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
	"google.golang.org/grpc"

	pb "disclosure/proto/disclosure/v1"
)

// notice prints notices and keeps track of their service.
func (a *app) notice() *cobra.Command {
	return a.group("notice", "文书：预览、制发、作废、送达", a.noticePreview(), a.noticeIssue(), a.noticeVoid(),
		a.noticeDispatch(), a.noticeDelivered(), a.noticeProof(), a.noticeFailed())
}

// noticePreview saves the PDF as it would be issued.
func (a *app) noticePreview() *cobra.Command {
	req := &pb.PreviewNoticeRequest{}
	var force bool
	c := a.newCommand("preview 登记号 -o 文件.pdf", "预览文书，不编号、不写入", 1, 1, nil)
	mustChoose(c, &req.Kind, "kind", "文书种类")
	about := subjectFlag(c)
	c.writesFile(&force)
	c.run = func(ctx context.Context, args []string) error {
		var err error
		if req.Name, err = a.caseArg(ctx, args[0]); err != nil {
			return err
		}
		req.Subject = about(req.Name)
		conn, err := a.connect()
		if err != nil {
			return err
		}
		s, err := a.saveStream(ctx, force, func(ctx context.Context) (func() ([]byte, error), error) {
			stream, err := pb.NewNoticeServiceClient(conn).PreviewNotice(ctx, req)
			return chunks(stream, err)
		}, nothingToCheck)
		if err != nil {
			return err
		}
		return a.printSaved(s)
	}
	return c.done()
}

// noticeIssue gives the notice its number, and saves the PDF when -o names a file.
func (a *app) noticeIssue() *cobra.Command {
	req := &pb.IssueNoticeRequest{}
	var force bool
	c := act(a, "issue", "制发文书：编号、定稿、入卷；加 -o 文件.pdf 同时保存", req, pb.NewNoticeServiceClient, pb.NoticeServiceClient.IssueNotice)
	mustChoose(c, &req.Kind, "kind", "文书种类")
	about := subjectFlag(c)
	c.before = func() { req.Subject = about(req.Name) }
	c.mayWriteFile(&force)
	c.after = func(ctx context.Context, res any) error {
		n := res.(*pb.Notice)
		if a.global.output.file == "" || req.ValidateOnly {
			return nil
		}
		_, s, err := a.fetchDocument(ctx, n.Document, func(*pb.Document) (string, error) { return a.global.output.file, nil }, force)
		if err == nil {
			a.note("已保存：%s（%s）", s.File, sizeWords(s.Size))
		}
		return err
	}
	return c.done()
}

func (a *app) noticeVoid() *cobra.Command {
	req := &pb.VoidNoticeRequest{}
	c := actOnPart(a, "notices", "void", "作废未发出的文书，文号保留", req, pb.NewNoticeServiceClient, pb.NoticeServiceClient.VoidNotice)
	c.must(&req.Reason, "reason", "作废的理由")
	return c.done()
}

func (a *app) noticeDispatch() *cobra.Command {
	req := &pb.RecordDispatchRequest{}
	c := actOnPart(a, "notices", "dispatch", "记录文书交出、交邮或发出", req, pb.NewNoticeServiceClient, pb.NoticeServiceClient.RecordDispatch)
	mustChoose(c, &req.Method, "method", "送达方式")
	c.text(&req.Tracking, "tracking", "邮件号或消息编号")
	c.actingDay(&req.DispatchedOn, "on", "交出、交邮或发出的日期")
	c.Flags().Int32SliceVar(&req.Proofs, "proof", nil, "送达凭证的材料编号（可重复；可以以后用 proof 补登）")
	return c.done()
}

func (a *app) noticeDelivered() *cobra.Command {
	req := &pb.RecordDeliveryRequest{}
	c := actOnPart(a, "notices", "delivered", "记录文书签收或到达", req, pb.NewNoticeServiceClient, pb.NoticeServiceClient.RecordDelivery)
	c.mustDay(&req.DeliveredOn, "on", "签收或到达的日期")
	c.text(&req.Evidence, "evidence", "签收人，或者怎样得知送达；写了 --proof 的可以不写")
	c.Flags().Int32SliceVar(&req.Proofs, "proof", nil, "送达凭证的材料编号（可重复）")
	return c.done()
}

// noticeProof names the proof of service, or says why there is none.
func (a *app) noticeProof() *cobra.Command {
	req := &pb.AttachProofRequest{}
	c := actOnPart(a, "notices", "proof", "登记送达凭证（先用 upload --kind DELIVERY_PROOF 上传）", req, pb.NewNoticeServiceClient, pb.NoticeServiceClient.AttachProof)
	c.Flags().Int32SliceVar(&req.Proofs, "document", nil, "凭证的材料编号（可重复）")
	c.text(&req.NoProofReason, "no-proof", "没有凭证的理由")
	return c.done()
}

func (a *app) noticeFailed() *cobra.Command {
	req := &pb.RecordDeliveryFailureRequest{}
	c := actOnPart(a, "notices", "failed", "记录文书退回或送达失败", req, pb.NewNoticeServiceClient, pb.NoticeServiceClient.RecordDeliveryFailure)
	c.must(&req.Reason, "reason", "失败的原因")
	c.actingDay(&req.FailedOn, "on", "得知失败的日期")
	return c.done()
}

func noticeBrief(n *pb.Notice) func(io.Writer) {
	return func(w io.Writer) {
		p := page{w}
		p.line("文书", facts(label(n.Kind), n.Number, label(n.State)))
		p.line("名称", n.Name)
		p.line("制发日", n.IssuedOn)
		p.line("送达", facts(label(n.Method), fact("发出 ", n.DispatchedOn), fact("送达 ", n.DeliveredOn), fact("单号 ", n.Tracking)))
		p.line("凭证", facts(proofList(n.Proofs), fact("没有凭证：", n.NoProofReason)))
		p.line("原因", n.Failure)
		p.line("材料", n.Document)
	}
}

// proofList names documents by their numbers.
func proofList(names []string) string {
	var numbers []string
	for _, n := range names {
		numbers = append(numbers, lastPart(n))
	}
	return fact("材料 ", strings.Join(numbers, "、"))
}

// chunked is a message that holds a piece of a file.
type chunked interface{ GetChunk() []byte }

// chunks turns a stream of pieces into a function that gives the next piece.
func chunks[T any, P interface {
	*T
	chunked
}](stream grpc.ServerStreamingClient[T], err error) (func() ([]byte, error), error) {
	if err != nil {
		return nil, err
	}
	return func() ([]byte, error) {
		m, err := stream.Recv()
		if err != nil {
			return nil, err
		}
		return P(m).GetChunk(), nil
	}, nil
}

// subjectFlag binds --about: the consultation or notice that a letter is about, as consultations/1 or notices/2.
func subjectFlag(c *command) func(name string) string {
	var about string
	c.text(&about, "about", "所关于的征求意见、文书或程序，如 consultations/1、notices/2、proceedings/1")
	c.check(func() error {
		if about != "" && !partOfCase.MatchString(about) {
			return usagef("--about %q 无效，请写成 consultations/1、notices/2 或 proceedings/1。", about)
		}
		return nil
	})
	return func(name string) string {
		if about == "" {
			return ""
		}
		return name + "/" + about
	}
}

var partOfCase = regexp.MustCompile(`^(consultations|notices|proceedings)/[0-9]{1,4}$`)
