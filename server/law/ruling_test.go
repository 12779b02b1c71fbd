package law

import "testing"

func TestRulings(t *testing.T) {
	want := map[Ruling]struct {
		outcome      Outcome
		review, suit int // articles; 0 where the way knows no such ruling or none is cited
	}{
		Upheld: {OutcomeUpheld, 68, 0}, ClaimRejected: {OutcomeUpheld, 69, 69}, Changed: {OutcomeCorrected, 63, 77},
		Revoked: {OutcomeCorrected, 64, 70}, PartlyRevoked: {OutcomeCorrected, 64, 70}, Illegal: {OutcomeCorrected, 65, 74},
		OrderedToAct: {OutcomeCorrected, 66, 72}, Void: {OutcomeCorrected, 67, 75}, Ended: {OutcomeOther, 0, 0},
		RefusedAtDoor: {OutcomeOther, 0, 0}, Mediated: {OutcomeOther, 0, 0}, Rectify: {OutcomeCorrected, 0, 0}, Unfounded: {OutcomeUpheld, 0, 0},
	}
	if len(want) != len(Rulings()) {
		t.Errorf("%d rulings", len(Rulings()))
	}
	for _, r := range Rulings() {
		row, ok := r.Row()
		w := want[r]
		if !ok || row.Outcome != w.outcome || row.Reconsideration.Article != w.review || row.Suit.Article != w.suit || r.String() != row.Name {
			t.Errorf("%s = %+v", r, row)
		}
		if row.Anew && row.Outcome != OutcomeCorrected {
			t.Errorf("%s: what was not corrected is not answered anew", r)
		}
	}
	if Ruling(0).String() != "未知结果" {
		t.Error(Ruling(0).String())
	}
}
