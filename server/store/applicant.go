package store

import (
	"context"
	"fmt"

	entsql "entgo.io/ent/dialect/sql"

	"disclosure/ent/casefile"
	pb "disclosure/proto/disclosure/v1"
)

// CasesOf gives the lines of every case of an applicant by that exact name, newest first.
func (t *Tx) CasesOf(organ, applicant string) ([]*pb.CaseSummary, error) {
	return t.casesOf(t.ctx, organ, applicant)
}

// CasesOf gives the lines of every case of an applicant by that exact name, newest first.
func (s *Store) CasesOf(ctx context.Context, organ, applicant string) ([]*pb.CaseSummary, error) {
	return s.read.casesOf(ctx, organ, applicant)
}

func (v view) casesOf(ctx context.Context, organ, applicant string) ([]*pb.CaseSummary, error) {
	rows, err := v.ent.CaseFile.Query().Where(casefile.Organ(organ), casefile.Applicant(applicant)).
		Order(casefile.ByID(entsql.OrderDesc())).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("cases of an applicant: %w", err)
	}
	lines, _ := page(rows, len(rows))
	return lines, nil
}

// NewestCases gives the lines of the newest cases of an organ, newest first.
func (s *Store) NewestCases(ctx context.Context, organ string, limit int) ([]*pb.CaseSummary, error) {
	rows, err := s.read.ent.CaseFile.Query().Where(casefile.Organ(organ)).
		Order(casefile.ByID(entsql.OrderDesc())).Limit(limit).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("newest cases: %w", err)
	}
	lines, _ := page(rows, len(rows))
	return lines, nil
}
