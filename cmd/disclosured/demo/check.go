package demo

import (
	"context"
	"fmt"

	pb "disclosure/proto/disclosure/v1"
)

// checkDues compares the due dates right after registration with the sample.
func (x *play) checkDues(c *pb.Case) {
	want := x.request.Expected
	base := due(c, pb.DueKind_DUE_KIND_REPLY_BASE)
	switch {
	case want.BaseDue == nil:
		if base.GetStatus() != pb.DueStatus_DUE_STATUS_PROVISIONAL || base.GetMissingYear() == 0 {
			x.faults = append(x.faults, fmt.Sprintf("答复到期日应为暂定，得到 %s（%s）", base.GetDate(), base.GetStatus()))
		}
	case base.GetDate() != *want.BaseDue || base.GetStatus() != pb.DueStatus_DUE_STATUS_DEFINITE:
		x.faults = append(x.faults, fmt.Sprintf("答复到期日应为 %s，得到 %s（%s）", *want.BaseDue, base.GetDate(), base.GetStatus()))
	}
	got := due(c, pb.DueKind_DUE_KIND_SUPPLEMENT_NOTICE).GetDate()
	if got != want.SupplementDue {
		x.faults = append(x.faults, fmt.Sprintf("补正告知到期日应为 %s，得到 %s", want.SupplementDue, got))
	}
}

func due(c *pb.Case, kind pb.DueKind) *pb.DueDate {
	for _, d := range c.DueDates {
		if d.Kind == kind {
			return d
		}
	}
	return nil
}

// outcome reads the case as it ended and compares the dispositions.
func (x *play) outcome(ctx context.Context) (*pb.Case, error) {
	ctx, err := x.as(ctx, legal)
	if err != nil {
		return nil, err
	}
	c, err := pb.NewCaseServiceClient(x.conn).GetCase(ctx, &pb.GetCaseRequest{Name: x.name})
	if err != nil {
		return nil, err
	}
	for i, item := range x.request.Items {
		if c.Items[i].Code != item.Expected.Disposition {
			x.faults = append(x.faults, fmt.Sprintf("第%d项应为 %s，得到 %s", i+1, item.Expected.Disposition, c.Items[i].Code))
		}
	}
	if c.State != pb.State_STATE_CLOSED {
		x.faults = append(x.faults, "应已办结，得到 "+c.State.String())
	}
	return c, nil
}
