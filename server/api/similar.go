package api

import (
	"cmp"
	"context"
	"encoding/binary"
	"slices"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
)

const (
	// similarPool is how many of the newest cases are looked at for near text.
	similarPool = 20000
	// nearText is the least likeness in percent at which the request of another applicant is suggested.
	nearText = 60
)

// ListSimilarCases suggests earlier requests: all of the same applicant, and those of near text. It is a help for the eye; a
// repeated request may be lawful.
func (s *handling) ListSimilarCases(ctx context.Context, req *pb.ListSimilarCasesRequest) (*pb.ListSimilarCasesResponse, error) {
	organ, number, _ := casework.SplitName(req.Parent)
	from, err := offsetOf(req)
	if err != nil {
		return nil, err
	}
	c, err := s.Store.Case(ctx, organ, number)
	if err != nil {
		return nil, err
	}
	found, err := s.similar(ctx, c)
	if err != nil {
		return nil, err
	}
	out := &pb.ListSimilarCasesResponse{}
	page := found[min(from, len(found)):]
	if size := pageSize(req.PageSize); len(page) > size {
		page = page[:size]
		out.NextPageToken = encodeToken(req, binary.AppendVarint(nil, int64(from+size)))
	}
	for _, x := range page {
		out.Similar = append(out.Similar, x)
		err = s.answer(ctx, x)
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// offsetOf reads how many suggestions were shown before; the list is short, so that counting is cheap.
func offsetOf(req *pb.ListSimilarCasesRequest) (int, error) {
	raw, err := decodeToken(req, req.PageToken)
	if err != nil || len(raw) == 0 {
		return 0, err
	}
	n, used := binary.Varint(raw)
	if used <= 0 || n < 0 {
		return 0, badToken()
	}
	return int(n), nil
}

// similar compares the case with those of its applicant and with the newest ones.
func (s *handling) similar(ctx context.Context, c *casework.Case) ([]*pb.SimilarCase, error) {
	own, err := s.Store.CasesOf(ctx, c.Organ, c.Registration.Applicant.Name)
	if err != nil {
		return nil, err
	}
	newest, err := s.Store.NewestCases(ctx, c.Organ, similarPool)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{c.Number: true}
	var found []*pb.SimilarCase
	for i, line := range append(own, newest...) {
		if seen[line.Number] {
			continue
		}
		seen[line.Number] = true
		x := &pb.SimilarCase{Case: line, SameApplicant: i < len(own), Likeness: casework.Likeness(c, line.Subject)}
		if x.SameApplicant || x.Likeness >= nearText {
			found = append(found, x)
		}
	}
	slices.SortFunc(found, func(a, b *pb.SimilarCase) int {
		return cmp.Or(cmp.Compare(b.Likeness, a.Likeness), cmp.Compare(b.Case.Number, a.Case.Number))
	})
	return found, nil
}

// answer adds what only the case itself tells: whether the applicant is the same person, and the number of the reply.
func (s *handling) answer(ctx context.Context, x *pb.SimilarCase) error {
	organ, number, _ := casework.SplitName(x.Case.Name)
	c, err := s.Store.Case(ctx, organ, number)
	if err != nil {
		return err
	}
	for _, n := range c.Notices {
		if n.Kind == pb.NoticeKind_NOTICE_KIND_REPLY && n.State != pb.NoticeState_NOTICE_STATE_VOID {
			x.ReplyNumber = n.Number
		}
	}
	return nil
}
