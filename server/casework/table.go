package casework

import (
	"slices"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

const (
	rcv = pb.State_STATE_RECEIVED
	prg = pb.State_STATE_IN_PROGRESS
	sup = pb.State_STATE_AWAITING_SUPPLEMENT
	con = pb.State_STATE_CONSULTING
	rev = pb.State_STATE_UNDER_REVIEW
	sgn = pb.State_STATE_AWAITING_SIGN_OFF
	sof = pb.State_STATE_SIGNED_OFF
	iss = pb.State_STATE_ISSUED
	rpl = pb.State_STATE_REPLIED
	cls = pb.State_STATE_CLOSED
	rea = pb.State_STATE_AWAITING_REASONS
	pay = pb.State_STATE_AWAITING_PAYMENT
)

// states are all states in the order of a case's life.
var states = []pb.State{rcv, prg, sup, con, rea, pay, rev, sgn, sof, iss, rpl, cls}

// row is one line of the table: what the act is called and the states that allow it.
type row struct {
	act    pb.Act
	name   string
	states []pb.State
}

// table says which state allows which act; what is not named is refused. It is total: a test walks all states and acts.
var table = []row{
	{pb.Act_ACT_CONFIRM_RECEIPT, "确认收到日", []pb.State{rcv}},
	{pb.Act_ACT_ASSIGN, "指定承办人", []pb.State{rcv, prg, sup, con, rea, pay, rev, sgn, sof, iss, rpl}},
	{pb.Act_ACT_ADD_DOCUMENT, "添加材料", states},
	{pb.Act_ACT_CORRECT, "更正登记", []pb.State{rcv, prg, sup, con, rea, pay}},
	{pb.Act_ACT_REQUEST_SUPPLEMENT, "要求补正", []pb.State{prg}},
	{pb.Act_ACT_RECORD_SUPPLEMENT, "登记补正材料", []pb.State{sup}},
	{pb.Act_ACT_LAPSE_SUPPLEMENT, "认定逾期不补正", []pb.State{sup}},
	{pb.Act_ACT_OPEN_CONSULTATION, "征求意见", []pb.State{prg, con, rea}},
	{pb.Act_ACT_RECORD_CONSULTATION_SERVED, "登记征求意见书送达", []pb.State{con, rea, pay}},
	{pb.Act_ACT_CLOSE_CONSULTATION, "登记反馈意见", []pb.State{con, rea, pay}},
	{pb.Act_ACT_REQUEST_EXTENSION, "申请延期", []pb.State{prg, con, rea}},
	{pb.Act_ACT_DECIDE_EXTENSION, "审批延期", []pb.State{prg, sup, con, rea, pay}},
	{pb.Act_ACT_RECORD_SEARCH, "登记检索", []pb.State{rcv, prg, sup, con, rea, pay}},
	{pb.Act_ACT_RECORD_SECRECY_REVIEW, "登记保密审查", []pb.State{prg, sup, con, rea, pay}},
	{pb.Act_ACT_PROPOSE_DETERMINATION, "拟处理决定", []pb.State{prg, con, rea}},
	{pb.Act_ACT_SUBMIT, "提交审核", []pb.State{prg}},
	{pb.Act_ACT_PASS_REVIEW, "审核通过", []pb.State{rev}},
	{pb.Act_ACT_RETURN, "退回", []pb.State{rev, sgn, sof}},
	{pb.Act_ACT_SIGN_OFF, "签发", []pb.State{sgn}},
	{pb.Act_ACT_ISSUE_RECEIPT, "出具登记回执", []pb.State{rcv, prg, sup, con, rea, pay, rev, sgn, sof, iss, rpl}},
	{pb.Act_ACT_ISSUE_SUPPLEMENT_NOTICE, "出具补正告知书", []pb.State{sup}},
	{pb.Act_ACT_ISSUE_EXTENSION_NOTICE, "出具延期答复告知书", []pb.State{prg, con, rea}},
	{pb.Act_ACT_ISSUE_REPLY, "出具答复书", []pb.State{sof}},
	{pb.Act_ACT_VOID_NOTICE, "作废文书", []pb.State{rcv, prg, sup, con, rea, pay, rev, sgn, sof, iss, rpl}},
	{pb.Act_ACT_RECORD_DISPATCH, "登记发出", states},
	{pb.Act_ACT_RECORD_DELIVERY, "登记送达", states},
	{pb.Act_ACT_RECORD_DELIVERY_FAILURE, "登记送达失败", states},
	{pb.Act_ACT_WITHDRAW, "登记撤回", []pb.State{rcv, prg, sup, con, rea, pay, rev, sgn, sof}},
	{pb.Act_ACT_CLOSE, "办结", []pb.State{rpl}},
	{pb.Act_ACT_EXPORT, "导出卷宗", states},
	{pb.Act_ACT_REQUEST_REASONS, "要求说明理由", []pb.State{prg, con}},
	{pb.Act_ACT_RECORD_REASONS, "登记说明的理由", []pb.State{rea}},
	{pb.Act_ACT_JUDGE_REASONS, "审查理由", []pb.State{prg, con, rea}},
	{pb.Act_ACT_ASSESS_FEE, "核定信息处理费", []pb.State{prg, con, pay}},
	{pb.Act_ACT_RECORD_PAYMENT, "登记缴费", []pb.State{pay}},
	{pb.Act_ACT_LAPSE_FEE, "认定逾期不缴费", []pb.State{pay}},
	{pb.Act_ACT_RECORD_COMMUNICATION, "登记沟通情况", states},
	{pb.Act_ACT_ISSUE_OTHER_NOTICE, "出具其他文书", states},
	{pb.Act_ACT_PASS_ON, "转承办机构", []pb.State{rcv, prg, sup, con, rea, pay}},
	{pb.Act_ACT_OPEN_PROCEEDING, "登记复议、诉讼或者投诉", states},
	{pb.Act_ACT_CHANGE_PROCEDURE, "登记程序变更", states},
	{pb.Act_ACT_RECORD_PROCEEDING_ANSWER, "登记提交答复和证据", states},
	{pb.Act_ACT_RECORD_PROCEEDING_DECISION, "登记审理结果", states},
	{pb.Act_ACT_REOPEN, "重新办理", []pb.State{prg, con, rpl, cls}},
	{pb.Act_ACT_LIST_EVIDENCE, "编辑证据目录", states},
	{pb.Act_ACT_DRAFT_DEFENCE, "起草答复书或者答辩状", states},
	{pb.Act_ACT_SET_RETENTION, "设定保管期限", []pb.State{cls}},
	{pb.Act_ACT_HOLD, "暂缓销毁", states},
	{pb.Act_ACT_RELEASE_HOLD, "解除暂缓销毁", states},
	{pb.Act_ACT_PROPOSE_DESTRUCTION, "鉴定并建议销毁", []pb.State{cls}},
	{pb.Act_ACT_DECIDE_DESTRUCTION, "审批销毁", []pb.State{cls}},
	{pb.Act_ACT_SIGN_OFF_DEFENCE, "签发答复书或者答辩状", states},
	{pb.Act_ACT_ATTACH_PROOF, "登记送达凭证", states},
}

var stateNames = map[pb.State]string{
	rcv: "待确认收到日", prg: "办理中", sup: "待补正", con: "征求意见中", rev: "审核中", sgn: "待签发",
	sof: "已签发", iss: "已出文待发出", rpl: "已答复", cls: "已办结",
	rea: "待说明理由", pay: "待缴费",
}

// StateName is the Chinese word for a state.
func StateName(s pb.State) string { return stateNames[s] }

// Allow refuses an act that the state of the case does not allow.
func (c *Case) Allow(act pb.Act) error {
	for _, r := range table {
		if r.act == act {
			if slices.Contains(r.states, c.State) {
				return nil
			}
			return forbid(c, r)
		}
	}
	return fault.New(pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, "没有名为 %s 的办理步骤。", act)
}

func forbid(c *Case, r row) error {
	e := fault.New(pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, "申请 %s 现为“%s”，不能“%s”%s。",
		c.Number, StateName(c.State), r.name, allowedIn(r))
	return e.With("case", c.Number).With("state", c.State.String()).With("act", r.act.String()).
		Need("state", c.Name(), e.Text)
}

// allowedIn says when the act is possible, so that staff know what to do first.
func allowedIn(r row) string {
	text := "；该步骤须在以下状态办理："
	for i, s := range r.states {
		if i > 0 {
			text += "、"
		}
		text += StateName(s)
	}
	return text
}

// AllowedActs lists what the state allows, in the order of the table.
func (c *Case) AllowedActs() []pb.Act {
	var acts []pb.Act
	for _, r := range table {
		if slices.Contains(r.states, c.State) {
			acts = append(acts, r.act)
		}
	}
	return acts
}
