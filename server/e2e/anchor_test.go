package e2e_test

import (
	"bytes"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	pb "disclosure/proto/disclosure/v1"
)

const anchorWord = "记录校验"

// preview prints a letter without issuing it.
func (o *office) preview(name string, kind pb.NoticeKind) []byte {
	o.t.Helper()
	stream, err := pb.NewNoticeServiceClient(o.conn).PreviewNotice(o.as("handler"), &pb.PreviewNoticeRequest{Name: name, Kind: kind})
	if err != nil {
		o.t.Fatal(explain(err))
	}
	var pdf []byte
	for {
		m, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			return pdf
		}
		if err != nil {
			o.t.Fatal(explain(err))
		}
		pdf = append(pdf, m.Chunk...)
	}
}

// letter issues a letter and gives its text.
func (o *office) letter(name string, kind pb.NoticeKind) string {
	o.t.Helper()
	_, err := o.issue(name, kind, "")
	if err != nil {
		o.t.Fatal(explain(err))
	}
	events := must[*pb.ListEventsResponse](o, "legal", "ListEvents", &pb.ListEventsRequest{Parent: name, PageSize: 100}).Events
	return events[len(events)-1].GetNoticeIssued().GetText()
}

// TestLettersAreAnchored prints the line of the last checkpoint on receipts and replies, and only there. A preview stays the same
// when something is signed meanwhile, and a reply that was reviewed without the line is issued with it. Without the keys, or a
// checkpoint, letters go out without the line.
func TestLettersAreAnchored(t *testing.T) {
	o := open(t, plain)
	name, late := o.drive(sof), o.drive(prg)
	if text := o.letter(late, pb.NoticeKind_NOTICE_KIND_RECEIPT); strings.Contains(text, anchorWord) {
		t.Errorf("anchored before anything was signed: %s", text)
	}
	before := o.preview(name, pb.NoticeKind_NOTICE_KIND_REPLY)
	must[*pb.GetInclusionProofResponse](o, "legal", "GetInclusionProof", &pb.GetInclusionProofRequest{Name: name + "/events/1"})
	if !bytes.Equal(o.preview(name, pb.NoticeKind_NOTICE_KIND_REPLY), before) {
		t.Error("a checkpoint changed a preview")
	}
	root := must[*pb.GetCheckpointResponse](o, "legal", "GetCheckpoint", &pb.GetCheckpointRequest{Name: organ}).RootHash
	line := "sha256:" + hex.EncodeToString(root[:8]) + "…"
	for _, kind := range []pb.NoticeKind{pb.NoticeKind_NOTICE_KIND_REPLY, pb.NoticeKind_NOTICE_KIND_RECEIPT} {
		if text := o.letter(name, kind); !strings.Contains(text, anchorWord) || !strings.Contains(text, line) {
			t.Errorf("%v without %s: %s", kind, line, text)
		}
	}
	o.do(pb.Act_ACT_RECORD_SEARCH, late)
	if text := o.letter(late, pb.NoticeKind_NOTICE_KIND_SEARCH_SHEET); strings.Contains(text, anchorWord) {
		t.Errorf("an internal paper is anchored: %s", text)
	}

	keys := filepath.Join(o.dir, "keys", "yangli.keys")
	err := os.Rename(keys, keys+".aside")
	if err != nil {
		t.Fatal(err)
	}
	if text := o.letter(late, pb.NoticeKind_NOTICE_KIND_RECEIPT); strings.Contains(text, anchorWord) {
		t.Errorf("anchored without keys: %s", text)
	}
	err = os.Rename(keys+".aside", keys)
	if err != nil {
		t.Fatal(err)
	}
}
