package store

import (
	"strings"
	"testing"

	pb "disclosure/proto/disclosure/v1"
)

// TestRemindersGoOn: each batch of reminders begins where the one before ended. If the engine began anew each time, the writer would
// look at all of them for every batch, and a backlog would slow down the register.
func TestRemindersGoOn(t *testing.T) {
	level := pb.WarningLevel_WARNING_LEVEL_OVERDUE
	plan := planOf(t, openSQLite(t), dueByDay+remindWhere(level), "yangli", "2026-04-14", "2026-04-01", 7, int32(level), OwesOrgan, 400)
	if !strings.Contains(plan, "dueitem_organ_due_on_id (organ=? AND due_on>? AND due_on<?)") || strings.Contains(plan, "TEMP B-TREE") {
		t.Error(plan)
	}
}
