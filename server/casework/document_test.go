package casework

import (
	"slices"
	"strings"
	"testing"

	pb "disclosure/proto/disclosure/v1"
)

func add(d *pb.DocumentAdded) func(*Case, Env) (*pb.Event, error) {
	return func(c *Case, env Env) (*pb.Event, error) { return AddDocument(c, env, d) }
}

// TestDocumentComesAsItCame: the day, the way and the form are kept; an unstated day is that of the record, and no day lies ahead.
func TestDocumentComesAsItCame(t *testing.T) {
	s := newStory(t, someRegistration(pb.Channel_CHANNEL_SIGNED_MAIL, "2026-03-02", ""), "2026-03-02")
	s.do("2026-03-04", desk, add(&pb.DocumentAdded{
		Kind: pb.DocumentKind_DOCUMENT_KIND_ENVELOPE, Title: "信封.jpg", ReceivedOn: "2026-02-27", Source: "张三", Pages: 2,
		Origin: pb.DocumentOrigin_DOCUMENT_ORIGIN_POST, OriginReference: "EA123456789CN", Form: pb.DocumentForm_DOCUMENT_FORM_ORIGINAL,
	}))
	s.do("2026-03-05", desk, add(&pb.DocumentAdded{Kind: pb.DocumentKind_DOCUMENT_KIND_OTHER, Title: "说明.txt"}))
	first, second := s.c.Documents[0], s.c.Documents[1]
	if first.ReceivedOn != "2026-02-27" || first.Source != "张三" || first.Pages != 2 || first.OriginReference != "EA123456789CN" ||
		first.Origin != pb.DocumentOrigin_DOCUMENT_ORIGIN_POST || first.Form != pb.DocumentForm_DOCUMENT_FORM_ORIGINAL {
		t.Errorf("first = %v", first)
	}
	if second.ReceivedOn != "2026-03-05" {
		t.Errorf("second came on %s", second.ReceivedOn)
	}
	tomorrow := &pb.DocumentAdded{Kind: pb.DocumentKind_DOCUMENT_KIND_OTHER, Title: "x", ReceivedOn: "2026-03-06"}
	s.refuse("2026-03-05", desk, pb.ErrorReason_ERROR_REASON_DATE_IN_FUTURE, add(tomorrow))
	tomorrow.ReceivedOn = "2026-02-30"
	s.refuse("2026-03-05", desk, pb.ErrorReason_ERROR_REASON_DATE_INVALID, add(tomorrow))
}

// TestDocumentInTheChronology: a reader learns in one sentence how the paper came and with which digest.
func TestDocumentInTheChronology(t *testing.T) {
	text := describeDocument(&pb.DocumentAdded{
		Number: 3, Kind: pb.DocumentKind_DOCUMENT_KIND_ENVELOPE, Title: "信封.jpg", SizeBytes: 7, Sha256: "ab", ReceivedOn: "2026-02-27",
		Origin: pb.DocumentOrigin_DOCUMENT_ORIGIN_POST, OriginReference: "EA123456789CN", Form: pb.DocumentForm_DOCUMENT_FORM_ORIGINAL, Pages: 2,
		Rendering: pb.DocumentRendering_DOCUMENT_RENDERING_BROKEN,
	})
	for _, part := range []string{"信封《信封.jpg》", "原件", "2 页", "2026-02-27 收到", "邮寄（EA123456789CN）", "文件损坏，按原样保存", "SHA-256 ab"} {
		if !strings.Contains(text, part) {
			t.Errorf("%q does not say %q", text, part)
		}
	}
}

// TestDocumentWords: every value that staff can choose has its word.
func TestDocumentWords(t *testing.T) {
	for n, name := range pb.DocumentKind_name {
		if n > 0 && DocumentWord(pb.DocumentKind(n)) == "" {
			t.Errorf("%s has no word", name)
		}
	}
	for n, name := range pb.DocumentOrigin_name {
		if n > 0 && OriginWord(pb.DocumentOrigin(n)) == "" {
			t.Errorf("%s has no word", name)
		}
	}
	for n, name := range pb.DocumentForm_name {
		if n > 0 && DocumentFormWord(pb.DocumentForm(n)) == "" {
			t.Errorf("%s has no word", name)
		}
	}
	for n, name := range pb.DocumentRendering_name {
		if n > 0 && RenderingWord(pb.DocumentRendering(n)) == "" {
			t.Errorf("%s has no word", name)
		}
	}
}

// TestDocumentsHaveABound: a case takes so many files and bytes and no more.
func TestDocumentsHaveABound(t *testing.T) {
	s := newStory(t, someRegistration(pb.Channel_CHANNEL_SIGNED_MAIL, "2026-03-02", ""), "2026-03-02")
	s.c.Documents = []*pb.Document{{SizeBytes: maxDocumentBytes - 10}}
	s.refuse("2026-03-05", desk, pb.ErrorReason_ERROR_REASON_DOCUMENT_QUOTA_EXCEEDED, add(&pb.DocumentAdded{SizeBytes: 11}))
	s.do("2026-03-05", desk, add(&pb.DocumentAdded{SizeBytes: 10}))
	s.c.Documents = slices.Repeat([]*pb.Document{{SizeBytes: 1}}, maxDocuments)
	s.refuse("2026-03-05", desk, pb.ErrorReason_ERROR_REASON_DOCUMENT_QUOTA_EXCEEDED, add(&pb.DocumentAdded{SizeBytes: 1}))
}
