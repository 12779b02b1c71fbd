package store

import (
	"fmt"

	pb "disclosure/proto/disclosure/v1"
)

// dueKey names a due date within its case.
type dueKey struct {
	kind   pb.DueKind
	number int32 // of the supplement, consultation or proceeding, from 1; 1 where there is only one
}

// The id of a due date holds the id of its case's line, its kind and its number.
const (
	lineShift  = 20
	kindShift  = 12
	maxKind    = 1<<(lineShift-kindShift) - 1
	maxNumber  = 1<<kindShift - 1
	dueLineSQL = "(d.id >> 20)"
	dueKindSQL = "(d.id >> 12 & 255)"
	// dueOfLineSQL joins a line f with its due dates d.
	dueOfLineSQL = "case_files f CROSS JOIN due_items d ON d.id >= f.id << 20 AND d.id < (f.id + 1) << 20"
)

// id is that of the row.
func (k dueKey) id(line int64) (int64, error) {
	if k.kind < 0 || k.kind > maxKind || k.number < 0 || k.number > maxNumber {
		return 0, fmt.Errorf("%s has no place among the due dates", k)
	}
	return line<<lineShift | int64(k.kind)<<kindShift | int64(k.number), nil
}

// dueKeyOf reads the key out of an id.
func dueKeyOf(id int64) dueKey {
	return dueKey{pb.DueKind(id >> kindShift & maxKind), int32(id & maxNumber)}
}

func (k dueKey) String() string { return fmt.Sprintf("%v %d", k.kind, k.number) }
