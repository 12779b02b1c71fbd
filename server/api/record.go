package api

import (
	"bufio"
	"context"
	"encoding/binary"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casefile"
	"disclosure/server/casework"
	"disclosure/server/identity"
	"disclosure/server/store"
)

// record shows what was done and exports the proof.
type record struct {
	pb.UnsafeRecordServiceServer
	*desk
}

var _ pb.RecordServiceServer = (*record)(nil)

func (s *record) ListEvents(ctx context.Context, req *pb.ListEventsRequest) (*pb.ListEventsResponse, error) {
	organ, number, _ := casework.SplitName(req.Parent)
	after, err := sequenceToken(req, req.PageToken)
	if err != nil {
		return nil, err
	}
	size := pageSize(req.PageSize)
	events, err := s.Store.Events(ctx, organ, number, after, size+1)
	if err != nil {
		return nil, err
	}
	out := &pb.ListEventsResponse{}
	if len(events) > size {
		events = events[:size]
		out.NextPageToken = encodeToken(req, binary.AppendVarint(nil, events[size-1].Sequence))
	}
	for _, e := range events {
		out.Events = append(out.Events, maskEvent(e))
	}
	return out, nil
}

// sequenceToken reads the sequence of the last event of the page before; 0 for the first page.
func sequenceToken(req proto.Message, token string) (int64, error) {
	if token == "" {
		return 0, nil
	}
	raw, err := decodeToken(req, token)
	if err != nil {
		return 0, err
	}
	n, used := binary.Varint(raw)
	if used <= 0 {
		return 0, badToken()
	}
	return n, nil
}

// ExportCaseFile records the export, then streams the file, in which the export is the last event.
func (s *record) ExportCaseFile(req *pb.ExportCaseFileRequest, stream grpc.ServerStreamingServer[pb.ExportCaseFileResponse]) error {
	ctx := stream.Context()
	c, err := s.recordExport(ctx, req)
	if err != nil {
		return err
	}
	content, err := s.content(ctx, c)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(chunkWriter(func(chunk []byte) error {
		return stream.Send(&pb.ExportCaseFileResponse{Chunk: chunk})
	}), chunkBytes)
	err = casefile.Write(ctx, w, content)
	if err != nil {
		return err
	}
	return w.Flush()
}

// content is what goes into the case file. The export is the last event of the case then.
func (s *record) content(ctx context.Context, c *casework.Case) (casefile.Content, error) {
	checkpoint := s.seal(ctx, c)
	organ, err := s.Store.Organ(ctx, c.Organ)
	if err != nil {
		return casefile.Content{}, err
	}
	events, err := s.Store.Events(ctx, c.Organ, c.Number, 0, int(c.Version))
	if err != nil {
		return casefile.Content{}, err
	}
	return casefile.Content{
		Organ: organ.DisplayName, Case: c, View: s.view(c), Events: events, Notices: s.Notices,
		Variant: variantOf(events), Time: c.UpdateTime, Checkpoint: checkpoint,
		Clock:   casework.Clock(c, s.calendarOf(c.Organ), s.today()),
		Open:    func(sha256 string) (casefile.File, error) { return s.Store.OpenBlob(sha256) },
		Scratch: func() (casefile.Scratch, error) { return s.Store.NewScratch() },
	}, nil
}

// variantOf is what the last export leaves out.
func variantOf(events []*pb.Event) pb.CaseFileVariant {
	v := pb.CaseFileVariant_CASE_FILE_VARIANT_FULL
	for _, e := range events {
		if x := e.GetCaseFileExported(); x != nil && x.Variant != pb.CaseFileVariant_CASE_FILE_VARIANT_UNSPECIFIED {
			v = x.Variant
		}
	}
	return v
}

// recordExport appends the event and gives the case as of it; a repeated call finds the case as it is now.
func (s *record) recordExport(ctx context.Context, req *pb.ExportCaseFileRequest) (*casework.Case, error) {
	organ, number, _ := casework.SplitName(req.Name)
	actor := identity.CallerFrom(ctx).Actor()
	method, _ := grpc.Method(ctx)
	act := store.Act{Method: method, Actor: actor, RequestID: req.RequestId, Request: req, NewResponse: func() proto.Message { return &pb.CaseFileExported{} }}
	_, err := s.Store.Act(ctx, act, func(tx *store.Tx) (proto.Message, error) {
		c, err := tx.Case(organ, number)
		if err != nil {
			return nil, err
		}
		e, err := casework.Export(c, req.Reason, req.Recipient, req.Variant)
		if err != nil {
			return nil, err
		}
		return e.GetCaseFileExported(), tx.Append(c, actor, e)
	})
	if err != nil {
		return nil, err
	}
	return s.Store.Case(ctx, organ, number)
}

// chunkWriter sends what is written as pieces of the stream.
type chunkWriter func([]byte) error

// Write sends a copy: the stream may keep what it is given.
func (w chunkWriter) Write(p []byte) (int, error) {
	sent := 0
	for sent < len(p) {
		n := min(chunkBytes, len(p)-sent)
		err := w(append([]byte(nil), p[sent:sent+n]...))
		if err != nil {
			return sent, err
		}
		sent += n
	}
	return sent, nil
}
