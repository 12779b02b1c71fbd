package e2e_test

import (
	"bytes"
	"image"
	"image/jpeg"
	"testing"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casefile/bag"
	"disclosure/server/casefile/verify"
)

// checked verifies a case file as its reader would.
func checked(t *testing.T, what string, raw []byte) verify.Report {
	t.Helper()
	r := verify.Verify(bag.OpenZip(bytes.NewReader(raw), int64(len(raw))), verify.Options{})
	if r.Result == verify.Failed {
		var text bytes.Buffer
		r.WriteText(&text)
		t.Errorf("%s does not verify:\n%s", what, text.String())
	}
	return r
}

// TestCaseFileVerifies exports cases in every state, in every copy.
func TestCaseFileVerifies(t *testing.T) {
	o := open(t, plain)
	for n := range pb.State_name {
		if n == 0 {
			continue
		}
		name := o.drive(pb.State(n))
		for v := range pb.CaseFileVariant_name {
			req := &pb.ExportCaseFileRequest{Name: name, Reason: "行政复议举证", Recipient: "复议机构", Variant: pb.CaseFileVariant(v)}
			raw, err := o.export("legal", req)
			if err != nil {
				t.Fatalf("%s: %s", pb.State(n), explain(err))
			}
			checked(t, pb.State(n).String()+" "+req.Variant.String(), raw)
		}
	}
}

// TestExportAgain: a repeated export is the same file while nothing happened, and another export when something did: the export is
// always the last event.
func TestExportAgain(t *testing.T) {
	o := open(t, plain)
	name := o.drive(prg)
	req := &pb.ExportCaseFileRequest{Name: name, RequestId: id(3), Reason: "行政复议举证", Recipient: "复议机构"}
	first, err := o.export("legal", req)
	if err != nil {
		t.Fatal(explain(err))
	}
	again, err := o.export("legal", proto.Clone(req).(*pb.ExportCaseFileRequest))
	if err != nil {
		t.Fatal(explain(err))
	}
	a, b := checked(t, "first", first), checked(t, "again", again)
	if a.File.Events != b.File.Events {
		t.Errorf("a repeated export has %d events, the first %d", b.File.Events, a.File.Events)
	}
	_, err = o.upload("desk", header(name), []byte("一份材料"))
	if err != nil {
		t.Fatal(explain(err))
	}
	later, err := o.export("legal", proto.Clone(req).(*pb.ExportCaseFileRequest))
	if err != nil {
		t.Fatal(explain(err))
	}
	if c := checked(t, "later", later); c.File.Events != a.File.Events+2 {
		t.Errorf("after an upload the repeated export has %d events, the first %d", c.File.Events, a.File.Events)
	}
}

// TestCaseFileOfBadPapers: what clerks get from outside, sound or not, never keeps a case file from going out whole.
func TestCaseFileOfBadPapers(t *testing.T) {
	o := open(t, plain)
	name := o.drive(prg)
	var photo bytes.Buffer
	err := jpeg.Encode(&photo, image.NewGray(image.Rect(0, 0, 40, 30)), nil)
	if err != nil {
		t.Fatal(err)
	}
	papers := map[string][]byte{
		"照片.jpg": photo.Bytes(), "断图.jpg": photo.Bytes()[:photo.Len()/2], "坏.pdf": []byte("%PDF-1.7\n1 0 obj\n<<"),
		"日志.txt": []byte("门户日志\n"), "😀.pdf": []byte("%PDF-1.4\ntrailer<</Root 1 0 R>>"),
		"环.pdf": []byte("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[2 0 R]/Count 1>>\nendobj\ntrailer<</Root 1 0 R>>\n"),
	}
	kept := 0
	for title, content := range papers {
		h := header(name)
		h.Title = title
		_, err = o.upload("desk", h, content)
		if err != nil {
			t.Logf("%s is not taken in: %s", title, explain(err))
			continue
		}
		kept++
	}
	raw, err := o.export("legal", &pb.ExportCaseFileRequest{Name: name, Reason: "举证", Recipient: "机构"})
	if err != nil {
		t.Fatal(explain(err))
	}
	if r := checked(t, "bad papers", raw); kept < 4 || r.File.Documents < kept {
		t.Errorf("%d papers kept, %d in the file", kept, r.File.Documents)
	}
}
