package defence

import (
	"testing"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/law"
)

func TestTableFour(t *testing.T) {
	c := sound()
	add := func(kind pb.ProceedingKind, papers, decided string, outcome pb.ProceedingOutcome) {
		p := &pb.Proceeding{Kind: kind, PapersOn: papers, Outcome: outcome}
		if decided != "" {
			p.Decision = &pb.ProceedingDecision{DecidedOn: decided}
		}
		c.Proceedings = append(c.Proceedings, p)
	}
	const (
		simplified = pb.ProceedingKind_PROCEEDING_KIND_RECONSIDERATION_SIMPLIFIED
		ordinary   = pb.ProceedingKind_PROCEEDING_KIND_RECONSIDERATION_ORDINARY
		direct     = pb.ProceedingKind_PROCEEDING_KIND_SUIT_DIRECT
		after      = pb.ProceedingKind_PROCEEDING_KIND_SUIT_AFTER_RECONSIDERATION
		upheld     = pb.ProceedingOutcome_PROCEEDING_OUTCOME_UPHELD
		corrected  = pb.ProceedingOutcome_PROCEEDING_OUTCOME_CORRECTED
		others     = pb.ProceedingOutcome_PROCEEDING_OUTCOME_OTHER
	)
	add(simplified, "2026-05-01", "2026-06-01", upheld)
	add(ordinary, "2026-05-01", "2026-07-01", corrected)
	add(ordinary, "2026-12-20", "2027-02-01", corrected) // pending in 2026
	add(direct, "2026-12-30", "", pb.ProceedingOutcome_PROCEEDING_OUTCOME_PENDING)
	add(after, "2026-08-01", "2026-12-31", others)
	add(pb.ProceedingKind_PROCEEDING_KIND_COMPLAINT, "2026-08-01", "2026-12-31", corrected)
	for _, w := range []struct {
		year int
		want law.TableFour // 维持, 纠正, 其他, 尚未审结, 总计
	}{
		{2025, law.TableFour{}},
		{2026, law.TableFour{{1, 1, 0, 1, 3}, {0, 0, 0, 1, 1}, {0, 0, 1, 0, 1}}},
		{2027, law.TableFour{{0, 1, 0, 0, 1}, {0, 0, 0, 1, 1}, {}}},
	} {
		var got law.TableFour
		TableFour(&got, c, w.year)
		if got != w.want {
			t.Errorf("%d: %v, want %v", w.year, got, w.want)
		}
		for _, m := range (law.Report{Four: got}).Check() {
			if m.ID == "I4" {
				t.Errorf("%d: %+v", w.year, m)
			}
		}
	}
}
