package cli

import (
	"context"
	"fmt"
	"io"
	"mime"
	"strings"

	"github.com/spf13/cobra"

	pb "disclosure/proto/disclosure/v1"
)

// download saves a document, after its digest has been compared.
func (a *app) download() *cobra.Command {
	var force bool
	c := a.newCommand("download 登记号 编号 [-o 文件]", "下载材料，核对 SHA-256 后保存", 1, 2, nil)
	c.mayWriteFile(&force)
	c.run = func(ctx context.Context, args []string) error {
		name, err := a.partArg(ctx, args, "documents")
		if err != nil {
			return err
		}
		if _, err := a.connect(); err != nil {
			return err
		}
		_, s, err := a.fetchDocument(ctx, name, a.downloadName, force)
		if err != nil {
			return err
		}
		return a.printSaved(s)
	}
	return c.done()
}

// downloadName is the file to write: that of -o, else one made of the numbers. The title is never used as a path.
func (a *app) downloadName(d *pb.Document) (string, error) {
	if a.global.output.file != "" {
		return a.global.output.file, nil
	}
	parts := strings.Split(d.Name, "/")
	if len(parts) != 6 || !caseNumber.MatchString(parts[3]) || !partNumber.MatchString(parts[5]) {
		return "", failf(exitOther, "服务器给出的材料名称 %q 无效，请用 -o 指定文件名。", d.Name)
	}
	return parts[3] + "-" + parts[5] + extension(d.MediaType), nil
}

// extensions are those of the common types; others are asked of the system.
var extensions = map[string]string{
	"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png", "image/tiff": ".tif",
	"text/plain": ".txt", "application/zip": ".zip",
}

func extension(mediaType string) string {
	base, _, err := mime.ParseMediaType(mediaType)
	if err != nil {
		return ""
	}
	if ext := extensions[base]; ext != "" {
		return ext
	}
	known, err := mime.ExtensionsByType(base)
	if err != nil || len(known) == 0 {
		return ""
	}
	return known[0]
}

// fetchDocument downloads a document to the file that name chooses.
func (a *app) fetchDocument(ctx context.Context, document string, name func(*pb.Document) (string, error), force bool) (*pb.Document, savedFile, error) {
	var d *pb.Document
	var s savedFile
	err := a.retry(ctx, func() error {
		var err error
		d, s, err = a.fetchOnce(ctx, document, name, force)
		return err
	})
	return d, s, err
}

func (a *app) fetchOnce(ctx context.Context, document string, name func(*pb.Document) (string, error), force bool) (*pb.Document, savedFile, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	conn, err := a.connect()
	if err != nil {
		return nil, savedFile{}, err
	}
	stream, err := pb.NewCaseServiceClient(conn).DownloadDocument(ctx, &pb.DownloadDocumentRequest{Name: document})
	if err != nil {
		return nil, savedFile{}, err
	}
	first, err := stream.Recv()
	if err != nil {
		return nil, savedFile{}, err
	}
	d := first.GetDocument()
	if d == nil {
		return nil, savedFile{}, failf(exitOther, "服务器没有先给出材料说明，下载已放弃。")
	}
	path, err := name(d)
	if err != nil {
		return d, savedFile{}, err
	}
	if err := checkTarget(path, force); err != nil {
		return d, savedFile{}, err
	}
	next, err := chunks(stream, nil)
	if err != nil {
		return d, savedFile{}, err
	}
	s, err := save(path, force, receiver(next), sameDigest(d))
	return d, s, err
}

// sameDigest compares what arrived with what the server announced.
func sameDigest(d *pb.Document) func(string, savedFile) error {
	return func(_ string, s savedFile) error {
		if s.SHA256 != d.Sha256 || s.Size != d.SizeBytes {
			return failf(exitOther, "下载的内容与登记的 SHA-256 或大小不符，文件没有保存。应为 %s（%d 字节），收到 %s（%d 字节）。",
				d.Sha256, d.SizeBytes, s.SHA256, s.Size)
		}
		return nil
	}
}

// receiver hands every piece of a stream on.
func receiver(next func() ([]byte, error)) func(write func([]byte) error) error {
	return func(write func([]byte) error) error {
		for {
			chunk, err := next()
			if err == io.EOF {
				return nil
			}
			if err != nil {
				return err
			}
			if err := write(chunk); err != nil {
				return failf(exitOther, "写入文件：%v", err)
			}
		}
	}
}

// printSaved tells what was written.
func (a *app) printSaved(s savedFile) error {
	if a.global.output.json {
		return a.printValue(s)
	}
	fmt.Fprintf(a.cfg.Out, "已保存：%s（%s，SHA-256 %s）\n", clean(s.File), sizeWords(s.Size), s.SHA256)
	return nil
}
