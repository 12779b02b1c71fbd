package store

import (
	"context"
	"fmt"

	pb "disclosure/proto/disclosure/v1"
)

// MatterCounts gives the statistics of the register of matters: by year of registration, kind and result, the latest year first.
func (s *Store) MatterCounts(ctx context.Context, organ string) ([]*pb.MatterCount, error) {
	rows, err := s.read.sql.QueryContext(ctx, "SELECT year, kind, result, COUNT(*) FROM matters WHERE organ = ? "+
		"GROUP BY year, kind, result ORDER BY year DESC, kind, result", organ)
	if err != nil {
		return nil, fmt.Errorf("count matters: %w", err)
	}
	defer rows.Close()
	var counts []*pb.MatterCount
	for rows.Next() {
		c := &pb.MatterCount{}
		err = rows.Scan(&c.Year, &c.Kind, &c.Result, &c.Count)
		if err != nil {
			return nil, fmt.Errorf("count matters: %w", err)
		}
		counts = append(counts, c)
	}
	return counts, rows.Err()
}
