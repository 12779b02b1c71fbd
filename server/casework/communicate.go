package casework

import (
	"fmt"
	"slices"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/law"
)

// RecordCommunication records a talk with the applicant, or that nobody was reached.
func RecordCommunication(c *Case, env Env, x *pb.Communication) (*pb.Event, error) {
	err := c.Allow(pb.Act_ACT_RECORD_COMMUNICATION)
	if err != nil {
		return nil, err
	}
	_, err = happened(env, "communication.on", "沟通日期", x.On, day(c.Registration.ArrivedOn), "到达日期")
	if err != nil {
		return nil, err
	}
	return &pb.Event{Kind: &pb.Event_CommunicationRecorded{CommunicationRecorded: &pb.CommunicationRecorded{Communication: x}}}, nil
}

// PassOn hands the case to a unit of the organ. It is the organ that received the request: the clock goes on.
func PassOn(c *Case, unit, remark string) (*pb.Event, error) {
	err := c.Allow(pb.Act_ACT_PASS_ON)
	if err != nil {
		return nil, err
	}
	return &pb.Event{Kind: &pb.Event_PassedOn{PassedOn: &pb.PassedOn{Unit: unit, Remark: remark}}}, nil
}

// talkFirst are the classes of determinations before which the applicant is to be spoken to.
var talkFirst = []law.Class{law.Partial, law.Refused, law.CannotProvide, law.NotHandled}

// openly are the determinations before which a secrecy review is due (Art 17).
var openly = []law.Disposition{law.R2, law.R3}

// Hints are what a careful handler would still do. They do not block.
func Hints(c *Case, today calendar.Date) []string {
	var hints []string
	if h := lateRegistration(c); h != "" {
		hints = append(hints, h)
	}
	for _, item := range c.Items {
		if item.Determination == nil {
			continue
		}
		id := law.Disposition(item.Determination.Disposition)
		rule, err := law.At(today).Disposition(id)
		if err != nil {
			continue // named by Missing
		}
		if slices.Contains(talkFirst, rule.Class) && len(c.Communications) == 0 {
			hints = append(hints, fmt.Sprintf("第%d项拟“%s”：答复前请与申请人沟通并登记；无法联系的，登记“无法联系”。", item.Number, rule.Name))
		}
		if slices.Contains(openly, id) && !has(c, item, "secrecy_review") {
			hints = append(hints, fmt.Sprintf("第%d项拟公开信息：公开前应当进行保密审查，尚无审查记录。", item.Number))
		}
	}
	return hints
}

// lateRegistration marks a request that was written down after the day it came. It is lawful, and it is shown.
func lateRegistration(c *Case) string {
	registered := calendar.DateOf(c.CreateTime)
	if !registered.After(day(c.Registration.ArrivedOn)) {
		return ""
	}
	return fmt.Sprintf("补登记：申请于 %s 到达，%s 登记。", c.Registration.ArrivedOn, registered)
}
