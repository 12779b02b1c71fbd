package casefile

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"testing"

	pb "disclosure/proto/disclosure/v1"
)

const (
	full      = pb.CaseFileVariant_CASE_FILE_VARIANT_FULL
	forReader = pb.CaseFileVariant_CASE_FILE_VARIANT_APPLICANT
	redacted  = pb.CaseFileVariant_CASE_FILE_VARIANT_REDACTED
)

// disputed is a case with papers of all sorts, good and bad, and a third party.
func disputed(t testing.TB) *story {
	s := &story{t: t, files: map[string][]byte{}}
	s.add(&pb.Event{Kind: &pb.Event_Registered{Registered: &pb.CaseRegistered{Number: "2026-0001", ReceivedOn: "2026-03-02", Registration: &pb.Registration{
		Channel: pb.Channel_CHANNEL_IN_PERSON, ArrivedOn: "2026-03-02", ItemTexts: []string{"污水处理厂合同"},
		Applicant: &pb.Applicant{Name: "王申请𠮷", IdNumber: "110101199001010010", Phone: "13900000001", Category: pb.ApplicantCategory_APPLICANT_CATEGORY_NATURAL_PERSON},
	}}}})
	s.document(pb.DocumentKind_DOCUMENT_KIND_REQUEST, "申请表😀.pdf", "application/pdf", scan(t, "request"))
	s.document(pb.DocumentKind_DOCUMENT_KIND_IDENTITY_PROOF, "王申请身份证.jpg", "image/jpeg", photo(t))
	s.document(pb.DocumentKind_DOCUMENT_KIND_RECEIPT_PROOF, "日志.txt", "text/plain; charset=utf-8", []byte("门户日志\r\n第二行\t完"))
	s.add(&pb.Event{Kind: &pb.Event_ConsultationOpened{ConsultationOpened: &pb.ConsultationOpened{
		Number: 1, Kind: pb.ConsultationKind_CONSULTATION_KIND_THIRD_PARTY, Party: "秘密水务公司", Items: []int32{1}, SentOn: "2026-03-03", Question: "是否同意",
	}}})
	s.document(pb.DocumentKind_DOCUMENT_KIND_OPINION, "秘密水务公司意见.pdf", "application/pdf", scan(t, "opinion", "opinion end"))
	s.document(pb.DocumentKind_DOCUMENT_KIND_OTHER, "坏.pdf", "application/pdf", []byte("%PDF-1.7\nbroken"))
	s.document(pb.DocumentKind_DOCUMENT_KIND_OTHER, "录音.mp3", "audio/mpeg", []byte("ID3"))
	s.document(pb.DocumentKind_DOCUMENT_KIND_SEARCH_EVIDENCE, "检索截图.jpg", "image/jpeg", photo(t))
	reply := s.added(pb.DocumentKind_DOCUMENT_KIND_NOTICE, "答复书", "application/pdf", scan(t, "reply one", "reply two"))
	s.add(&pb.Event{Kind: &pb.Event_NoticeIssued{NoticeIssued: &pb.NoticeIssued{
		Number: 1, Kind: pb.NoticeKind_NOTICE_KIND_REPLY, DocNumber: "样政办公开答〔2026〕1号", IssuedOn: "2026-03-02", Document: reply, Text: "答复",
	}}})
	return s
}

// The papers lie in the order of the archive, the contents name their pages, and the pages carry these numbers.
func TestVolume(t *testing.T) {
	_, files := written(t, disputed(t).content(full))
	got := pages(t, files[volumeName])
	if !strings.Contains(got[0], "政府信息公开申请卷宗") || !strings.Contains(got[0], "王申请𠮷申请公开“污水处理厂合同”") {
		t.Errorf("cover: %s", got[0])
	}
	contents := strings.Join(got[1:3], "")
	for _, want := range []string{"1—2", "附卷", "身份证明", "202603021"} {
		if !strings.Contains(contents, want) {
			t.Errorf("contents without %s: %s", want, contents)
		}
	}
	at := slices.IndexFunc(got, func(p string) bool { return strings.Contains(p, "replyone") })
	for i, want := range []string{"replyone", "replytwo", "request", "门户日志", "5", "未以页面显示的材料", "未以页面显示的材料", "办理经过"} {
		if at < 0 || at+i >= len(got) || !strings.Contains(got[at+i], want) || !strings.HasPrefix(got[at+i], string(rune('1'+i))) {
			t.Fatalf("page %d has not %s: %q", i+1, want, got)
		}
	}
	if !strings.Contains(got[len(got)-1], "备考表") || !strings.Contains(got[len(got)-1], "损坏") {
		t.Errorf("closing sheet: %s", got[len(got)-1])
	}
	apart := pages(t, files[restrictedName])
	if !strings.Contains(strings.Join(apart, ""), "opinionend") || !strings.Contains(strings.Join(apart, ""), "秘密水务公司") {
		t.Errorf("restricted: %q", apart)
	}
}

