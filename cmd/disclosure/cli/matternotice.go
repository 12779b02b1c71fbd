package cli

import (
	"context"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	pb "disclosure/proto/disclosure/v1"
)

// letterFlags bind what a letter about a request for correction states.
func letterFlags(c *command, x *pb.MatterLetter) {
	mustChoose(c, &x.Kind, "kind", "文书，更正申请答复书或者转送告知书",
		pb.NoticeKind_NOTICE_KIND_CORRECTION.Number(), pb.NoticeKind_NOTICE_KIND_REFERRAL.Number())
	c.must(&x.Record, "record", "要求更正的政府信息的名称、文号")
	c.Flags().BoolVar(&x.Corrected, "corrected", false, "予以更正（不写表示不予更正）")
	c.text(&x.Basis, "basis", "答复的依据")
	c.text(&x.Outcome, "outcome", "更正后的内容，或者不予更正的理由")
	c.text(&x.SentTo, "sent-to", "转送给哪个机关")
	c.text(&x.Contact, "contact", "该机关的地址、电话")
}

// matterPreview saves the PDF as it would be issued.
func (a *app) matterPreview() *cobra.Command {
	req := &pb.PreviewMatterNoticeRequest{Letter: &pb.MatterLetter{}}
	var force bool
	c := a.newCommand("preview 编号 -o 文件.pdf", "预览更正申请的答复书或者转送告知书，不编号、不写入", 1, 1, nil)
	letterFlags(c, req.Letter)
	c.writesFile(&force)
	c.run = func(ctx context.Context, args []string) error {
		var err error
		if req.Name, err = a.matterArg(ctx, args); err != nil {
			return err
		}
		return a.saveChunks(ctx, force, func(ctx context.Context, m pb.MatterServiceClient) (func() ([]byte, error), error) {
			stream, err := m.PreviewMatterNotice(ctx, req)
			return chunks(stream, err)
		})
	}
	return c.done()
}

// saveChunks saves what the matter service streams.
func (a *app) saveChunks(ctx context.Context, force bool, open func(context.Context, pb.MatterServiceClient) (func() ([]byte, error), error)) error {
	conn, err := a.connect()
	if err != nil {
		return err
	}
	s, err := a.saveStream(ctx, force, func(ctx context.Context) (func() ([]byte, error), error) {
		return open(ctx, pb.NewMatterServiceClient(conn))
	}, nothingToCheck)
	if err != nil {
		return err
	}
	return a.printSaved(s)
}

func (a *app) matterIssue() *cobra.Command {
	req := &pb.IssueMatterNoticeRequest{Letter: &pb.MatterLetter{}}
	c := actOn(a, "issue 编号", "制发更正申请的答复书或者转送告知书：编号、定稿", 1, a.matterArg, req, pb.NewMatterServiceClient, pb.MatterServiceClient.IssueMatterNotice)
	letterFlags(c, req.Letter)
	return c.done()
}

// matterNoticeArg is the resource name of a letter: number of the matter, and of the letter.
func (a *app) matterNoticeArg(ctx context.Context, args []string) (string, error) {
	if len(args) < 2 {
		return "", usagef("请写明事项的编号和文书的编号，例如 2026-0001 1。")
	}
	name, err := a.matterArg(ctx, args)
	if err != nil {
		return "", err
	}
	if n, err := strconv.Atoi(args[1]); err != nil || n < 1 || n > 9999 {
		return "", usagef("文书编号 %q 无效，请写成 1、2 这样的数字。", args[1])
	}
	return fmt.Sprintf("%s/notices/%s", name, args[1]), nil
}

func (a *app) matterVoid() *cobra.Command {
	req := &pb.VoidMatterNoticeRequest{}
	c := actOn(a, "void 编号 文书编号", "作废未发出的文书，文号保留", 2, a.matterNoticeArg, req, pb.NewMatterServiceClient, pb.MatterServiceClient.VoidMatterNotice)
	c.must(&req.Reason, "reason", "作废的理由")
	return c.done()
}

// matterDownload saves the PDF of a letter.
func (a *app) matterDownload() *cobra.Command {
	req := &pb.DownloadMatterNoticeRequest{}
	var force bool
	c := a.newCommand("download 编号 文书编号 -o 文件.pdf", "保存文书", 2, 2, nil)
	c.writesFile(&force)
	c.run = func(ctx context.Context, args []string) error {
		var err error
		if req.Name, err = a.matterNoticeArg(ctx, args); err != nil {
			return err
		}
		return a.saveChunks(ctx, force, func(ctx context.Context, m pb.MatterServiceClient) (func() ([]byte, error), error) {
			stream, err := m.DownloadMatterNotice(ctx, req)
			return chunks(stream, err)
		})
	}
	return c.done()
}
