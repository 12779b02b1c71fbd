package api

import (
	"context"
	"encoding/binary"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
)

func (s *record) ListOrganEvents(ctx context.Context, req *pb.ListOrganEventsRequest) (*pb.ListOrganEventsResponse, error) {
	organ, _, _ := casework.SplitName(req.Parent)
	after, err := sequenceToken(req, req.PageToken)
	if err != nil {
		return nil, err
	}
	size := pageSize(req.PageSize)
	events, err := s.Store.OrganEvents(ctx, organ, after, req.NewestFirst, size+1)
	if err != nil {
		return nil, err
	}
	out := &pb.ListOrganEventsResponse{Events: events}
	if len(events) > size {
		out.Events = events[:size]
		out.NextPageToken = encodeToken(req, binary.AppendVarint(nil, events[size-1].Sequence))
	}
	return out, nil
}
