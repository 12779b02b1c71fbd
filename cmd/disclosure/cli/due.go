package cli

import (
	"strconv"

	pb "disclosure/proto/disclosure/v1"
)

// signs mark how far a due date can be trusted.
var signs = map[pb.DueStatus]string{
	pb.DueStatus_DUE_STATUS_DEFINITE:    "●",
	pb.DueStatus_DUE_STATUS_PROVISIONAL: "≈",
	pb.DueStatus_DUE_STATUS_WAITING:     "‖",
	pb.DueStatus_DUE_STATUS_UNCONFIRMED: "?",
}

// dueShort is a due date for a table: sign and date, and what is not plain about it.
func (a *app) dueShort(date string, status pb.DueStatus) string {
	if date == "" {
		if status == pb.DueStatus_DUE_STATUS_UNSPECIFIED {
			return "—"
		}
		return signs[status] + " " + label(status)
	}
	s := signs[status] + " " + date
	if status != pb.DueStatus_DUE_STATUS_DEFINITE {
		s += " " + label(status)
	}
	return s + a.passed(date)
}

// optional are the limits whose end leaves nothing overdue: the reply in force has its own line, and a supplement may still be
// asked for, only without stopping the clock.
var optional = map[pb.DueKind]bool{pb.DueKind_DUE_KIND_REPLY_BASE: true, pb.DueKind_DUE_KIND_SUPPLEMENT_NOTICE: true}

// dueWords is a due date in words, such as "● 2026-03-30（确定）". What is done, or belongs to an ended case, is not overdue.
func (a *app) dueWords(d *pb.DueDate, ended bool) string {
	s := signs[d.Status] + " " + orDash(d.Date) + "（" + label(d.Status) + "）"
	if d.MetOn != "" {
		return s + " ✓ 已于 " + d.MetOn + " 办理"
	}
	if ended || d.Date == "" || optional[d.Kind] {
		return s
	}
	return s + a.passed(d.Date)
}

// dueLabel names a limit; further supplements and consultations by number.
func dueLabel(d *pb.DueDate) string {
	if d.GetNumber() > 1 {
		return label(d.GetKind()) + " " + strconv.Itoa(int(d.GetNumber()))
	}
	return label(d.GetKind())
}

// passed says that a due date is today or over.
func (a *app) passed(date string) string {
	switch today := a.today(); {
	case date < today:
		return " ！已过期"
	case date == today:
		return " ！今天到期"
	}
	return ""
}
