package store

import (
	"context"
	"fmt"

	"disclosure/server/casework"
)

// WithProceedings calls fn with each case of an organ that has a reconsideration, a suit or a complaint, in the order of their
// numbers. A partial index finds them.
func (s *Store) WithProceedings(ctx context.Context, organ string, fn func(*casework.Case)) error {
	numbers, err := s.read.proceedingCases(ctx, organ)
	if err != nil {
		return err
	}
	for _, number := range numbers {
		c, err := s.Case(ctx, organ, number)
		if err != nil {
			return err
		}
		fn(c)
	}
	return nil
}

func (v view) proceedingCases(ctx context.Context, organ string) ([]string, error) {
	rows, err := v.sql.QueryContext(ctx, "SELECT DISTINCT case_number FROM events WHERE organ = ? AND kind = 'proceeding_opened' "+
		"ORDER BY case_number", organ)
	if err != nil {
		return nil, fmt.Errorf("find proceedings: %w", err)
	}
	defer rows.Close()
	var numbers []string
	for rows.Next() {
		var n string
		err = rows.Scan(&n)
		if err != nil {
			return nil, fmt.Errorf("find proceedings: %w", err)
		}
		numbers = append(numbers, n)
	}
	return numbers, rows.Err()
}
