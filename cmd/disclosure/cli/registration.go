package cli

import (
	pb "disclosure/proto/disclosure/v1"
	"google.golang.org/protobuf/proto"
)

// registrationFlags hold the facts of a request as flags. Each flag stands for one path of the message.
type registrationFlags struct {
	applicantFlags
	channel                pb.Channel
	arrivedOn, confirmedOn string
	oral                   bool
	items                  []string
}

// applicantFlags are the facts that can also be corrected later.
type applicantFlags struct {
	applicant               pb.Applicant
	agent                   pb.Agent
	receiptEvidence, remark string
	form                    pb.FormWanted
}

func (f *registrationFlags) bind(c *command) {
	choose(c, &f.channel, "channel", "收件渠道（必填）")
	c.day(&f.arrivedOn, "arrived-on", "到达日；当面提交时默认今天，其他渠道必填")
	c.day(&f.confirmedOn, "confirmed-on", "与申请人确认收到的日期（平常信函、互联网、传真）")
	c.Flags().BoolVar(&f.oral, "oral", false, "口头申请，由窗口代为填写")
	c.list(&f.items, "item", "申请公开的内容，一项一个，照原文")
	f.applicantFlags.bind(c)
}

func (f *applicantFlags) bind(c *command) {
	c.text(&f.applicant.Name, "name", "申请人姓名或名称，照原文")
	choose(c, &f.applicant.Category, "category", "申请人类别")
	choose(c, &f.applicant.IdType, "id-type", "证件种类")
	c.text(&f.applicant.IdNumber, "id-number", "证件号码")
	c.text(&f.applicant.Phone, "phone", "电话")
	c.text(&f.applicant.Address, "address", "通信地址")
	c.text(&f.applicant.Postcode, "postcode", "邮政编码")
	c.text(&f.applicant.Email, "email", "电子邮箱")
	c.text(&f.agent.Name, "agent-name", "代理人姓名")
	choose(c, &f.agent.IdType, "agent-id-type", "代理人证件种类")
	c.text(&f.agent.IdNumber, "agent-id-number", "代理人证件号码")
	c.text(&f.agent.Phone, "agent-phone", "代理人电话")
	choose(c, &f.form, "form", "希望的提供方式")
	c.text(&f.receiptEvidence, "receipt-evidence", "收件凭证：邮件号、通话记录、平台编号等")
	c.text(&f.remark, "remark", "窗口备注，不属于申请内容")
}

// registration is what the file and the flags say together, and refuses what cannot be meant.
func (f *registrationFlags) registration(a *app, c *command, file string) (*pb.Registration, error) {
	r := &pb.Registration{}
	if file != "" {
		if err := a.readMessage(file, r); err != nil {
			return nil, err
		}
	}
	f.apply(r)
	f.applicantFlags.apply(r)
	if r.Channel == 0 {
		return nil, usagef("缺少 --channel：收件渠道")
	}
	if len(r.ItemTexts) == 0 {
		return nil, usagef("缺少 --item：申请公开的内容")
	}
	if r.ArrivedOn == "" && r.Channel != pb.Channel_CHANNEL_IN_PERSON {
		return nil, usagef("缺少 --arrived-on：到达日（只有当面提交默认今天）")
	}
	return r, a.dayOrToday("arrived-on", &r.ArrivedOn)
}

// apply lays the given flags over what the file said.
func (f *registrationFlags) apply(r *pb.Registration) {
	over := &pb.Registration{Channel: f.channel, ArrivedOn: f.arrivedOn, ConfirmedOn: f.confirmedOn, Oral: f.oral}
	proto.Merge(r, over)
	if len(f.items) > 0 {
		r.ItemTexts = f.items
	}
}

func (f *applicantFlags) apply(r *pb.Registration) {
	proto.Merge(r, &pb.Registration{Applicant: &f.applicant, ReceiptEvidence: f.receiptEvidence, FormWanted: f.form, Remark: f.remark})
	if proto.Size(&f.agent) > 0 {
		proto.Merge(r, &pb.Registration{Agent: &f.agent})
	}
}
