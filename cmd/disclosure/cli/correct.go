package cli

import (
	"github.com/spf13/cobra"
	"google.golang.org/protobuf/types/known/fieldmaskpb"

	pb "disclosure/proto/disclosure/v1"
)

// correctable are the paths of the update mask by flag.
var correctable = map[string]string{
	"name": "applicant.name", "category": "applicant.category", "id-type": "applicant.id_type", "id-number": "applicant.id_number",
	"phone": "applicant.phone", "address": "applicant.address", "email": "applicant.email", "postcode": "applicant.postcode",
	"agent-name": "agent", "agent-id-type": "agent", "agent-id-number": "agent", "agent-phone": "agent", "no-agent": "agent",
	"receipt-evidence": "receipt_evidence", "form": "form_wanted", "remark": "remark",
}

// correct changes facts of the registration; the former ones stay in the record.
func (a *app) correct() *cobra.Command {
	req := &pb.UpdateCaseRequest{}
	flags := &applicantFlags{}
	var noAgent bool
	c := act(a, "correct", "更正登记内容（原内容留在记录里）", req, pb.NewIntakeServiceClient, pb.IntakeServiceClient.UpdateCase)
	c.must(&req.Reason, "reason", "更正的理由")
	flags.bind(c)
	c.Flags().BoolVar(&noAgent, "no-agent", false, "删去代理人")
	c.check(func() error {
		paths := c.changed(correctable)
		if len(paths) == 0 {
			return usagef("请写明要更正什么，例如 --phone。用 --help 查看可以更正的内容。")
		}
		if noAgent && flags.agent.Name != "" {
			return usagef("--no-agent 不能与 --agent-name 等一起使用。")
		}
		req.Registration = &pb.Registration{}
		flags.apply(req.Registration)
		req.UpdateMask = &fieldmaskpb.FieldMask{Paths: paths}
		return nil
	})
	c.Long = "更正登记内容。代理人整体替换：改一项也要写全代理人的各项。"
	return c.done()
}
