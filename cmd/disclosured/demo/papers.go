package demo

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/google/uuid"

	pb "disclosure/proto/disclosure/v1"
)

// upload adds a text as a document of the case.
func (x *play) upload(ctx context.Context, kind pb.DocumentKind, title, text string) (*pb.Document, error) {
	stream, err := pb.NewCaseServiceClient(x.conn).UploadDocument(ctx)
	if err != nil {
		return nil, err
	}
	header := &pb.UploadHeader{Parent: x.name, RequestId: uuid.NewString(), Kind: kind, Title: title}
	err = stream.Send(&pb.UploadDocumentRequest{Part: &pb.UploadDocumentRequest_Header{Header: header}})
	if err == nil {
		err = stream.Send(&pb.UploadDocumentRequest{Part: &pb.UploadDocumentRequest_Chunk{Chunk: []byte(text)}})
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	return stream.CloseAndRecv()
}

// requestText is the request as a plain text, standing for the scan.
func (x *play) requestText() string {
	var b strings.Builder
	fmt.Fprintf(&b, "政府信息公开申请表\n申请人：%s\n地址：%s\n", x.request.Applicant.Name, x.request.Applicant.Address)
	for i, item := range x.request.Items {
		fmt.Fprintf(&b, "所需信息%d：%s\n", i+1, item.Text)
	}
	return b.String()
}

// path is where a notice of the case is put.
func (x *play) path(kind string) string {
	return filepath.Join(x.folder, "notices", x.request.Key+"-"+kind+".pdf")
}

// issue prints a notice and saves its PDF.
func (x *play) issue(ctx context.Context, kind pb.NoticeKind, word string) (*pb.Notice, error) {
	return x.issueAbout(ctx, kind, word, "")
}

// issueAbout prints a notice about a part of the case, such as a proceeding.
func (x *play) issueAbout(ctx context.Context, kind pb.NoticeKind, word, about string) (*pb.Notice, error) {
	n, err := pb.NewNoticeServiceClient(x.conn).IssueNotice(ctx, &pb.IssueNoticeRequest{
		Name: x.name, RequestId: uuid.NewString(), Kind: kind, Subject: about,
	})
	if err != nil {
		return nil, err
	}
	stream, err := pb.NewCaseServiceClient(x.conn).DownloadDocument(ctx, &pb.DownloadDocumentRequest{Name: n.Document})
	if err != nil {
		return nil, err
	}
	return n, saveStream(x.path(word), func() ([]byte, error) {
		m, err := stream.Recv()
		return m.GetChunk(), err
	})
}

// saveStream writes the chunks of a stream into a file.
func saveStream(path string, next func() ([]byte, error)) error {
	err := os.MkdirAll(filepath.Dir(path), 0o755)
	if err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	for {
		chunk, err := next()
		if errors.Is(err, io.EOF) {
			return f.Close()
		}
		if err == nil {
			_, err = f.Write(chunk)
		}
		if err != nil {
			f.Close()
			return err
		}
	}
}

// send issues a notice at the desk and sends it.
func (x *play) send(ctx context.Context, kind pb.NoticeKind, word string) error {
	ctx, err := x.as(ctx, desk)
	if err != nil {
		return err
	}
	n, err := x.issue(ctx, kind, word)
	if err != nil {
		return err
	}
	return x.dispatch(ctx, n.Name)
}

// dispatch sends a notice the way in which the applicant wants the information.
func (x *play) dispatch(ctx context.Context, notice string) error {
	req := &pb.RecordDispatchRequest{
		Name: notice, Method: pb.DeliveryMethod_DELIVERY_METHOD_POST, DispatchedOn: x.today(), Tracking: "EMS-" + x.request.Key,
	}
	var err error
	switch x.request.FormWanted {
	case "EMAIL":
		req.Method, req.Tracking = pb.DeliveryMethod_DELIVERY_METHOD_ELECTRONIC, "<"+notice+"@example.gov.cn>"
	case "PAPER_PICKUP":
		req.Method, req.Tracking = pb.DeliveryMethod_DELIVERY_METHOD_IN_PERSON, ""
		req.Proofs, err = x.proof(ctx, "送达回证", "受送达人在送达回证上签名。")
	default:
		req.Proofs, err = x.proof(ctx, "交寄凭证", "国内特快专递邮件收据，邮件号 "+req.Tracking)
	}
	if err == nil {
		_, err = pb.NewNoticeServiceClient(x.conn).RecordDispatch(ctx, req)
	}
	return err
}

// proof uploads a text that stands for the scan of a proof of service, and gives its number.
func (x *play) proof(ctx context.Context, title, text string) ([]int32, error) {
	d, err := x.upload(ctx, pb.DocumentKind_DOCUMENT_KIND_DELIVERY_PROOF, title+".txt", text+"\n")
	if err != nil {
		return nil, err
	}
	n, err := strconv.ParseInt(path.Base(d.Name), 10, 32)
	return []int32{int32(n)}, err
}

// arrived records that the last notice of a kind was signed for.
func (x *play) arrived(ctx context.Context, kind pb.NoticeKind) error {
	ctx, err := x.as(ctx, desk)
	if err != nil {
		return err
	}
	c, err := pb.NewCaseServiceClient(x.conn).GetCase(ctx, &pb.GetCaseRequest{Name: x.name})
	if err != nil {
		return err
	}
	for _, n := range c.Notices {
		if n.Kind == kind {
			_, err = pb.NewNoticeServiceClient(x.conn).RecordDelivery(ctx, &pb.RecordDeliveryRequest{
				Name: n.Name, DeliveredOn: x.today(), Evidence: "收件人签收",
			})
		}
	}
	return err
}
