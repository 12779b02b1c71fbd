package cli

import (
	"archive/zip"
	"context"

	"github.com/spf13/cobra"

	pb "disclosure/proto/disclosure/v1"
)

// export saves the case file. The export is itself an event of the record.
func (a *app) export() *cobra.Command {
	req := &pb.ExportCaseFileRequest{}
	var ch change
	var force bool
	c := a.newCommand("export 登记号 -o 文件.zip", "导出卷宗", 1, 1, nil)
	c.must(&req.Reason, "reason", "导出的理由，如 行政复议举证")
	c.must(&req.Recipient, "recipient", "交给谁")
	choose(c, &req.Variant, "variant", "副本种类")
	c.writesFile(&force)
	c.last = func() { ch.bind(c, req) }
	c.run = func(ctx context.Context, args []string) error {
		var err error
		if req.Name, err = a.caseArg(ctx, args[0]); err != nil {
			return err
		}
		conn, err := a.connect()
		if err != nil {
			return err
		}
		ch.stamp(a, req)
		s, err := a.saveStream(ctx, force, func(ctx context.Context) (func() ([]byte, error), error) {
			stream, err := pb.NewRecordServiceClient(conn).ExportCaseFile(ctx, req)
			return chunks(stream, err)
		}, isZip)
		if err != nil {
			return err
		}
		return a.printSaved(s)
	}
	return c.done()
}

// isZip refuses a case file whose table of contents did not arrive.
func isZip(temp string, _ savedFile) error {
	z, err := zip.OpenReader(temp)
	if err != nil {
		return failf(exitOther, "收到的卷宗不是完整的 ZIP 文件，没有保存：%v", err)
	}
	return z.Close()
}

func nothingToCheck(string, savedFile) error { return nil }

// saveStream saves a stream to the file of -o, from the beginning again while the server is unavailable.
func (a *app) saveStream(ctx context.Context, force bool, open func(context.Context) (func() ([]byte, error), error), check func(string, savedFile) error) (savedFile, error) {
	path := a.global.output.file
	if err := checkTarget(path, force); err != nil {
		return savedFile{}, err
	}
	var s savedFile
	err := a.retry(ctx, func() error {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		next, err := open(ctx)
		if err != nil {
			return err
		}
		s, err = save(path, force, receiver(next), check)
		return err
	})
	return s, err
}
