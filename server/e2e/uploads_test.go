package e2e_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"google.golang.org/grpc/codes"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server"
)

const smallLimit = 600 << 10

// TestUploadsThatAreRefused are uploads with no, several or wrong headers, and with contents that a case does not take.
func TestUploadsThatAreRefused(t *testing.T) {
	o := open(t, func(c *server.Config) { c.MaxDocumentBytes = smallLimit })
	name := o.drive(prg)
	head := &pb.UploadDocumentRequest{Part: &pb.UploadDocumentRequest_Header{Header: header(name)}}
	text := chunk([]byte("一份材料"))
	mismatch, malformed := header(name), header(name)
	mismatch.Sha256, malformed.Sha256 = strings.Repeat("0", 64), "ABC"
	const invalid = pb.ErrorReason_ERROR_REASON_REQUEST_INVALID
	o.unchanged(t, func() {
		for what, c := range map[string]struct {
			messages []*pb.UploadDocumentRequest
			code     codes.Code
			reason   pb.ErrorReason
			fields   []string
		}{
			"nothing":       {nil, codes.InvalidArgument, invalid, nil},
			"empty message": {[]*pb.UploadDocumentRequest{{}}, codes.InvalidArgument, invalid, nil},
			"no header":     {[]*pb.UploadDocumentRequest{text}, codes.InvalidArgument, invalid, nil},
			"two headers":   {[]*pb.UploadDocumentRequest{head, head, text}, codes.InvalidArgument, invalid, []string{"chunk"}},
			"late header":   {[]*pb.UploadDocumentRequest{head, text, head}, codes.InvalidArgument, invalid, []string{"chunk"}},
			"header alone":  {[]*pb.UploadDocumentRequest{head}, codes.InvalidArgument, invalid, []string{"chunk"}},
			"empty chunk":   {[]*pb.UploadDocumentRequest{head, chunk([]byte{}), text}, codes.InvalidArgument, invalid, []string{"chunk"}},
			"chunk too large": {
				[]*pb.UploadDocumentRequest{head, chunk(make([]byte, chunkBytes+1))}, codes.InvalidArgument, invalid, []string{"chunk"},
			},
			"message too large": {[]*pb.UploadDocumentRequest{head, chunk(make([]byte, 2<<20))}, codes.InvalidArgument, invalid, nil},
			"file too large":    {pieces(head, smallLimit+1), codes.ResourceExhausted, pb.ErrorReason_ERROR_REASON_DOCUMENT_TOO_LARGE, nil},
			"program": {
				[]*pb.UploadDocumentRequest{head, chunk([]byte("\x7fELF\x02\x01\x01" + strings.Repeat("\x00", 100)))},
				codes.InvalidArgument, pb.ErrorReason_ERROR_REASON_DOCUMENT_TYPE_REFUSED,
				[]string{"chunk"},
			},
			"other digest": {
				[]*pb.UploadDocumentRequest{{Part: &pb.UploadDocumentRequest_Header{Header: mismatch}}, text},
				codes.InvalidArgument, pb.ErrorReason_ERROR_REASON_DOCUMENT_DIGEST_MISMATCH,
				[]string{"header.sha256"},
			},
			"malformed digest": {
				[]*pb.UploadDocumentRequest{{Part: &pb.UploadDocumentRequest_Header{Header: malformed}}, text},
				codes.InvalidArgument, invalid,
				[]string{"header.sha256"},
			},
		} {
			_, err := o.send("desk", c.messages...)
			refused(t, what, err, c.code, c.reason, c.fields...)
		}
	})
	o.noLeftovers(t)
}

// pieces is a header and a text file of that many bytes.
func pieces(head *pb.UploadDocumentRequest, size int) []*pb.UploadDocumentRequest {
	all := []*pb.UploadDocumentRequest{head}
	for rest := size; rest > 0; rest -= min(rest, chunkBytes) {
		all = append(all, chunk(bytes.Repeat([]byte("a"), min(rest, chunkBytes))))
	}
	return all
}

