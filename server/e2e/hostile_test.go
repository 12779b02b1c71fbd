package e2e_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"testing"

	"google.golang.org/grpc/codes"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server"
	"disclosure/server/casefile/bag"
	"disclosure/server/casefile/verify"
	"disclosure/server/inspect/hostile"
)

// TestHostileFiles sends every hostile file over the API. What is refused leaves nothing; what is kept comes back byte for byte and is
// never to be shown as pages; and a case that holds all of them is still exported whole, and verifies.
func TestHostileFiles(t *testing.T) {
	o := open(t, func(c *server.Config) { c.MaxDocumentBytes = hostile.Limit })
	name := o.drive(prg)
	kept, refusals := map[string]string{}, 0 // names by digest
	for _, f := range hostile.All() {
		h := header(name)
		h.Title, h.Sha256 = f.Title, f.SHA256
		if f.Refused != 0 {
			refusals++
			o.unchanged(t, func() { o.refuseFile(t, h, f) })
			continue
		}
		doc, err := o.upload("desk", h, f.Content)
		if err != nil || doc.Rendering != f.Rendering || doc.Title != f.Title {
			t.Errorf("%s: %v, %s", f.Name, doc, explain(err))
			continue
		}
		kept[doc.Sha256] = f.Name
		_, back, err := o.download("legal", doc.Name)
		if err != nil || !bytes.Equal(back, f.Content) {
			t.Errorf("%s: %d of %d bytes came back, %v", f.Name, len(back), len(f.Content), err)
		}
	}
	o.noLeftovers(t)
	file := o.exported(t, name)
	if r := verify.Verify(bag.OpenZip(bytes.NewReader(file), int64(len(file))), verify.Options{}); r.Result != verify.Passed {
		t.Errorf("the case file does not verify: %v", r.Failed())
	}
	inside := members(t, file)
	for sum, what := range kept {
		if !inside[sum] {
			t.Errorf("%s is not in the case file", what)
		}
	}
	t.Logf("%d hostile files: %d refused, %d kept, never shown as pages, and in the case file byte for byte, which verifies", len(hostile.All()), refusals,
		len(hostile.All())-refusals)
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

// members are the digests of what is in an exported file.
func members(t *testing.T, bag []byte) map[string]bool {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(bag), int64(len(bag)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]bool{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		h := sha256.New()
		_, err = io.Copy(h, r)
		if err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
		all[hex.EncodeToString(h.Sum(nil))] = true
	}
	return all
}
