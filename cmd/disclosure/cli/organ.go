package cli

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strconv"

	"github.com/spf13/cobra"
	"google.golang.org/protobuf/types/known/fieldmaskpb"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/clock"
)

// organ shows and changes the settings of the organ.
func (a *app) organ() *cobra.Command {
	return a.group("organ", "机关设置", a.organShow(), a.organUpdate())
}

func (a *app) organShow() *cobra.Command {
	return a.newCommand("show", "显示机关设置", 0, 0, func(ctx context.Context, _ []string) error {
		name, err := a.organName(ctx)
		if err != nil {
			return err
		}
		conn, err := a.connect()
		if err != nil {
			return err
		}
		res, err := pb.NewAdminServiceClient(conn).GetOrgan(ctx, &pb.GetOrganRequest{Name: name})
		if err != nil {
			return err
		}
		return a.print(res, organPage(res))
	}).done()
}

func (a *app) organUpdate() *cobra.Command {
	organ := &pb.Organ{}
	c := a.newCommand("update", "修改机关设置", 0, 0, nil)
	c.text(&organ.DisplayName, "display-name", "机关全称")
	c.text(&organ.DocPrefix, "doc-prefix", "机关代字，如 样政办公开")
	c.text(&organ.ReconsiderationBody, "reconsideration-body", "行政复议机关")
	c.text(&organ.ReconsiderationUrl, "reconsideration-url", "网上申请行政复议的地址")
	c.text(&organ.Court, "court", "受理行政诉讼的法院")
	c.text(&organ.Address, "address", "公开工作机构地址")
	c.text(&organ.Phone, "phone", "公开工作机构电话")
	c.Flags().Int32Var(&organ.SupplementDays, "supplement-days", 0, "申请人补正的工作日数（默认值）")
	c.Flags().Int32Var(&organ.YellowDays, "yellow-days", 0, "剩余几个工作日以内转为黄色预警，0 取默认值")
	c.Flags().Int32Var(&organ.RedDays, "red-days", 0, "剩余几个工作日以内转为红色预警，0 取默认值")
	c.text(&organ.QuietHours, "quiet-hours", "不发提醒的时段，如 22-7 表示 22 时至次日 7 时")
	c.text(&organ.WebhookUrl, "webhook-url", "接收提醒的地址（https）；填空表示不推送")
	c.Flags().Var(patternsFlag{&organ.NumberPatterns}, "number-pattern",
		"文号格式（可重复，一次写全），如 REPLY='样政办依复〔{年}〕第{号:3}号'；ALL=… 用于没有单独写明的文书；填空恢复默认格式")
	c.text(&organ.Payee, "payee", "信息处理费的收款单位")
	c.text(&organ.Payment, "payment", "信息处理费的缴费方式：开户行和账号，或者缴费窗口")
	c.text(&organ.Etag, "etag", "只在设置仍是这一版本时修改")
	c.run = func(ctx context.Context, _ []string) error {
		paths := c.changed(map[string]string{
			"display-name": "display_name", "doc-prefix": "doc_prefix",
			"reconsideration-body": "reconsideration_body", "reconsideration-url": "reconsideration_url", "court": "court",
			"address": "address", "phone": "phone", "supplement-days": "supplement_days",
			"yellow-days": "yellow_days", "red-days": "red_days", "quiet-hours": "quiet_hours", "webhook-url": "webhook_url",
			"number-pattern": "number_patterns", "payee": "payee", "payment": "payment",
		})
		if len(paths) == 0 {
			return usagef("请写明要改什么，用 --help 查看可以修改的内容。")
		}
		conn, err := a.connect()
		if err != nil {
			return err
		}
		if organ.Name, err = a.organName(ctx); err != nil {
			return err
		}
		organ.Etag = quoteEtag(organ.Etag)
		res, err := pb.NewAdminServiceClient(conn).UpdateOrgan(ctx, &pb.UpdateOrganRequest{
			Organ: organ, UpdateMask: &fieldmaskpb.FieldMask{Paths: paths},
		})
		if err != nil {
			return err
		}
		return a.print(res, organPage(res))
	}
	return c.done()
}

func organPage(o *pb.Organ) func(io.Writer) {
	return func(w io.Writer) {
		p := page{w}
		p.line("机关", o.DisplayName+"（"+o.Name+"）")
		p.line("机关代字", o.DocPrefix)
		p.line("行政复议机关", o.ReconsiderationBody)
		p.line("网上复议", o.ReconsiderationUrl)
		p.line("法院", o.Court)
		p.line("地址", o.Address)
		p.line("电话", o.Phone)
		if o.SupplementDays > 0 {
			p.line("补正期限", strconv.Itoa(int(o.SupplementDays))+" 个工作日")
		}
		p.line("预警", fmt.Sprintf("剩余 %d 个工作日以内黄色，%d 个以内红色", cmp.Or(o.YellowDays, clock.DefaultYellow), cmp.Or(o.RedDays, clock.DefaultRed)))
		p.line("不发提醒", o.QuietHours)
		p.line("提醒地址", o.WebhookUrl)
		for _, x := range o.NumberPatterns {
			p.line("文号格式", facts(cmp.Or(label(x.Kind), "其他各种文书"), x.Pattern))
		}
		p.line("收款单位", o.Payee)
		p.line("缴费方式", o.Payment)
		p.line("版本", o.Etag)
	}
}
