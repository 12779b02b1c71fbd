package casework

import (
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/fault"
)

// firstYear is the first year that a date of a case may lie in: the first version of the Regulation came into force in 2008.
const firstYear = 2008

// happened reads the day of something that happened: a real day, not in the future, not before the day after which it must
// lie (the zero date means any). The label is the field's Chinese name.
func happened(env Env, path, label, text string, notBefore calendar.Date, than string) (calendar.Date, error) {
	d, err := calendar.ParseDate(text)
	if err != nil || d.Year < firstYear {
		return d, fault.BadField(pb.ErrorReason_ERROR_REASON_DATE_INVALID, path,
			"%s“%s”不是有效日期，请按“年-月-日”填写，例如 %s。", label, text, env.Today).
			With("field", path).With("value", text)
	}
	if d.After(env.Today) {
		return d, fault.BadField(pb.ErrorReason_ERROR_REASON_DATE_IN_FUTURE, path,
			"%s %s 晚于今天（%s），请核对。", label, d, env.Today).
			With("field", path).With("value", text).With("today", env.Today.String())
	}
	if d.Before(notBefore) {
		return d, fault.BadField(pb.ErrorReason_ERROR_REASON_DATE_OUT_OF_ORDER, path,
			"%s %s 早于%s %s，请核对。", label, d, than, notBefore).
			With("field", path).With("value", text).With("notBefore", notBefore.String())
	}
	return d, nil
}
