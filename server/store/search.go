package store

import (
	"context"
	"fmt"
	"math"
	"strings"

	entsql "entgo.io/ent/dialect/sql"

	"disclosure/ent/casefile"
	pb "disclosure/proto/disclosure/v1"
)

// searchSQL finds cases in three ways, each along an index: the registration number or its beginning, a part of the
// applicant's name, a 文号 or its beginning. instr is called strpos in PostgreSQL.
const searchSQL = `SELECT id FROM (
SELECT id FROM case_files WHERE organ = ? AND number >= ? AND number < ?
UNION SELECT id FROM case_files WHERE organ = ? AND instr(lower(applicant), ?) > 0
UNION SELECT c.id FROM notice_numbers n JOIN case_files c ON c.organ = n.organ AND c.number = n.case_number
 WHERE n.organ = ? AND n.doc_number >= ? AND n.doc_number < ?
) AS found WHERE id < ? ORDER BY id DESC LIMIT ?`

// SearchCases gives the lines of the register book that the query finds, newest first, and where to go on; nil at the end. The
// query is a registration number, a 文号, the beginning of either, or a part of the applicant's name.
func (s *Store) SearchCases(ctx context.Context, organ, query string, after *Cursor, limit int) ([]*pb.CaseSummary, *Cursor, error) {
	query = strings.TrimSpace(query)
	if query == "" {
		return nil, nil, nil
	}
	ids, err := s.searchIDs(ctx, organ, query, after, limit+1)
	if err != nil || len(ids) == 0 {
		return nil, nil, err
	}
	rows, err := s.read.ent.CaseFile.Query().Where(casefile.IDIn(ids...)).
		Order(casefile.ByID(entsql.OrderDesc())).All(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("search cases: %w", err)
	}
	lines, next := page(rows, limit)
	if next != nil {
		next.DueOn = ""
	}
	return lines, next, nil
}

func (s *Store) searchIDs(ctx context.Context, organ, query string, after *Cursor, limit int) ([]int, error) {
	below := math.MaxInt64
	if after != nil {
		below = after.ID
	}
	end := query + "\U0010FFFF" // after every text that begins with the query
	rows, err := s.read.sql.QueryContext(ctx, searchSQL, organ, query, end, organ, lower(query), organ, query, end,
		below, limit)
	if err != nil {
		return nil, fmt.Errorf("search cases: %w", err)
	}
	defer rows.Close()
	var ids []int
	for rows.Next() {
		var id int
		err = rows.Scan(&id)
		if err != nil {
			return nil, fmt.Errorf("search cases: %w", err)
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// lower is what lower() of SQLite does: the letters of ASCII alone. strings.ToLower also lowers those of full width and of other
// scripts, which are kept as they are in the column.
func lower(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}, text)
}
