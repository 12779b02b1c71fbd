package casework

import (
	"errors"
	"strings"
	"testing"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

// allowed is the table once more, written the other way round: for each act the states that allow it, one letter each, in the
// order Received, in Progress, Supplement, Consulting, reAsons, paYment, under Review (V), sign-off (G), Signed off (O), Issued,
// rEplied, Closed (X).
var allowed = map[pb.Act]string{
	pb.Act_ACT_CONFIRM_RECEIPT:            "R-----------",
	pb.Act_ACT_ASSIGN:                     "RPSCAYVGOIE-",
	pb.Act_ACT_ADD_DOCUMENT:               "RPSCAYVGOIEX",
	pb.Act_ACT_CORRECT:                    "RPSCAY------",
	pb.Act_ACT_REQUEST_SUPPLEMENT:         "-P----------",
	pb.Act_ACT_RECORD_SUPPLEMENT:          "--S---------",
	pb.Act_ACT_LAPSE_SUPPLEMENT:           "--S---------",
	pb.Act_ACT_OPEN_CONSULTATION:          "-P-CA-------",
	pb.Act_ACT_RECORD_CONSULTATION_SERVED: "---CAY------",
	pb.Act_ACT_CLOSE_CONSULTATION:         "---CAY------",
	pb.Act_ACT_REQUEST_EXTENSION:          "-P-CA-------",
	pb.Act_ACT_DECIDE_EXTENSION:           "-PSCAY------",
	pb.Act_ACT_RECORD_SEARCH:              "RPSCAY------",
	pb.Act_ACT_RECORD_SECRECY_REVIEW:      "-PSCAY------",
	pb.Act_ACT_PROPOSE_DETERMINATION:      "-P-CA-------",
	pb.Act_ACT_SUBMIT:                     "-P----------",
	pb.Act_ACT_PASS_REVIEW:                "------V-----",
	pb.Act_ACT_RETURN:                     "------VGO---",
	pb.Act_ACT_SIGN_OFF:                   "-------G----",
	pb.Act_ACT_ISSUE_RECEIPT:              "RPSCAYVGOIE-",
	pb.Act_ACT_ISSUE_SUPPLEMENT_NOTICE:    "--S---------",
	pb.Act_ACT_ISSUE_EXTENSION_NOTICE:     "-P-CA-------",
	pb.Act_ACT_ISSUE_REPLY:                "--------O---",
	pb.Act_ACT_VOID_NOTICE:                "RPSCAYVGOIE-",
	pb.Act_ACT_RECORD_DISPATCH:            "RPSCAYVGOIEX",
	pb.Act_ACT_RECORD_DELIVERY:            "RPSCAYVGOIEX",
	pb.Act_ACT_RECORD_DELIVERY_FAILURE:    "RPSCAYVGOIEX",
	pb.Act_ACT_WITHDRAW:                   "RPSCAYVGO---",
	pb.Act_ACT_CLOSE:                      "----------E-",
	pb.Act_ACT_EXPORT:                     "RPSCAYVGOIEX",
	pb.Act_ACT_REQUEST_REASONS:            "-P-C--------",
	pb.Act_ACT_RECORD_REASONS:             "----A-------",
	pb.Act_ACT_JUDGE_REASONS:              "-P-CA-------",
	pb.Act_ACT_ASSESS_FEE:                 "-P-C-Y------",
	pb.Act_ACT_RECORD_PAYMENT:             "-----Y------",
	pb.Act_ACT_LAPSE_FEE:                  "-----Y------",
	pb.Act_ACT_RECORD_COMMUNICATION:       "RPSCAYVGOIEX",
	pb.Act_ACT_ISSUE_OTHER_NOTICE:         "RPSCAYVGOIEX",
	pb.Act_ACT_PASS_ON:                    "RPSCAY------",
	pb.Act_ACT_OPEN_PROCEEDING:            "RPSCAYVGOIEX",
	pb.Act_ACT_CHANGE_PROCEDURE:           "RPSCAYVGOIEX",
	pb.Act_ACT_RECORD_PROCEEDING_ANSWER:   "RPSCAYVGOIEX",
	pb.Act_ACT_RECORD_PROCEEDING_DECISION: "RPSCAYVGOIEX",
	pb.Act_ACT_REOPEN:                     "-P-C------EX",
	pb.Act_ACT_LIST_EVIDENCE:              "RPSCAYVGOIEX",
	pb.Act_ACT_DRAFT_DEFENCE:              "RPSCAYVGOIEX",
	pb.Act_ACT_SET_RETENTION:              "-----------X",
	pb.Act_ACT_HOLD:                       "RPSCAYVGOIEX",
	pb.Act_ACT_RELEASE_HOLD:               "RPSCAYVGOIEX",
	pb.Act_ACT_PROPOSE_DESTRUCTION:        "-----------X",
	pb.Act_ACT_DECIDE_DESTRUCTION:         "-----------X",
	pb.Act_ACT_SIGN_OFF_DEFENCE:           "RPSCAYVGOIEX",
	pb.Act_ACT_ATTACH_PROOF:               "RPSCAYVGOIEX",
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
