package casework

import (
	"errors"
	"strings"
	"testing"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

// allowed is the table once more, written the other way round: for each act the states that allow it, one letter each, in the
// order Received, in Progress, Supplement, Consulting, under Review (V), sign-off (G), Signed off (O), Issued, rEplied, Closed.
var allowed = map[pb.Act]string{
	pb.Act_ACT_CONFIRM_RECEIPT:            "R---------",
	pb.Act_ACT_ASSIGN:                     "RPSCVGOIE-",
	pb.Act_ACT_ADD_DOCUMENT:               "RPSCVGOIEX",
	pb.Act_ACT_CORRECT:                    "RPSC------",
	pb.Act_ACT_REQUEST_SUPPLEMENT:         "-P--------",
	pb.Act_ACT_RECORD_SUPPLEMENT:          "--S-------",
	pb.Act_ACT_LAPSE_SUPPLEMENT:           "--S-------",
	pb.Act_ACT_OPEN_CONSULTATION:          "-P-C------",
	pb.Act_ACT_RECORD_CONSULTATION_SERVED: "---C------",
	pb.Act_ACT_CLOSE_CONSULTATION:         "---C------",
	pb.Act_ACT_REQUEST_EXTENSION:          "-P-C------",
	pb.Act_ACT_DECIDE_EXTENSION:           "-PSC------",
	pb.Act_ACT_RECORD_SEARCH:              "RPSC------",
	pb.Act_ACT_RECORD_SECRECY_REVIEW:      "-PSC------",
	pb.Act_ACT_PROPOSE_DETERMINATION:      "-P-C------",
	pb.Act_ACT_SUBMIT:                     "-P--------",
	pb.Act_ACT_PASS_REVIEW:                "----V-----",
	pb.Act_ACT_RETURN:                     "----VG----",
	pb.Act_ACT_SIGN_OFF:                   "-----G----",
	pb.Act_ACT_ISSUE_RECEIPT:              "RPSCVGOIE-",
	pb.Act_ACT_ISSUE_SUPPLEMENT_NOTICE:    "--S-------",
	pb.Act_ACT_ISSUE_EXTENSION_NOTICE:     "-P-C------",
	pb.Act_ACT_ISSUE_REPLY:                "------O---",
	pb.Act_ACT_VOID_NOTICE:                "RPSCVGOIE-",
	pb.Act_ACT_RECORD_DISPATCH:            "RPSCVGOIE-",
	pb.Act_ACT_RECORD_DELIVERY:            "RPSCVGOIEX",
	pb.Act_ACT_RECORD_DELIVERY_FAILURE:    "RPSCVGOIE-",
	pb.Act_ACT_WITHDRAW:                   "RPSCVGO---",
	pb.Act_ACT_CLOSE:                      "--------E-",
	pb.Act_ACT_EXPORT:                     "RPSCVGOIEX",
}

func TestTableIsTotal(t *testing.T) {
	for n := range pb.Act_name {
		act := pb.Act(n)
		if act == pb.Act_ACT_UNSPECIFIED {
			continue
		}
		want, known := allowed[act]
		if !known {
			t.Errorf("%s is not in the table of this test", act)
			continue
		}
		for i, s := range states {
			checkCell(t, act, s, want[i] != '-')
		}
	}
	if len(states) != len(pb.State_name)-1 {
		t.Errorf("%d states in the table, %d in the API", len(states), len(pb.State_name)-1)
	}
}

func checkCell(t *testing.T, act pb.Act, s pb.State, want bool) {
	t.Helper()
	c := &Case{Organ: "yangli", Number: "2026-0001", State: s}
	err := c.Allow(act)
	if (err == nil) != want {
		t.Errorf("%s in %s: %v, want allowed %v", act, s, err, want)
	}
	if err == nil {
		return
	}
	f, _ := fault.As(err)
	if !errors.Is(err, fault.Of(pb.ErrorReason_ERROR_REASON_STATE_FORBIDS)) || !strings.Contains(f.Text, StateName(s)) || len(f.Missing) != 1 {
		t.Errorf("%s in %s: fault %+v", act, s, f)
	}
}
