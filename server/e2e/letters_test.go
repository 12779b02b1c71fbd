package e2e_test

import (
	"testing"

	"github.com/google/uuid"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	pb "disclosure/proto/disclosure/v1"
)

// supply adds a document that goes out with the reply.
func (o *office) supply(name string) {
	o.t.Helper()
	up, err := pb.NewCaseServiceClient(o.conn).UploadDocument(o.as("handler"))
	if err != nil {
		o.t.Fatal(err)
	}
	header := &pb.UploadHeader{Parent: name, RequestId: uuid.NewString(), Kind: pb.DocumentKind_DOCUMENT_KIND_SUPPLIED, Title: "征地批复.txt"}
	for _, part := range []*pb.UploadDocumentRequest{
		{Part: &pb.UploadDocumentRequest_Header{Header: header}}, {Part: &pb.UploadDocumentRequest_Chunk{Chunk: []byte("征地批复")}},
	} {
		if err := up.Send(part); err != nil {
			o.t.Fatal(err)
		}
	}
	if _, err := up.CloseAndRecv(); err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) issue(name string, kind pb.NoticeKind, subject string) (*pb.Notice, error) {
	return pb.NewNoticeServiceClient(o.conn).IssueNotice(o.as("handler"), &pb.IssueNoticeRequest{
		Name: name, RequestId: uuid.NewString(), Kind: kind, Subject: subject,
	})
}

// TestOnlyWhatWasReviewedIsIssued adds an attachment after the sign-off: the reply would say another thing than what was signed.
func TestOnlyWhatWasReviewedIsIssued(t *testing.T) {
	o := open(t, plain)
	name := o.drive(sof)
	o.supply(name)
	_, err := o.issue(name, pb.NoticeKind_NOTICE_KIND_REPLY, "")
	if err == nil || status.Code(err) != codes.FailedPrecondition {
		t.Fatalf("issued another reply than the one that was signed: %v", err)
	}
	early := o.register(pb.Channel_CHANNEL_PORTAL)
	o.supply(early)
	for _, act := range []pb.Act{pb.Act_ACT_PROPOSE_DETERMINATION, pb.Act_ACT_SUBMIT, pb.Act_ACT_PASS_REVIEW, pb.Act_ACT_SIGN_OFF, pb.Act_ACT_ISSUE_REPLY} {
		o.do(act, early)
	}
}

// TestPapersWithoutNumber prints internal papers: they take no 文号, and leave no gap in any series.
func TestPapersWithoutNumber(t *testing.T) {
	o := open(t, plain)
	name := o.drive(prg)
	o.do(pb.Act_ACT_RECORD_SEARCH, name)
	for range 2 {
		n, err := o.issue(name, pb.NoticeKind_NOTICE_KIND_SEARCH_SHEET, "")
		if err != nil || n.Number != "" || n.Pages != 1 {
			t.Fatalf("search sheet: %v, %v", n, err)
		}
	}
	n, err := o.issue(name, pb.NoticeKind_NOTICE_KIND_SERVICE_FORM, name+"/notices/2")
	if err != nil || n.Number != "" || n.Subject != name+"/notices/2" {
		t.Fatalf("service form: %v, %v", n, err)
	}
}

// TestConsultationLetters opens a consultation without a day of its own: the letter is printed here, and its dispatch counts.
func TestConsultationLetters(t *testing.T) {
	o := open(t, plain)
	name := o.drive(prg)
	must[*pb.Case](o, "handler", "OpenConsultation", &pb.OpenConsultationRequest{
		Name: name, RequestId: uuid.NewString(), Kind: pb.ConsultationKind_CONSULTATION_KIND_THIRD_PARTY, Party: "样例公司",
		Question: "是否同意公开合同价款",
	})
	subject := name + "/consultations/1"
	letter, err := o.issue(name, pb.NoticeKind_NOTICE_KIND_CONSULTATION, subject)
	if err != nil || letter.Number != "样政办公开征〔2026〕1号" {
		t.Fatalf("consultation letter: %v, %v", letter, err)
	}
	told, err := o.issue(name, pb.NoticeKind_NOTICE_KIND_CONSULTATION_TOLD, subject)
	if err != nil || told.Number != "样政办公开征告〔2026〕1号" {
		t.Fatalf("consultation told: %v, %v", told, err)
	}
	must[*pb.Notice](o, "desk", "RecordDispatch", &pb.RecordDispatchRequest{
		Name: letter.Name, RequestId: uuid.NewString(), Method: pb.DeliveryMethod_DELIVERY_METHOD_POST, DispatchedOn: today,
	})
	c := must[*pb.Case](o, "handler", "GetCase", &pb.GetCaseRequest{Name: name})
	if c.Consultations[0].SentOn != today {
		t.Errorf("sent on %q", c.Consultations[0].SentOn)
	}
}
