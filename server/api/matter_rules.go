package api

import (
	"slices"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
	"disclosure/server/fault"
	"disclosure/server/store"
)

// matterResults are the ends that a kind of matter can have.
var matterResults = map[pb.MatterKind][]pb.MatterResult{
	pb.MatterKind_MATTER_KIND_CORRECTION: {
		pb.MatterResult_MATTER_RESULT_CORRECTED, pb.MatterResult_MATTER_RESULT_NOT_CORRECTED,
		pb.MatterResult_MATTER_RESULT_REFERRED, pb.MatterResult_MATTER_RESULT_WITHDRAWN,
	},
	pb.MatterKind_MATTER_KIND_INTAKE_COMPLAINT: {
		pb.MatterResult_MATTER_RESULT_COMPLAINT_FOUNDED, pb.MatterResult_MATTER_RESULT_COMPLAINT_UNFOUNDED,
		pb.MatterResult_MATTER_RESULT_WITHDRAWN,
	},
}

// checkMatter looks at what form alone cannot tell: the day, the member of staff, the case.
func checkMatter(tx *store.Tx, organ string, req *pb.RegisterMatterRequest) error {
	on, err := optionalDate("received_on", req.ReceivedOn)
	if err != nil {
		return err
	}
	if on.After(tx.Today()) {
		return fault.BadField(pb.ErrorReason_ERROR_REASON_DATE_IN_FUTURE, "received_on", "收到日期 %s 晚于今天（%s），请核对。", on, tx.Today()).
			With("value", req.ReceivedOn).With("today", tx.Today().String())
	}
	if on.Before(calendar.NewDate(2008, 5, 1)) {
		return fault.BadField(pb.ErrorReason_ERROR_REASON_DATE_INVALID, "received_on", "收到日期 %s 早于条例施行之日，请核对。", on).With("value", req.ReceivedOn)
	}
	err = checkAbout(tx, organ, req.About)
	if err != nil || req.Case == "" {
		return err
	}
	home, number, _ := casework.SplitName(req.Case)
	if home != organ {
		return fault.BadField(pb.ErrorReason_ERROR_REASON_CASE_NOT_FOUND, "case", "申请 %s 不是本机关的申请，请核对。", number).With("case", number)
	}
	_, err = tx.Case(organ, number)
	return err
}

// checkAbout wants the one complained about to be of the organ; his account may be disabled by now.
func checkAbout(tx *store.Tx, organ, about string) error {
	if about == "" {
		return nil
	}
	home, login, _ := casework.SplitName(about)
	if home == organ {
		_, err := tx.Staff(organ, login)
		return err
	}
	return fault.BadField(pb.ErrorReason_ERROR_REASON_STAFF_NOT_FOUND, "about", "%s 不是本机关的人员，请核对。", login).With("login", login)
}

// openMatter loads a matter that is still open, as the caller has read it.
func openMatter(tx *store.Tx, name, etag string) (store.Matter, error) {
	organ, number, _ := casework.SplitName(name)
	m, err := tx.Matter(organ, number)
	if err != nil {
		return m, err
	}
	err = checkEtag("事项 "+number+" ", etag, m.Version)
	if err != nil {
		return m, err
	}
	if m.Result != 0 {
		return m, fault.New(pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, "事项 %s 已经办结，不能再登记。", number).
			With("matter", number).Need("open", name, "事项尚未办结")
	}
	return m, nil
}

// mayClose refuses a result of the other kind, and whoever is complained about himself.
func mayClose(m store.Matter, actor casework.Actor, result pb.MatterResult) error {
	if m.About != "" && m.About == actor.Name {
		return fault.New(pb.ErrorReason_ERROR_REASON_SAME_PERSON, "投诉涉及您本人，须由他人调查并作出结论。").With("matter", m.Number)
	}
	if !slices.Contains(matterResults[m.Kind], result) {
		return fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "result", "这一办理结果不适用于此类事项，请重新选择。").
			With("matter", m.Number)
	}
	return nil
}
