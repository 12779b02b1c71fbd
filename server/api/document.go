package api

import (
	"context"
	"errors"
	"io"
	"slices"

	"github.com/gabriel-vasile/mimetype"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/fault"
	"disclosure/server/identity"
	"disclosure/server/store"
)

// chunkBytes is the size of the pieces in which files travel.
const chunkBytes = 256 << 10

// accepted are the media types that a case takes, by what the content is, whatever its name says.
var accepted = []string{
	"application/pdf", "image/jpeg", "image/png", "image/tiff", "image/bmp", "image/gif", "image/heic",
	"text/plain", "text/csv", "text/html", "application/json", "message/rfc822",
	"application/msword", "application/vnd.ms-excel", "application/vnd.ms-outlook", "application/x-ole-storage",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	"application/vnd.openxmlformats-officedocument.presentationml.presentation",
	"application/zip", "audio/mpeg", "audio/wav", "audio/amr", "video/mp4",
}

func (s *cases) UploadDocument(stream grpc.ClientStreamingServer[pb.UploadDocumentRequest, pb.Document]) error {
	first, err := stream.Recv()
	if err != nil {
		return err
	}
	header := first.GetHeader()
	if header == nil {
		return fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "header", "上传的第一条消息须是文件说明（header）。")
	}
	blob, mediaType, err := s.receive(stream, header)
	if err != nil {
		return err
	}
	doc, err := s.addDocument(stream.Context(), header, blob, mediaType)
	if err != nil {
		return err
	}
	return stream.SendAndClose(doc)
}

// receive writes the chunks into a file under their digest.
func (s *cases) receive(stream grpc.ClientStreamingServer[pb.UploadDocumentRequest, pb.Document], h *pb.UploadHeader) (store.Blob, string, error) {
	w, err := s.Store.NewBlob(s.MaxDocumentBytes)
	if err != nil {
		return store.Blob{}, "", err
	}
	defer w.Abort()
	sniff := &head{}
	for {
		m, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return store.Blob{}, "", err
		}
		chunk := m.GetChunk()
		if chunk == nil {
			return store.Blob{}, "", fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "chunk", "文件说明之后只能是文件内容。")
		}
		sniff.add(chunk)
		_, err = w.Write(chunk)
		if err != nil {
			return store.Blob{}, "", err
		}
	}
	mediaType, err := checkContent(h, w.Blob(), sniff.bytes)
	if err != nil {
		return store.Blob{}, "", err
	}
	blob, err := w.Commit()
	return blob, mediaType, err
}

// checkContent compares what arrived with what was announced and finds its media type.
func checkContent(h *pb.UploadHeader, b store.Blob, start []byte) (string, error) {
	if b.Size == 0 {
		return "", fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "chunk", "文件是空的，请重新选择文件。")
	}
	if h.Sha256 != "" && h.Sha256 != b.SHA256 {
		return "", fault.BadField(pb.ErrorReason_ERROR_REASON_DOCUMENT_DIGEST_MISMATCH, "header.sha256",
			"收到的文件与声明的校验值不一致，传输中可能有误，请重新上传。").With("announced", h.Sha256).With("received", b.SHA256)
	}
	found := mimetype.Detect(start)
	if slices.ContainsFunc(accepted, found.Is) {
		return found.String(), nil
	}
	return "", fault.BadField(pb.ErrorReason_ERROR_REASON_DOCUMENT_TYPE_REFUSED, "chunk",
		"不接收这种类型的文件（%s）；请上传 PDF、图片、文本、办公文档、邮件、压缩包或录音录像。", found.String()).With("mediaType", found.String())
}

// addDocument joins the stored file to the case.
func (s *cases) addDocument(ctx context.Context, h *pb.UploadHeader, b store.Blob, mediaType string) (*pb.Document, error) {
	organ, number, _ := casework.SplitName(h.Parent)
	actor := identity.CallerFrom(ctx).Actor()
	method, _ := grpc.Method(ctx)
	act := store.Act{Method: method, Actor: actor, RequestID: h.RequestId, Request: proto.Clone(h), NewResponse: func() proto.Message { return &pb.Document{} }}
	act.Request.(*pb.UploadHeader).Sha256 = b.SHA256 // the content counts, announced or not
	out, err := s.Store.Act(ctx, act, func(tx *store.Tx) (proto.Message, error) {
		c, err := tx.Case(organ, number)
		if err != nil {
			return nil, err
		}
		env, err := environment(tx, s.desk, organ, actor)
		if err != nil {
			return nil, err
		}
		e, err := casework.AddDocument(c, env, &pb.DocumentAdded{
			Kind: h.Kind, Title: h.Title, MediaType: mediaType, SizeBytes: b.Size, Sha256: b.SHA256,
			ReceivedOn: h.ReceivedOn, Origin: h.Origin, OriginReference: h.OriginReference, Source: h.Source, Form: h.Form, Pages: h.Pages,
		})
		if err != nil {
			return nil, err
		}
		err = tx.Append(c, actor, e)
		if err != nil {
			return nil, err
		}
		return c.Documents[len(c.Documents)-1], nil
	})
	if err != nil {
		return nil, err
	}
	return out.(*pb.Document), nil
}

// head keeps the first bytes of a file, from which its type is found.
type head struct{ bytes []byte }

func (h *head) add(chunk []byte) {
	const enough = 8 << 10
	if room := enough - len(h.bytes); room > 0 {
		h.bytes = append(h.bytes, chunk[:min(room, len(chunk))]...)
	}
}

func (s *cases) DownloadDocument(req *pb.DownloadDocumentRequest, stream grpc.ServerStreamingServer[pb.DownloadDocumentResponse]) error {
	organ, number, _ := casework.SplitName(req.Name)
	c, err := s.Store.Case(stream.Context(), organ, number)
	if err != nil {
		return err
	}
	n := int(part(req.Name))
	if n < 1 || n > len(c.Documents) {
		return fault.New(pb.ErrorReason_ERROR_REASON_DOCUMENT_NOT_FOUND, "申请 %s 没有第 %d 份材料。", number, n).With("document", req.Name)
	}
	doc := c.Documents[n-1]
	f, err := s.Store.OpenBlob(doc.Sha256)
	if err != nil {
		return err
	}
	defer f.Close()
	err = stream.Send(&pb.DownloadDocumentResponse{Part: &pb.DownloadDocumentResponse_Document{Document: doc}})
	if err != nil {
		return err
	}
	return sendChunks(f, func(chunk []byte) error {
		return stream.Send(&pb.DownloadDocumentResponse{Part: &pb.DownloadDocumentResponse_Chunk{Chunk: chunk}})
	})
}

// sendChunks sends what a reader gives, piece by piece.
func sendChunks(r io.Reader, send func([]byte) error) error {
	for {
		buf := make([]byte, chunkBytes)
		n, err := io.ReadFull(r, buf)
		if n > 0 {
			sent := send(buf[:n])
			if sent != nil {
				return sent
			}
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}
