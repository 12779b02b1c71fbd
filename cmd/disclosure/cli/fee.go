package cli

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	pb "disclosure/proto/disclosure/v1"
)

// fee counts, records and ends the information processing fee.
func (a *app) fee() *cobra.Command {
	return a.group("fee", "信息处理费：测算、核定、缴费、逾期", a.feeQuote(), a.feeAssess(), a.feePaid(), a.feeLapse())
}

func (a *app) feeQuote() *cobra.Command {
	req := &pb.QuoteFeeRequest{}
	c := a.newCommand("quote", "测算信息处理费，不写入", 0, 0, nil)
	mustChoose(c, &req.Method, "method", "计费方式")
	c.Flags().Int32Var(&req.Pages, "pages", 0, "按量：页数（A4）")
	c.Flags().Int32Var(&req.NthOfMonth, "nth", 0, "按件：申请人本月的第几件")
	c.run = func(ctx context.Context, _ []string) error {
		conn, err := a.connect()
		if err != nil {
			return err
		}
		if req.Parent, err = a.organName(ctx); err != nil {
			return err
		}
		res, err := pb.NewHandlingServiceClient(conn).QuoteFee(ctx, req)
		if err != nil {
			return err
		}
		return a.print(res, feePage(res))
	}
	return c.done()
}

// feePage shows how an amount comes about.
func feePage(f *pb.Fee) func(io.Writer) {
	return func(w io.Writer) {
		unit := "件"
		if f.Method == pb.FeeMethod_FEE_METHOD_PER_VOLUME {
			unit = "页"
		}
		t := table{head: []string{"档次", "单价（元）", "小计（元）"}}
		for _, x := range f.Tiers {
			t.add(fmt.Sprintf("第 %d 至 %d %s", x.First, x.Last, unit), fmt.Sprint(x.YuanEach), fmt.Sprint(x.Yuan))
		}
		t.write(w, "")
		page{w}.line("合计", fmt.Sprintf("%d 元（%s）", f.AmountYuan, label(f.Method)))
	}
}

func (a *app) feeAssess() *cobra.Command {
	req := &pb.AssessFeeRequest{}
	c := act(a, "assess", "核定一件申请的信息处理费（收费通知书另行制发）；计费方式只能选一种", req, pb.NewHandlingServiceClient, pb.HandlingServiceClient.AssessFee)
	mustChoose(c, &req.Method, "method", "计费方式")
	c.Flags().Int32Var(&req.Pages, "pages", 0, "按量：页数（A4）")
	c.Flags().Int32Var(&req.NthOfMonth, "nth", 0, "按件：申请人本月的第几件，不写按台账计算")
	return c.done()
}

func (a *app) feePaid() *cobra.Command {
	req := &pb.RecordPaymentRequest{}
	c := act(a, "paid", "记录申请人缴费，期限重新计算", req, pb.NewHandlingServiceClient, pb.HandlingServiceClient.RecordPayment)
	c.mustDay(&req.PaidOn, "on", "缴费日期")
	c.text(&req.Receipt, "receipt", "缴费凭证号")
	return c.done()
}

func (a *app) feeLapse() *cobra.Command {
	req := &pb.LapseFeeRequest{}
	return act(a, "lapse", "记录申请人逾期不缴费", req, pb.NewHandlingServiceClient, pb.HandlingServiceClient.LapseFee).done()
}
