package e2e_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"google.golang.org/grpc/codes"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server"
	"disclosure/server/inspect/hostile"
)

// TestHostileFiles sends every hostile file over the API. What is refused leaves nothing; what is kept comes back byte for byte and is
// never to be shown as pages; and a case that holds all of them is still exported whole.
func TestHostileFiles(t *testing.T) {
	o := open(t, func(c *server.Config) { c.MaxDocumentBytes = hostile.Limit })
	name := o.drive(prg)
	own, kept := originals(t, o.exported(t, name)), 0
	for _, f := range hostile.All() {
		h := header(name)
		h.Title, h.Sha256 = f.Title, f.SHA256
		if f.Refused != 0 {
			o.unchanged(t, func() { o.refuseFile(t, h, f) })
			continue
		}
		kept++
		doc, err := o.upload("desk", h, f.Content)
		if err != nil || doc.Rendering != f.Rendering || doc.Title != f.Title {
			t.Errorf("%s: %v, %s", f.Name, doc, explain(err))
			continue
		}
		_, back, err := o.download("legal", doc.Name)
		if err != nil || !bytes.Equal(back, f.Content) {
			t.Errorf("%s: %d of %d bytes came back, %v", f.Name, len(back), len(f.Content), err)
		}
	}
	o.noLeftovers(t)
	if n := originals(t, o.exported(t, name)) - own; n != kept {
		t.Errorf("%d of %d documents are in the case file", n, kept)
	}
	t.Logf("%d hostile files: %d refused, %d kept and never shown as pages", len(hostile.All()), len(hostile.All())-kept, kept)
}

func (o *office) refuseFile(t *testing.T, h *pb.UploadHeader, f hostile.File) {
	t.Helper()
	_, err := o.upload("desk", h, f.Content)
	code := codes.InvalidArgument
	if f.Refused == pb.ErrorReason_ERROR_REASON_DOCUMENT_TOO_LARGE {
		code = codes.ResourceExhausted
	}
	refused(t, f.Name, err, code, f.Refused, fieldOf(f.Refused)...)
}

// fieldOf names the field to which a reason belongs.
func fieldOf(r pb.ErrorReason) []string {
	switch r {
	case pb.ErrorReason_ERROR_REASON_TEXT_INVALID:
		return []string{"header.title"}
	case pb.ErrorReason_ERROR_REASON_DOCUMENT_DIGEST_MISMATCH:
		return []string{"header.sha256"}
	case pb.ErrorReason_ERROR_REASON_DOCUMENT_TOO_LARGE:
		return nil
	}
	return []string{"chunk"}
}

// exported is the case file of a case.
func (o *office) exported(t *testing.T, name string) []byte {
	t.Helper()
	bag, err := o.export("legal", &pb.ExportCaseFileRequest{Name: name, Reason: "举证", Recipient: "样例县人民法院"})
	if err != nil {
		t.Fatalf("export: %s", explain(err))
	}
	return bag
}

// originals counts the documents in an exported file.
func originals(t *testing.T, bag []byte) int {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(bag), int64(len(bag)))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, f := range z.File {
		if strings.Contains(f.Name, "/documents/") {
			n++
		}
	}
	return n
}
