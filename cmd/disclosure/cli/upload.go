package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	pb "disclosure/proto/disclosure/v1"
)

// chunkSize is the most that one message of an upload may hold.
const chunkSize = 256 << 10

// upload adds a file to a case.
func (a *app) upload() *cobra.Command {
	h := &pb.UploadHeader{}
	var ch change
	c := a.newCommand("upload 登记号 文件", "上传材料", 2, 2, nil)
	mustChoose(c, &h.Kind, "kind", "材料种类")
	c.text(&h.Title, "title", "材料名称，默认为文件名")
	c.origin(h)
	c.last = func() { ch.bind(c, h) }
	c.run = func(ctx context.Context, args []string) error {
		var err error
		if h.Parent, err = a.caseArg(ctx, args[0]); err != nil {
			return err
		}
		if h.Title == "" {
			h.Title = filepath.Base(args[1])
		}
		f, err := os.Open(args[1])
		if err != nil {
			return failf(exitOther, "打开文件：%v", err)
		}
		defer f.Close()
		if h.Sha256, err = digestOf(f); err != nil {
			return err
		}
		if _, err := a.connect(); err != nil {
			return err
		}
		ch.stamp(a, h)
		return a.uploadFile(ctx, h, f)
	}
	return c.done()
}

func digestOf(f *os.File) (string, error) {
	digest := sha256.New()
	n, err := io.Copy(digest, f)
	if err != nil {
		return "", failf(exitOther, "读取文件：%v", err)
	}
	if n == 0 {
		return "", failf(exitInvalid, "文件 %s 是空的。", f.Name())
	}
	return hex.EncodeToString(digest.Sum(nil)), nil
}

func (a *app) uploadFile(ctx context.Context, h *pb.UploadHeader, f *os.File) error {
	var d *pb.Document
	err := a.retry(ctx, func() error {
		if _, err := f.Seek(0, io.SeekStart); err != nil {
			return failf(exitOther, "读取文件：%v", err)
		}
		var err error
		d, err = a.send(ctx, h, f)
		return err
	})
	if err != nil {
		return err
	}
	return a.print(d, func(w io.Writer) {
		p := page{w}
		p.line("材料", facts(lastPart(d.Name)+"号", label(d.Kind), d.Title))
		p.line("名称", d.Name)
		p.line("来源", originLine(d))
		p.line("内容", facts(d.MediaType, sizeWords(d.SizeBytes), renderingLine(d)))
		p.line("SHA-256", d.Sha256)
	})
}

// send makes one attempt. io.EOF from Send means that the server has already answered: its answer says why.
func (a *app) send(ctx context.Context, h *pb.UploadHeader, f io.Reader) (*pb.Document, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	conn, err := a.connect()
	if err != nil {
		return nil, err
	}
	stream, err := pb.NewCaseServiceClient(conn).UploadDocument(ctx)
	if err != nil {
		return nil, err
	}
	err = stream.Send(&pb.UploadDocumentRequest{Part: &pb.UploadDocumentRequest_Header{Header: h}})
	for err == nil {
		chunk := make([]byte, chunkSize)
		n, readErr := io.ReadFull(f, chunk)
		if n > 0 {
			err = stream.Send(&pb.UploadDocumentRequest{Part: &pb.UploadDocumentRequest_Chunk{Chunk: chunk[:n]}})
		}
		if errors.Is(readErr, io.EOF) || errors.Is(readErr, io.ErrUnexpectedEOF) {
			break
		}
		if readErr != nil {
			return nil, failf(exitOther, "读取文件：%v", readErr)
		}
	}
	if err != nil && err != io.EOF {
		return nil, err
	}
	return stream.CloseAndRecv()
}
