package store

import (
	"context"
	"fmt"

	"google.golang.org/protobuf/proto"
)

// RollDues counts at most limit cases anew whose reply moves on day by day while a consultation is open, as of today. It is
// false when nothing was left to do.
func (s *Store) RollDues(ctx context.Context, limit int) (bool, error) {
	today := s.today().String()
	keys, err := s.read.rolling(ctx, today, limit)
	if err != nil || len(keys) == 0 {
		return false, err
	}
	_, err = s.Act(ctx, Act{Method: "RollDues"}, func(t *Tx) (proto.Message, error) {
		for _, k := range keys {
			c, err := t.Case(k.organ, k.number)
			if err == nil {
				err = t.indexDues(c, 0)
			}
			if err != nil {
				return nil, fmt.Errorf("roll %s: %w", k.number, err)
			}
			t.touch(k.organ, k.number)
		}
		return nil, nil
	})
	return true, err
}

// rolling finds cases whose rows are of an earlier day.
func (v view) rolling(ctx context.Context, today string, limit int) ([]caseKey, error) {
	rows, err := v.sql.QueryContext(ctx, "SELECT DISTINCT f.organ, f.number FROM due_items d JOIN case_files f ON f.id = "+dueLineSQL+
		" WHERE d.rolling AND d.as_of < ? LIMIT ?", today, limit)
	if err != nil {
		return nil, fmt.Errorf("look for rolling due dates: %w", err)
	}
	defer rows.Close()
	var keys []caseKey
	for rows.Next() {
		var k caseKey
		err = rows.Scan(&k.organ, &k.number)
		if err != nil {
			return nil, fmt.Errorf("look for rolling due dates: %w", err)
		}
		keys = append(keys, k)
	}
	return keys, rows.Err()
}