// noLeftovers demands that no refused upload left a file behind.
func (o *office) noLeftovers(t *testing.T) {
	t.Helper()
	left, err := os.ReadDir(filepath.Join(o.dir, "blobs", "tmp"))
	if err != nil || len(left) != 0 {
		t.Errorf("left in tmp: %v, %v", left, err)
	}
}

// TestHostileTitles: what could be a path is shown as it is and never used as one; what breaks lines is refused.
func TestHostileTitles(t *testing.T) {
	o := open(t, plain)
	name := o.drive(prg)
	o.unchanged(t, func() {
		for _, title := range []string{"a\r\nSet-Cookie: x", "a\nb", "a\x00.pdf", "报告\u202efdp.exe"} {
			h := header(name)
			h.Title = title
			_, err := o.upload("desk", h, []byte("一份材料"))
			refused(t, title, err, codes.InvalidArgument, pb.ErrorReason_ERROR_REASON_TEXT_INVALID, "header.title")
		}
	})
	for _, title := range []string{"../../x", "/etc/passwd", `..\..\x`, "CON", "a/b/c.pdf", "%2e%2e%2f", "; rm -rf /", "' OR 1=1 --", "．．／"} {
		h := header(name)
		h.Title = title
		doc, err := o.upload("desk", h, []byte("一份材料"))
		if err != nil || doc.Title != title {
			t.Errorf("%q: %v, %v", title, doc, err)
		}
	}
	files, _ := filepath.Glob(filepath.Join(o.dir, "blobs", "*", "*"))
	for _, f := range files {
		if len(filepath.Base(f)) != 64 {
			t.Errorf("a file by the name of its title: %s", f)
		}
	}
	if _, err := o.export("legal", &pb.ExportCaseFileRequest{Name: name, Reason: "举证", Recipient: "机构"}); err != nil {
		t.Errorf("export: %s", explain(err))
	}
}

// TestUploadComesBack uploads and downloads byte for byte, twice with one request_id.
func TestUploadComesBack(t *testing.T) {
	o := open(t, plain)
	name := o.drive(prg)
	content := bytes.Repeat([]byte("政府信息公开申请表\n"), 40_000) // several chunks
	sum := sha256.Sum256(content)
	h := header(name)
	h.RequestId, h.Sha256 = id(7), hex.EncodeToString(sum[:])
	h.Kind, h.Origin, h.OriginReference = pb.DocumentKind_DOCUMENT_KIND_ENVELOPE, pb.DocumentOrigin_DOCUMENT_ORIGIN_POST, "EA123456789CN"
	h.Form, h.Source, h.Pages = pb.DocumentForm_DOCUMENT_FORM_ORIGINAL, "张三", 2
	first, err := o.upload("desk", h, content)
	if err != nil {
		t.Fatal(explain(err))
	}
	o.unchanged(t, func() {
		again, err := o.upload("desk", h, content)
		if err != nil || again.Name != first.Name {
			t.Errorf("again: %v, %v", again, err)
		}
		h.Sha256 = ""
		_, err = o.upload("desk", h, content[1:])
		refused(t, "other content", err, codes.InvalidArgument, pb.ErrorReason_ERROR_REASON_REQUEST_ID_REUSED)
	})
	doc, back, err := o.download("legal", first.Name)
	if err != nil || !bytes.Equal(back, content) || doc.Sha256 != first.Sha256 || doc.SizeBytes != int64(len(content)) {
		t.Errorf("came back: %v, %d bytes, %v", doc, len(back), err)
	}
	if doc.Origin != h.Origin || doc.OriginReference != h.OriginReference || doc.Form != h.Form || doc.Source != h.Source || doc.Pages != 2 ||
		doc.ReceivedOn == "" || doc.CreateTime == nil {
		t.Errorf("evidence: %v", doc)
	}
}
