package api

import (
	"context"
	"errors"
	"io"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/fault"
	"disclosure/server/identity"
	"disclosure/server/inspect"
	"disclosure/server/store"
)

// chunkBytes is the size of the pieces in which files travel.
const chunkBytes = 256 << 10

func (s *cases) UploadDocument(stream grpc.ClientStreamingServer[pb.UploadDocumentRequest, pb.Document]) error {
	first, err := stream.Recv()
	if err != nil {
		return err
	}
	header := first.GetHeader()
	if header == nil {
		return fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "header", "上传的第一条消息须是文件说明（header）。")
	}
	end, err := s.uploads.begin(identity.CallerFrom(stream.Context()).Actor().Name)
	if err != nil {
		return err
	}
	defer end()
	blob, found, err := s.receive(stream, header)
	if err != nil {
		return err
	}
	doc, err := s.addDocument(stream.Context(), header, blob, found)
	if err != nil {
		return err
	}
	return stream.SendAndClose(doc)
}

// receive writes the chunks into a file under their digest.
func (s *cases) receive(stream grpc.ClientStreamingServer[pb.UploadDocumentRequest, pb.Document], h *pb.UploadHeader) (store.Blob, inspect.Finding, error) {
	var none inspect.Finding
	w, err := s.Store.NewBlob(s.MaxDocumentBytes)
	if err != nil {
		return store.Blob{}, none, err
	}
	defer w.Abort()
	err = receiveChunks(stream, w)
	if err != nil {
		return store.Blob{}, none, err
	}
	err = checkAnnounced(h, w.Blob())
	if err != nil {
		return store.Blob{}, none, err
	}
	found := inspect.File(w.Content(), w.Blob().Size, h.Title)
	if found.Program {
		return store.Blob{}, none, fault.BadField(pb.ErrorReason_ERROR_REASON_DOCUMENT_TYPE_REFUSED, "chunk",
			"不接收程序文件（%s）；确需留存的，请放入压缩包后上传。", found.MediaType).With("mediaType", found.MediaType)
	}
	blob, err := w.Commit()
	return blob, found, err
}

func receiveChunks(stream grpc.ClientStreamingServer[pb.UploadDocumentRequest, pb.Document], w io.Writer) error {
	for {
		m, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		chunk := m.GetChunk()
		if chunk == nil {
			return fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "chunk", "文件说明之后只能是文件内容。")
		}
		_, err = w.Write(chunk)
		if err != nil {
			return err
		}
	}
}

// checkAnnounced compares what arrived with what was announced.
func checkAnnounced(h *pb.UploadHeader, b store.Blob) error {
	if b.Size == 0 {
		return fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "chunk", "文件是空的，请重新选择文件。")
	}
	if h.Sha256 != "" && h.Sha256 != b.SHA256 {
		return fault.BadField(pb.ErrorReason_ERROR_REASON_DOCUMENT_DIGEST_MISMATCH, "header.sha256",
			"收到的文件与声明的校验值不一致，传输中可能有误，请重新上传。").With("announced", h.Sha256).With("received", b.SHA256)
	}
	return nil
}

// addDocument joins the stored file to the case.
func (s *cases) addDocument(ctx context.Context, h *pb.UploadHeader, b store.Blob, found inspect.Finding) (*pb.Document, error) {
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
			Kind: h.Kind, Title: h.Title, MediaType: found.MediaType, SizeBytes: b.Size, Sha256: b.SHA256,
			ReceivedOn: h.ReceivedOn, Origin: h.Origin, OriginReference: h.OriginReference, Source: h.Source, Form: h.Form, Pages: h.Pages,
			Rendering: found.Rendering, RenderingNote: found.Note,
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