// No copy but the full one tells of the third party, and the main volume of none does.
func TestThirdPartyStaysApart(t *testing.T) {
	for _, v := range []pb.CaseFileVariant{full, forReader, redacted} {
		_, files := written(t, disputed(t).content(v))
		for name, content := range files {
			text := string(content)
			if strings.HasSuffix(name, ".pdf") && strings.HasPrefix(name, "data/case-file") {
				text = strings.Join(pages(t, content), "")
			}
			apart := v == full && (name == restrictedName || strings.HasPrefix(name, "data/restricted/") || !strings.HasPrefix(name, "data/case-file") && name != "data/chronology.json")
			if strings.Contains(text, "秘密水务") && !apart {
				t.Errorf("%s: %s names the third party", v, name)
			}
			if v == redacted && (strings.Contains(text, "王申请") || strings.Contains(text, "污水处理厂")) {
				t.Errorf("%s: %s names the applicant", v, name)
			}
			if v != full && (name == restrictedName || strings.HasPrefix(name, "data/restricted/")) {
				t.Errorf("%s has %s", v, name)
			}
			if strings.Contains(text, "110101199001010010") && name != "data/events.jsonl" && !strings.HasPrefix(name, "proof/") {
				t.Errorf("%s: %s has the identity number", v, name)
			}
		}
	}
}

func TestOriginals(t *testing.T) {
	s := disputed(t)
	raw, files := written(t, s.content(full))
	again, _ := written(t, s.content(full))
	if !bytes.Equal(raw, again) {
		t.Error("equal content gives other bytes")
	}
	kept := map[string]bool{}
	for name, content := range files {
		sum := sha256.Sum256(content)
		if strings.HasPrefix(name, "data/originals/") || strings.HasPrefix(name, "data/restricted/") {
			kept[hex.EncodeToString(sum[:])] = true
		}
	}
	for sum := range s.files {
		if !kept[sum] {
			t.Errorf("%s is missing", sum)
		}
	}
}

// What was found unfit when it came is not shown, even if it could be; and what nobody looked at is looked at now.
func TestFoundUnfit(t *testing.T) {
	for r, shown := range map[pb.DocumentRendering]bool{
		pb.DocumentRendering_DOCUMENT_RENDERING_ACTIVE: false, pb.DocumentRendering_DOCUMENT_RENDERING_MISLEADING: false,
		pb.DocumentRendering_DOCUMENT_RENDERING_UNSPECIFIED: true, pb.DocumentRendering_DOCUMENT_RENDERING_PAGES: true,
	} {
		s := disputed(t)
		s.events[1].GetDocumentAdded().Rendering = r
		_, files := written(t, s.content(full))
		if got := !strings.Contains(strings.Join(pages(t, files[volumeName]), ""), "001_request.pdf"); got != shown {
			t.Errorf("%s: shown = %v", r, got)
		}
	}
}

// A document whose bytes are not those of the record ends the export.
func TestChangedOriginal(t *testing.T) {
	s := disputed(t)
	c := s.content(full)
	for sum := range s.files {
		s.files[sum] = append(slices.Clone(s.files[sum]), ' ')
		break
	}
	if err := Write(t.Context(), &bytes.Buffer{}, c); err == nil || !strings.Contains(err.Error(), "digest") {
		t.Errorf("err = %v", err)
	}
}
