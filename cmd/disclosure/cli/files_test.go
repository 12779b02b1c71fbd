package cli

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	pb "disclosure/proto/disclosure/v1"
)

// received keeps what an upload sent.
type received struct {
	header *pb.UploadHeader
	chunks []int
	data   bytes.Buffer
}

// takeUpload answers an upload like a server: the header first, then the chunks, then a document.
func (r *received) takeUpload(s grpc.ServerStream) error {
	*r = received{}
	for {
		m := &pb.UploadDocumentRequest{}
		err := s.RecvMsg(m)
		if errors.Is(err, io.EOF) {
			return s.SendMsg(&pb.Document{Name: r.header.Parent + "/documents/1", Kind: r.header.Kind, Title: r.header.Title})
		}
		if err != nil {
			return err
		}
		if h := m.GetHeader(); h != nil {
			r.header = h
			continue
		}
		r.chunks = append(r.chunks, len(m.GetChunk()))
		r.data.Write(m.GetChunk())
	}
}

func TestUpload(t *testing.T) {
	f := signedIn(t)
	var got received
	ids := map[string]int{}
	f.streams["UploadDocument"] = func(s grpc.ServerStream) error {
		if err := got.takeUpload(s); err != nil {
			return err
		}
		if ids[got.header.RequestId]++; ids[got.header.RequestId] == 1 {
			return status.Error(codes.Unavailable, "stopping")
		}
		return nil
	}
	content := strings.Repeat("档", chunkSize/2)
	path := write(t, f, "申请书.txt", content)
	f.run(t, "upload", "2026-0001", path, "--kind", "REQUEST", "--received-on", "2026-03-02", "--origin", "POST", "--reference", "EA123456789CN",
		"--source", "张三", "--form", "原件", "--pages", "3").want(t, exitOK)
	if got.data.String() != content || len(got.chunks) != 2 || got.chunks[0] != chunkSize {
		t.Errorf("chunks %v, %d bytes", got.chunks, got.data.Len())
	}
	if h := got.header; h.Title != "申请书.txt" || h.Sha256 != digest(content) || h.Kind != pb.DocumentKind_DOCUMENT_KIND_REQUEST || ids[h.RequestId] != 2 {
		t.Errorf("header = %v, calls by request_id %v", h, ids)
	}
	if h := got.header; h.ReceivedOn != "2026-03-02" || h.Origin != pb.DocumentOrigin_DOCUMENT_ORIGIN_POST || h.OriginReference != "EA123456789CN" ||
		h.Source != "张三" || h.Form != pb.DocumentForm_DOCUMENT_FORM_ORIGINAL || h.Pages != 3 {
		t.Errorf("header = %v", h)
	}
	f.run(t, "upload", "2026-0001", write(t, f, "empty", ""), "--kind", "REQUEST").want(t, exitInvalid)
}

func TestUploadRefusedInTheMiddle(t *testing.T) {
	f := signedIn(t)
	f.streams["UploadDocument"] = func(grpc.ServerStream) error { return refusal(t, codes.ResourceExhausted, "DOCUMENT_TOO_LARGE") }
	r := f.run(t, "upload", "2026-0001", write(t, f, "a", strings.Repeat("a", 8<<20)), "--kind", "REQUEST").want(t, exitInvalid)
	if !strings.Contains(r.err, "DOCUMENT_TOO_LARGE") {
		t.Error(r.err)
	}
}

// give answers a download with a document of this digest and the content in two pieces.
func give(sha256, content string) func(grpc.ServerStream) error {
	return func(s grpc.ServerStream) error {
		d := &pb.Document{
			Name: "organs/yangli/cases/2026-0001/documents/3", Title: "../../etc/passwd", MediaType: "application/pdf",
			SizeBytes: int64(len(content)), Sha256: sha256,
		}
		s.SendMsg(&pb.DownloadDocumentResponse{Part: &pb.DownloadDocumentResponse_Document{Document: d}})
		for _, part := range []string{content[:2], content[2:]} {
			s.SendMsg(&pb.DownloadDocumentResponse{Part: &pb.DownloadDocumentResponse_Chunk{Chunk: []byte(part)}})
		}
		return nil
	}
}

