package store

import (
	"context"
	"fmt"
	"io"
	"strings"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/record"
)

// worker acts on case after case, on the store as it is used: register, assign, add a document with its file, correct. It stops at the first
// act that is not acknowledged, and begins with that one again.
type worker struct {
	id     int
	n      int    // acts acknowledged
	number string // of the case at hand
	cases  map[string][]string
	seal   Seal // the last one acknowledged
	seals  int
}

// acts are the kinds of events in their turn.
var crewActs = []string{"registered", "assigned", "document_added", "corrected"}

// requestID of the act in hand.
func (w *worker) requestID() string { return fmt.Sprintf("%d-%d", w.id, w.n) }

// step does the next act and notes it when it is acknowledged.
func (w *worker) step(s *Store) error {
	kind := crewActs[w.n%len(crewActs)]
	number, err := w.act(s, kind)
	if err != nil {
		return err
	}
	w.number = number
	w.cases[number] = append(w.cases[number], kind)
	w.n++
	return nil
}

// again repeats the last acknowledged act; its answer must be the same.
func (w *worker) again(s *Store) error {
	if w.n == 0 {
		return nil
	}
	w.n--
	defer func() { w.n++ }()
	number, err := w.act(s, crewActs[w.n%len(crewActs)])
	if err == nil && number != w.number {
		err = fmt.Errorf("answered %s, now %s", w.number, number)
	}
	return err
}

func (w *worker) act(s *Store, kind string) (string, error) {
	id := w.requestID()
	switch kind {
	case "registered":
		return register(s, "yangli", id, registration(id))
	case "assigned":
		return w.append(s, id, &pb.Event{Kind: &pb.Event_Assigned{Assigned: &pb.Assigned{Handler: handler.Name, HandlerName: "李四"}}})
	case "document_added":
		d, err := w.file(s, strings.Repeat(id+"的材料\n", 1+w.n%200))
		if err != nil {
			return "", err
		}
		return w.append(s, id, &pb.Event{Kind: &pb.Event_DocumentAdded{DocumentAdded: d}})
	}
	r := registration(id)
	r.Applicant.Phone = "13800000000"
	return w.append(s, id, &pb.Event{Kind: &pb.Event_Corrected{Corrected: &pb.Corrected{Registration: r, Paths: []string{"applicant.phone"}, Reason: id}}})
}

// append is an act that adds an event to the case at hand.
func (w *worker) append(s *Store, id string, e *pb.Event) (string, error) {
	a := Act{
		Method: "Test", Actor: desk, RequestID: id, NewResponse: func() proto.Message { return &pb.Case{} },
		Request: &pb.WithdrawCaseRequest{Name: w.number, RequestId: id},
	}
	m, err := s.Act(context.Background(), a, func(t *Tx) (proto.Message, error) {
		c, err := t.Case("yangli", w.number)
		if err != nil {
			return nil, err
		}
		return &pb.Case{Number: w.number}, t.Append(c, desk, proto.Clone(e).(*pb.Event))
	})
	if err != nil {
		return "", err
	}
	return m.(*pb.Case).Number, nil
}

// file stores a file as an upload does.
func (w *worker) file(s *Store, content string) (*pb.DocumentAdded, error) {
	b, err := s.NewBlob(1 << 20)
	if err != nil {
		return nil, err
	}
	defer b.Abort()
	_, err = io.WriteString(b, content)
	if err != nil {
		return nil, err
	}
	done, err := b.Commit()
	if err != nil {
		return nil, err
	}
	return &pb.DocumentAdded{
		Number: 1, Kind: pb.DocumentKind_DOCUMENT_KIND_REQUEST, Title: "材料.txt", MediaType: "text/plain", SizeBytes: done.Size, Sha256: done.SHA256,
	}, nil
}

// sign asks for a checkpoint and keeps it: what was signed must stay a beginning of the log.
func (w *worker) sign(s *Store) error {
	seal, err := s.Seal(context.Background(), "yangli", "")
	if err == nil {
		w.seal = seal
		w.seals++
	}
	return err
}

// compare holds the record against what was acknowledged to this worker.
func (w *worker) compare(s *Store) error {
	for number, want := range w.cases {
		events, err := s.Events(context.Background(), "yangli", number, 0, 100)
		if err != nil {
			return fmt.Errorf("%s: %w", number, err)
		}
		var have []string
		for _, e := range events {
			m := e.ProtoReflect()
			have = append(have, string(m.WhichOneof(m.Descriptor().Oneofs().ByName("kind")).Name()))
		}
		if strings.Join(have, " ") != strings.Join(want, " ") {
			return fmt.Errorf("%s: the record has %v, acknowledged were %v", number, have, want)
		}
	}
	return w.follows(s)
}

// follows proves that the log goes on from the last checkpoint that was acknowledged.
func (w *worker) follows(s *Store) error {
	if w.seal.Size == 0 {
		return nil
	}
	now, err := s.Seal(context.Background(), "yangli", "")
	if err != nil {
		return err
	}
	if now.Size < w.seal.Size {
		return fmt.Errorf("the log has %d entries, signed were %d", now.Size, w.seal.Size)
	}
	proof, err := s.Consistency(context.Background(), "yangli", w.seal.Size, now.Size)
	if err != nil {
		return err
	}
	return record.CheckConsistency(w.seal.Size, now.Size, w.seal.Root, now.Root, proof)
}
