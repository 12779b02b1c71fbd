package e2e_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/uuid"
	"google.golang.org/grpc/codes"

	pb "disclosure/proto/disclosure/v1"
)

// read gives what a stream of chunks holds.
func readChunks[M interface{ GetChunk() []byte }](recv func() (M, error)) ([]byte, error) {
	var all []byte
	for {
		m, err := recv()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		all = append(all, m.GetChunk()...)
	}
}

// TestMatterLetters answers a request for correction: previewed, issued once, taken back, issued again under the next number.
func TestMatterLetters(t *testing.T) {
	o := open(t, plain)
	name := newCorrection(o)
	client := pb.NewMatterServiceClient(o.conn)
	preview, err := client.PreviewMatterNotice(o.as("handler"), &pb.PreviewMatterNoticeRequest{Name: name, Letter: answer()})
	if err != nil {
		t.Fatal(err)
	}
	pdf, err := readChunks(preview.Recv)
	if err != nil || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		t.Fatalf("preview: %v", err)
	}
	issue := func(letter *pb.MatterLetter) (*pb.Matter, error) {
		return client.IssueMatterNotice(o.as("head"), &pb.IssueMatterNoticeRequest{Name: name, RequestId: uuid.NewString(), Letter: letter})
	}
	bare := answer()
	bare.Basis = ""
	_, err = issue(bare)
	refused(t, "an answer without basis", err, codes.FailedPrecondition, pb.ErrorReason_ERROR_REASON_CONTENT_MISSING)
	wrong := answer()
	wrong.Kind = pb.NoticeKind_NOTICE_KIND_REPLY
	_, err = issue(wrong)
	refused(t, "a reply to a matter", err, codes.InvalidArgument, pb.ErrorReason_ERROR_REASON_REQUEST_INVALID)
	m, err := issue(answer())
	if err != nil {
		t.Fatal(explain(err))
	}
	_, err = issue(answer())
	refused(t, "a second answer", err, codes.AlreadyExists, pb.ErrorReason_ERROR_REASON_ALREADY_EXISTS)
	must[*pb.Matter](o, "head", "VoidMatterNotice", &pb.VoidMatterNoticeRequest{Name: m.Notices[0].Name, Reason: "页码有误"})
	referral := &pb.MatterLetter{Kind: pb.NoticeKind_NOTICE_KIND_REFERRAL, Record: "登记簿", SentTo: "样例县自然资源和规划局", Contact: "样例路6号"}
	m, err = issue(referral)
	if err != nil {
		t.Fatal(explain(err))
	}
	o.checkLetters(client, m)
	complaint := newMatter(o)
	name = complaint
	_, err = issue(answer())
	refused(t, "an answer to a complaint", err, codes.FailedPrecondition, pb.ErrorReason_ERROR_REASON_STATE_FORBIDS)
}

func (o *office) checkLetters(client pb.MatterServiceClient, m *pb.Matter) {
	o.t.Helper()
	if len(m.Notices) != 2 || m.Notices[0].VoidReason != "页码有误" || m.Notices[0].Number != "样政办公开更〔2026〕1号" ||
		m.Notices[1].VoidReason != "" || m.Notices[1].Number != "样政办公开更〔2026〕2号" {
		o.t.Errorf("letters %v", m.Notices)
	}
	last := m.Steps[len(m.Steps)-1].Text
	if !strings.Contains(last, "样政办公开更〔2026〕2号") {
		o.t.Errorf("last step %q", last)
	}
	stream, err := client.DownloadMatterNotice(o.as("legal"), &pb.DownloadMatterNoticeRequest{Name: m.Notices[1].Name})
	if err != nil {
		o.t.Fatal(err)
	}
	pdf, err := readChunks(stream.Recv)
	if err != nil || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		o.t.Errorf("download: %v", err)
	}
	stream, err = client.DownloadMatterNotice(o.as("legal"), &pb.DownloadMatterNoticeRequest{Name: strings.TrimSuffix(m.Notices[1].Name, "2") + "3"})
	if err == nil {
		_, err = stream.Recv()
	}
	refused(o.t, "no such letter", err, codes.NotFound, pb.ErrorReason_ERROR_REASON_NOTICE_NOT_FOUND)
}