func TestDownload(t *testing.T) {
	f := signedIn(t)
	t.Chdir(f.dir)
	f.streams["DownloadDocument"] = give(digest("content"), "content")
	r := f.run(t, "download", "2026-0001", "3").want(t, exitOK)
	if !strings.Contains(r.out, "2026-0001-3.pdf") || read(t, f.file("2026-0001-3.pdf")) != "content" {
		t.Error(r.out)
	}
	f.run(t, "download", "2026-0001", "3").want(t, exitOther)
	f.streams["DownloadDocument"] = give(digest("newer"), "newer")
	f.run(t, "download", "2026-0001", "3", "--force", "-o", "json").want(t, exitOK)
	if read(t, f.file("2026-0001-3.pdf")) != "newer" {
		t.Error("--force did not overwrite")
	}
	noLeftovers(t, f)
}

func TestDownloadRefusesAnotherContent(t *testing.T) {
	f := signedIn(t)
	f.streams["DownloadDocument"] = give(digest("other"), "content")
	r := f.run(t, "download", "2026-0001", "3", "-o", f.file("x.pdf")).want(t, exitOther)
	if _, err := os.Stat(f.file("x.pdf")); err == nil || !strings.Contains(r.err, "SHA-256") {
		t.Errorf("saved all the same: %s", r.err)
	}
	noLeftovers(t, f)
}

func TestExport(t *testing.T) {
	var z bytes.Buffer
	w := zip.NewWriter(&z)
	w.Create("卷宗.pdf")
	w.Close()
	f := signedIn(t)
	f.streams["ExportCaseFile"] = sendChunks(z.Bytes())
	args := []string{"export", "2026-0001", "--reason", "复议", "--recipient", "复议机构", "-o", f.file("a.zip")}
	var asked pb.ExportCaseFileRequest
	f.streams["ExportCaseFile"] = func(s grpc.ServerStream) error {
		s.RecvMsg(&asked)
		return sendChunks(z.Bytes())(s)
	}
	f.run(t, append(args, "-o", "json", "--variant", "applicant")...).want(t, exitOK)
	if read(t, f.file("a.zip")) != z.String() || asked.Variant != pb.CaseFileVariant_CASE_FILE_VARIANT_APPLICANT {
		t.Errorf("another file arrived, or another was asked for: %v", asked.Variant)
	}
	f.streams["ExportCaseFile"] = sendChunks(z.Bytes()[:z.Len()-8])
	f.run(t, append(args, "--force")...).want(t, exitOther)
	if read(t, f.file("a.zip")) != z.String() {
		t.Error("a broken file took the place of a good one")
	}
	noLeftovers(t, f)
}

func sendChunks(data []byte) func(grpc.ServerStream) error {
	return func(s grpc.ServerStream) error { return s.SendMsg(&pb.ExportCaseFileResponse{Chunk: data}) }
}

func TestPreview(t *testing.T) {
	f := signedIn(t)
	f.streams["PreviewNotice"] = func(s grpc.ServerStream) error { return s.SendMsg(&pb.PreviewNoticeResponse{Chunk: []byte("%PDF")}) }
	f.run(t, "notice", "preview", "2026-0001", "--kind", "REPLY", "-o", f.file("p.pdf")).want(t, exitOK)
	if read(t, f.file("p.pdf")) != "%PDF" {
		t.Error("another file arrived")
	}
}

func TestRegisterWithReceipt(t *testing.T) {
	f := signedIn(t)
	f.answers["RegisterCase"] = &pb.Case{Name: "organs/yangli/cases/2026-0001", Number: "2026-0001", ReceivedOn: "2026-03-02"}
	f.answers["IssueNotice"] = &pb.Notice{Document: "organs/yangli/cases/2026-0001/documents/3"}
	f.streams["DownloadDocument"] = give(digest("content"), "content")
	args := []string{"register", "--channel", "IN_PERSON", "--name", "李", "--item", "一", "--receipt", f.file("r.pdf")}
	r := f.run(t, args...).want(t, exitOK)
	if got := f.last(t).req.(*pb.IssueNoticeRequest); got.Kind != pb.NoticeKind_NOTICE_KIND_RECEIPT || got.RequestId == getString(f.calls[0].req, "request_id") {
		t.Errorf("issued %v", got)
	}
	if read(t, f.file("r.pdf")) != "content" || !strings.Contains(r.out, "2026-0001") {
		t.Error(r.out)
	}
	f.calls = nil
	f.run(t, args...).want(t, exitOther)
	if len(f.calls) != 0 {
		t.Error("registered although the receipt could not be saved")
	}
}

func digest(s string) string {
	d := sha256.Sum256([]byte(s))
	return hex.EncodeToString(d[:])
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// noLeftovers sees to it that no temporary file is left.
func noLeftovers(t *testing.T, f *fake) {
	t.Helper()
	left, err := filepath.Glob(f.file(".disclosure-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left over: %v %v", left, err)
	}
}
