package e2e_test

import (
	"errors"
	"io"

	pb "disclosure/proto/disclosure/v1"
)

const chunkBytes = 256 << 10

// header announces an upload.
func header(name string) *pb.UploadHeader {
	return &pb.UploadHeader{Parent: name, Kind: pb.DocumentKind_DOCUMENT_KIND_OTHER, Title: "材料.txt"}
}

// upload sends a header and content in chunks.
func (o *office) upload(login string, h *pb.UploadHeader, content []byte) (*pb.Document, error) {
	messages := []*pb.UploadDocumentRequest{{Part: &pb.UploadDocumentRequest_Header{Header: h}}}
	for rest := content; len(rest) > 0; rest = rest[min(chunkBytes, len(rest)):] {
		messages = append(messages, chunk(rest[:min(chunkBytes, len(rest))]))
	}
	return o.send(login, messages...)
}

func chunk(b []byte) *pb.UploadDocumentRequest {
	return &pb.UploadDocumentRequest{Part: &pb.UploadDocumentRequest_Chunk{Chunk: b}}
}

// send sends the messages of an upload as they are.
func (o *office) send(login string, messages ...*pb.UploadDocumentRequest) (*pb.Document, error) {
	stream, err := pb.NewCaseServiceClient(o.conn).UploadDocument(o.as(login))
	if err != nil {
		return nil, err
	}
	for _, m := range messages {
		err = stream.Send(m)
		if errors.Is(err, io.EOF) {
			break // the answer is there already
		}
		if err != nil {
			return nil, err
		}
	}
	return stream.CloseAndRecv()
}

// download gives the description and the content of a document.
func (o *office) download(login, name string) (*pb.Document, []byte, error) {
	stream, err := pb.NewCaseServiceClient(o.conn).DownloadDocument(o.as(login), &pb.DownloadDocumentRequest{Name: name})
	if err != nil {
		return nil, nil, err
	}
	var doc *pb.Document
	var content []byte
	for {
		m, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			return doc, content, nil
		}
		if err != nil {
			return nil, nil, err
		}
		if m.GetDocument() != nil {
			doc = m.GetDocument()
		}
		content = append(content, m.GetChunk()...)
	}
}

// export gives a case file.
func (o *office) export(login string, req *pb.ExportCaseFileRequest) ([]byte, error) {
	stream, err := pb.NewRecordServiceClient(o.conn).ExportCaseFile(o.as(login), req)
	if err != nil {
		return nil, err
	}
	var content []byte
	for {
		m, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			return content, nil
		}
		if err != nil {
			return nil, err
		}
		content = append(content, m.Chunk...)
	}
}
