package api

import (
	"context"
	"encoding/json"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/store"
)

// cases reads cases and moves their documents.
type cases struct {
	pb.UnsafeCaseServiceServer
	*desk
	uploads uploads
}

var _ pb.CaseServiceServer = (*cases)(nil)

func (s *cases) GetCase(ctx context.Context, req *pb.GetCaseRequest) (*pb.Case, error) {
	organ, number, _ := casework.SplitName(req.Name)
	c, err := s.Store.Case(ctx, organ, number)
	if err != nil {
		return nil, err
	}
	return s.view(c), nil
}

func (s *cases) ListCases(ctx context.Context, req *pb.ListCasesRequest) (*pb.ListCasesResponse, error) {
	organ, _, _ := casework.SplitName(req.Parent)
	after, err := cursorOf(req, req.PageToken)
	if err != nil {
		return nil, err
	}
	q := store.ListQuery{Organ: organ, States: req.States, Handler: req.Handler, After: after, Limit: pageSize(req.PageSize)}
	q.DueBy, err = optionalDate("due_by", req.DueBy)
	if err != nil {
		return nil, err
	}
	q.ArrivedFrom, err = optionalDate("arrived_from", req.ArrivedFrom)
	if err != nil {
		return nil, err
	}
	q.ArrivedTo, err = optionalDate("arrived_to", req.ArrivedTo)
	if err != nil {
		return nil, err
	}
	lines, next, err := s.Store.ListCases(ctx, q)
	if err != nil {
		return nil, err
	}
	return &pb.ListCasesResponse{Cases: lines, NextPageToken: tokenOf(req, next)}, nil
}

func (s *cases) SearchCases(ctx context.Context, req *pb.SearchCasesRequest) (*pb.SearchCasesResponse, error) {
	organ, _, _ := casework.SplitName(req.Parent)
	after, err := cursorOf(req, req.PageToken)
	if err != nil {
		return nil, err
	}
	hits, next, err := s.Store.SearchCases(ctx, organ, req.Query, after, pageSize(req.PageSize))
	if err != nil {
		return nil, err
	}
	return &pb.SearchCasesResponse{Cases: hits, NextPageToken: tokenOf(req, next)}, nil
}

// cursorOf reads the place where the next page begins; nil is the beginning.
func cursorOf(req proto.Message, token string) (*store.Cursor, error) {
	if token == "" {
		return nil, nil
	}
	raw, err := decodeToken(req, token)
	if err != nil {
		return nil, err
	}
	c := &store.Cursor{}
	err = json.Unmarshal(raw, c)
	if err != nil {
		return nil, badToken()
	}
	return c, nil
}

// tokenOf makes the token of the next page; empty at the end.
func tokenOf(req proto.Message, next *store.Cursor) string {
	if next == nil {
		return ""
	}
	raw, err := json.Marshal(next)
	if err != nil {
		return ""
	}
	return encodeToken(req, raw)
}
