package api

import (
	"errors"
	"io"

	"google.golang.org/grpc"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/fault"
)

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
