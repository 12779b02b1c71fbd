package cli

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"google.golang.org/protobuf/testing/protocmp"

	pb "disclosure/proto/disclosure/v1"
)

const noticeText = "国务院办公厅关于2027年部分节假日安排的通知\n一、元旦：1月1日放假。\n"

func TestCalendarImport(t *testing.T) {
	f := signedIn(t)
	f.answers["ImportCalendarYear"] = sample(t, "years", &pb.ListCalendarYearsResponse{}).Years[0]
	f.stdin = "\uFEFF" + noticeText
	args := []string{"calendar", "import", "-", "--notice", "国办发明电〔2026〕8号", "--notice-on", "2026-11-03", "--explanation", "说明"}
	golden(t, "imported", f.run(t, args...).want(t, exitOK).out)
	got := f.last(t).req.(*pb.ImportCalendarYearRequest)
	want := &pb.ImportCalendarYearRequest{
		Parent: "organs/yangli", RequestId: got.RequestId, Content: noticeText,
		Notice: "国办发明电〔2026〕8号", NoticeOn: "2026-11-03", Explanation: "说明",
	}
	if diff := cmp.Diff(want, got, protocmp.Transform()); diff != "" || !requestIDForm.MatchString(got.RequestId) {
		t.Errorf("%s, request_id %q", diff, got.RequestId)
	}
	const id = "0e3b4f6a-0000-4000-8000-000000000001"
	r := f.run(t, "calendar", "import", write(t, f, "y.json", "{}"), "--regional", "--validate-only", "--request-id", id).want(t, exitOK)
	got = f.last(t).req.(*pb.ImportCalendarYearRequest)
	if !got.Regional || !got.ValidateOnly || got.Content != "{}" || got.RequestId != id || !strings.Contains(r.err, "没有写入") {
		t.Errorf("sent %v, said %s", got, r.err)
	}
	f.run(t, "calendar", "import", f.file("missing")).want(t, exitOther)
	f.run(t, "calendar", "import", write(t, f, "gbk.txt", "\xb9\xfa")).want(t, exitInvalid)
}

// Whoever activates a year must be able to see its days.
func TestCalendarShow(t *testing.T) {
	f := signedIn(t)
	f.answers["ListCalendarYears"] = sample(t, "years", &pb.ListCalendarYearsResponse{})
	golden(t, "calendar-show", f.run(t, "calendar", "show", "2027").want(t, exitOK).out)
	if r := f.run(t, "calendar", "show", "2031").want(t, exitNotFound); !strings.Contains(r.err, "2031") {
		t.Error(r.err)
	}
}
