package api

import (
	"bufio"
	"context"
	"encoding/binary"
	"math"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casefile"
	"disclosure/server/casework"
	"disclosure/server/fault"
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
	content, err := s.exported(ctx, req)
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

// tries is how often an export is recorded anew when somebody acts on the case before it is sealed.
const tries = 3

// exported records the export and seals the log, so that the export is the last event of the case there. A repeated call whose event
// is not the last any more records another.
func (s *record) exported(ctx context.Context, req *pb.ExportCaseFileRequest) (casefile.Content, error) {
	for n := range tries {
		if n > 0 {
			req = proto.Clone(req).(*pb.ExportCaseFileRequest)
			req.RequestId = ""
		}
		err := s.recordExport(ctx, req)
		if err != nil {
			return casefile.Content{}, err
		}
		content, err := s.content(ctx, req.Name)
		if err != nil {
			return casefile.Content{}, err
		}
		last := content.Events[len(content.Events)-1].GetCaseFileExported()
		if last != nil && last.Reason == req.Reason && last.Recipient == req.Recipient {
			content.Variant = last.Variant
			return content, nil
		}
	}
	return casefile.Content{}, fault.New(pb.ErrorReason_ERROR_REASON_ETAG_STALE,
		"申请正在被他人连续办理，卷宗未能封存，请稍后重新导出。").With("case", req.Name)
}

// content is what goes into the case file, as of the last event that the log is sealed with.
func (s *record) content(ctx context.Context, name string) (casefile.Content, error) {
	code, number, _ := casework.SplitName(name)
	organ, err := s.Store.Organ(ctx, code)
	if err != nil {
		return casefile.Content{}, err
	}
	proof, line := s.seal(ctx, code, number)
	last := int64(math.MaxInt64)
	if proof.Size > 0 {
		last = proof.Last(number)
	}
	proven, err := s.Store.ProveCase(ctx, code, number, last, proof.Size)
	if err != nil {
		return casefile.Content{}, err
	}
	events, folded := make([]*pb.Event, len(proven)), make([]*pb.Event, len(proven))
	for i, p := range proven {
		events[i], folded[i] = p.Event, proto.Clone(p.Event).(*pb.Event) // a case goes on in the messages of its events
		proof.Events = append(proof.Events, casefile.Proven{Leaf: p.Leaf, Salt: p.Salt, Body: p.Body, Index: p.Index, Path: p.Path})
	}
	c, err := casework.Fold(code, number, folded)
	if err != nil {
		return casefile.Content{}, err
	}
	return casefile.Content{
		Organ: organ.DisplayName, Case: c, View: s.view(c), Events: events, Notices: s.Notices,
		Time: c.UpdateTime, Checkpoint: line, Proof: proof, Retention: c.RetentionWord(),
		Clock:   casework.Clock(c, s.calendarOf(code), s.today()),
		Open:    func(sha256 string) (casefile.File, error) { return s.Store.OpenBlob(sha256) },
		Scratch: func() (casefile.Scratch, error) { return s.Store.NewScratch() },
	}, nil
}

// recordExport appends the event, once for a request id.
func (s *record) recordExport(ctx context.Context, req *pb.ExportCaseFileRequest) error {
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
	return err
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
