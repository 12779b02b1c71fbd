package demo

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/uuid"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casefile/bag"
	"disclosure/server/casefile/verify"
	"disclosure/server/record"
)

// exported is the sample whose case file the demo always exports.
const exported = "trade-secret-third-party"

// caseFiles exports the case files of the demo and checks each as whoever gets it would, by keys from elsewhere.
func (p *player) caseFiles(ctx context.Context, s *samples, all bool) (string, error) {
	x := p.played[exported]
	keys, err := x.publicKeys(ctx)
	if err != nil {
		return "", err
	}
	path := filepath.Join(p.folder, "case-file-"+exported+".zip")
	err = x.export(ctx, pb.CaseFileVariant_CASE_FILE_VARIANT_FULL, path)
	if err == nil {
		err = verifyFile(path, keys)
	}
	if err != nil || !all {
		return fmt.Sprintf("卷宗：%s，核对通过", path), err
	}
	count := 0
	for _, r := range s.Requests {
		for _, v := range variants {
			code := strings.ToLower(strings.TrimPrefix(v.String(), "CASE_FILE_VARIANT_"))
			file := filepath.Join(p.folder, "case-files", r.Key+"-"+code+".zip")
			err = p.played[r.Key].export(ctx, v, file)
			if err == nil {
				err = verifyFile(file, keys)
			}
			if err != nil {
				return "", err
			}
			count++
		}
	}
	return fmt.Sprintf("卷宗：%s\n全部卷宗：%s，%d 份，核对全部通过", path, filepath.Join(p.folder, "case-files"), count), nil
}

// variants of a case file.
var variants = []pb.CaseFileVariant{
	pb.CaseFileVariant_CASE_FILE_VARIANT_FULL, pb.CaseFileVariant_CASE_FILE_VARIANT_APPLICANT, pb.CaseFileVariant_CASE_FILE_VARIANT_REDACTED,
}

// export saves a case file.
func (x *play) export(ctx context.Context, variant pb.CaseFileVariant, path string) error {
	ctx, err := x.as(ctx, legal)
	if err != nil {
		return err
	}
	stream, err := pb.NewRecordServiceClient(x.conn).ExportCaseFile(ctx, &pb.ExportCaseFileRequest{
		Name: x.name, RequestId: uuid.NewString(), Reason: "行政复议举证", Recipient: "样例县人民政府行政复议机构", Variant: variant,
	})
	if err != nil {
		return err
	}
	return saveStream(path, func() ([]byte, error) {
		m, err := stream.Recv()
		return m.GetChunk(), err
	})
}

// publicKeys asks the service for the keys of the log.
func (x *play) publicKeys(ctx context.Context) (record.Keys, error) {
	ctx, err := x.as(ctx, legal)
	if err != nil {
		return nil, err
	}
	organ, _, _ := strings.Cut(x.name, "/cases/")
	res, err := pb.NewRecordServiceClient(x.conn).GetCheckpoint(ctx, &pb.GetCheckpointRequest{Name: organ})
	if err != nil {
		return nil, err
	}
	return record.ParseKeys([]byte(res.Keys))
}

// verifyFile fails when a case file does not verify.
func verifyFile(path string, keys record.Keys) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	r := verify.Verify(bag.OpenZip(f, info.Size()), verify.Options{Keys: keys})
	complete := slices.ContainsFunc(r.Levels, func(l verify.Level) bool { return l.Name == "case" && l.Status == verify.Passed })
	if r.Result == verify.Passed && complete {
		return nil
	}
	var report strings.Builder
	return errors.Join(fmt.Errorf("卷宗 %s 核对不通过", path), r.WriteText(&report), errors.New(report.String()))
}
