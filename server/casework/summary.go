package casework

import (
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/clock"
)

// subjectLength is the length of the subject in lists, in characters.
const subjectLength = 60

// Summarise gives the line of the register book: what lists, searches and counts read. The due date is counted as of the day
// of the last act, so that the line follows from the events alone.
func Summarise(c *Case, cal *calendar.Calendar) *pb.CaseSummary {
	s := &pb.CaseSummary{
		Name: c.Name(), Number: c.Number, State: c.State, Etag: c.Etag(),
		Applicant: c.Registration.Applicant.Name, ApplicantCategory: c.Registration.Applicant.Category,
		Channel: c.Registration.Channel, ArrivedOn: c.Registration.ArrivedOn, ReceivedOn: c.ReceivedOn.String(),
		Handler: c.Handler, Subject: cut(c.Items[0].Text, subjectLength), ItemCount: int32(len(c.Items)),
		AnsweredOn: c.AnsweredOn.String(), ClosedOn: c.ClosedOn.String(),
	}
	for _, item := range c.Items {
		s.Dispositions = append(s.Dispositions, item.Code)
	}
	due, ok := Dues(c, cal, calendar.DateOf(c.UpdateTime)).Due(clock.Reply)
	if ok {
		s.DueOn, s.DueStatus = due.Date.String(), dueStatuses[due.Status]
	}
	return s
}

// cut shortens a text to n characters, the last of which then is an ellipsis.
func cut(text string, n int) string {
	r := []rune(text)
	if len(r) <= n {
		return text
	}
	return string(r[:n-1]) + "…"
}
