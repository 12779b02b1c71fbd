package api

import (
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/fault"
)

// optionalDate reads a day that narrows a list; the empty text is none.
func optionalDate(path, text string) (calendar.Date, error) {
	if text == "" {
		return calendar.Date{}, nil
	}
	d, err := calendar.ParseDate(text)
	if err != nil {
		return d, fault.BadField(pb.ErrorReason_ERROR_REASON_DATE_INVALID, path, "“%s”不是有效日期，请按“年-月-日”填写。", text).With("value", text)
	}
	return d, nil
}
