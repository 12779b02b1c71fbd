package tracker

import (
	"encoding/json"
	"fmt"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
	"disclosure/server/clock"
	"disclosure/server/store"
)

// Message is what goes out. It names the case by number and holds nothing of the applicant: mail and webhook leave the house.
type Message struct {
	ID        string `json:"id"` // the same at every attempt
	Organ     string `json:"organ"`
	Case      string `json:"case"`
	Kind      string `json:"kind"`
	Level     string `json:"level,omitempty"`
	Label     string `json:"label,omitempty"`
	DueOn     string `json:"due_on"`
	FromOn    string `json:"from_on,omitempty"` // due date before, when it moved
	DaysLeft  int    `json:"days_left"`
	Recipient string `json:"recipient,omitempty"` // login
	Subject   string `json:"subject"`
	Text      string `json:"text"`
}

// kindWords are the kinds of due dates of which reminders are made.
var kindWords = map[pb.DueKind]string{
	pb.DueKind_DUE_KIND_SUPPLEMENT_NOTICE: "补正告知",
	pb.DueKind_DUE_KIND_REPLY:             "答复",
	pb.DueKind_DUE_KIND_SUPPLEMENT:        "申请人补正",
	pb.DueKind_DUE_KIND_OPINION:           "征求意见答复",
	pb.DueKind_DUE_KIND_REASONS:           "申请人说明理由",
	pb.DueKind_DUE_KIND_PAYMENT:           "申请人缴费",
	pb.DueKind_DUE_KIND_PROCEEDING_ANSWER: "复议答复或者诉讼答辩",
}

// dueMessage says that a due date has reached a level.
func dueMessage(o store.Organ, d store.Due, level pb.WarningLevel, left int, today calendar.Date) Message {
	label := clock.Level(level).String()
	word := kindWords[d.Date.Kind]
	m := Message{
		Organ: casework.OrganName(o.Code), Case: d.CaseName(), Kind: d.Date.Kind.String(), Level: level.String(), Label: label,
		DueOn: d.Date.Date, DaysLeft: left, Subject: fmt.Sprintf("【%s】申请 %s %s期限 %s", label, d.CaseNumber, word, d.Date.Date),
	}
	m.Text = fmt.Sprintf("申请 %s 的%s期限：%s%s。\n%s\n计算：%s\n依据：%s\n\n请登录系统办理。本提醒由系统于 %s 生成，不含申请人信息。\n",
		d.CaseNumber, word, d.Date.Date, provisional(d.Date), nearness(d, left, today), d.Date.Explanation, d.Date.Article, today)
	return m
}

func provisional(d *pb.DueDate) string {
	if d.Status == pb.DueStatus_DUE_STATUS_PROVISIONAL {
		return fmt.Sprintf("（暂定，%d年放假安排尚未公布）", d.MissingYear)
	}
	return ""
}

// nearness says how near the day is, and what to do when it was somebody else's.
func nearness(d store.Due, left int, today calendar.Date) string {
	switch {
	case left < 0 && d.Owes == store.OwesOther:
		return fmt.Sprintf("截至 %s，对方的期限已满，请登记结果并继续办理。", today)
	case left < 0:
		return fmt.Sprintf("截至 %s 已超期 %d 个工作日，请立即办理。", today, -left)
	case left == 0:
		return fmt.Sprintf("%s 为最后一日。", today)
	}
	return fmt.Sprintf("截至 %s 还剩 %d 个工作日。", today, left)
}

// movedMessage says that a calendar has moved the reply.
func movedMessage(m store.Recounted) Message {
	direction := "推后"
	if m.Earlier() {
		direction = "提前"
	}
	out := Message{
		Organ: casework.OrganName(m.Organ), Case: casework.CaseName(m.Organ, m.Number), Kind: pb.DueKind_DUE_KIND_REPLY.String(),
		DueOn: m.To, FromOn: m.From, Subject: fmt.Sprintf("【期限变动】申请 %s 答复到期日%s至 %s", m.Number, direction, m.To),
	}
	out.Text = fmt.Sprintf("因工作日日历调整，申请 %s 的答复到期日由 %s %s至 %s。\n请登录系统查看计算过程。本提醒不含申请人信息。\n",
		m.Number, m.From, direction, m.To)
	return out
}

// post keeps a reminder and puts its messages into the outbox, unless it was made before.
func (t *Tracker) post(tx *store.Tx, o store.Organ, st store.Staff, r store.Reminder, m Message) error {
	id, made, err := tx.AddReminder(r)
	if err != nil || !made {
		return err
	}
	m.ID, m.Recipient = fmt.Sprintf("reminder-%s-%d", r.Organ, id), r.Recipient
	payload, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("write message: %w", err)
	}
	for _, way := range t.ways(o, st) {
		err = tx.Send(store.Outgoing{
			Organ: r.Organ, Reminder: id, Recipient: r.Recipient, Way: way, Payload: payload, NextTime: awake(o, tx.Now()),
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// ways are those in which a member of staff can be reached.
func (t *Tracker) ways(o store.Organ, st store.Staff) []store.Way {
	var ways []store.Way
	if t.Mail != nil && st.Email != "" {
		ways = append(ways, store.ByMail)
	}
	if t.Webhook != nil && o.WebhookURL != "" {
		ways = append(ways, store.ByWebhook)
	}
	return ways
}
