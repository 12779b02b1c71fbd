package demo

import (
	"context"
	"fmt"

	pb "disclosure/proto/disclosure/v1"
)

// asHandler runs a call of the handler's desk.
func (x *play) asHandler(ctx context.Context, call func(context.Context, pb.HandlingServiceClient) (*pb.Case, error)) (*pb.Case, error) {
	ctx, err := x.as(ctx, handler)
	if err != nil {
		return nil, err
	}
	return call(ctx, pb.NewHandlingServiceClient(x.conn))
}

func (x *play) requestReasons(ctx context.Context) error {
	v := x.story.Reasons
	_, err := x.asHandler(ctx, func(ctx context.Context, h pb.HandlingServiceClient) (*pb.Case, error) {
		return h.RequestReasons(ctx, &pb.RequestReasonsRequest{Name: x.name, Question: v.Question, ReplyDays: v.Days})
	})
	return err
}

func (x *play) sendReasons(ctx context.Context) error {
	return x.send(ctx, pb.NoticeKind_NOTICE_KIND_REASONS, "reasons")
}

func (x *play) reasonsServed(ctx context.Context) error {
	return x.arrived(ctx, pb.NoticeKind_NOTICE_KIND_REASONS)
}

func (x *play) reasonsReceived(ctx context.Context) error {
	_, err := x.asHandler(ctx, func(ctx context.Context, h pb.HandlingServiceClient) (*pb.Case, error) {
		return h.RecordReasons(ctx, &pb.RecordReasonsRequest{Name: x.name, ReceivedOn: x.today(), Reasons: x.story.Reasons.Stated})
	})
	return err
}

func (x *play) judgeReasons(ctx context.Context) error {
	_, err := x.asHandler(ctx, func(ctx context.Context, h pb.HandlingServiceClient) (*pb.Case, error) {
		return h.JudgeReasons(ctx, &pb.JudgeReasonsRequest{Name: x.name, Reasonable: false, Opinion: x.story.Reasons.Opinion})
	})
	return err
}

func (x *play) assessFee(ctx context.Context) error {
	c, err := x.asHandler(ctx, func(ctx context.Context, h pb.HandlingServiceClient) (*pb.Case, error) {
		return h.AssessFee(ctx, &pb.AssessFeeRequest{Name: x.name, Method: pb.FeeMethod_FEE_METHOD_PER_VOLUME, Pages: x.story.Fee.Pages})
	})
	if err == nil && c.Fee.AmountYuan != x.request.Fee.AmountYuan {
		x.faults = append(x.faults, fmt.Sprintf("信息处理费应为 %d 元，得到 %d 元", x.request.Fee.AmountYuan, c.Fee.AmountYuan))
	}
	return err
}

func (x *play) sendFee(ctx context.Context) error {
	return x.send(ctx, pb.NoticeKind_NOTICE_KIND_FEE, "fee")
}

func (x *play) feeServed(ctx context.Context) error {
	return x.arrived(ctx, pb.NoticeKind_NOTICE_KIND_FEE)
}

func (x *play) feeLapsed(ctx context.Context) error {
	_, err := x.asHandler(ctx, func(ctx context.Context, h pb.HandlingServiceClient) (*pb.Case, error) {
		return h.LapseFee(ctx, &pb.LapseFeeRequest{Name: x.name})
	})
	return err
}
