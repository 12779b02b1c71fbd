package demo

import (
	"context"

	"github.com/google/uuid"
	"google.golang.org/protobuf/types/known/fieldmaskpb"

	pb "disclosure/proto/disclosure/v1"
)

func mask(paths ...string) *fieldmaskpb.FieldMask { return &fieldmaskpb.FieldMask{Paths: paths} }

func (x *play) today() string { return x.clock.Today().String() }

func (x *play) register(ctx context.Context) error {
	ctx, err := x.as(ctx, desk)
	if err != nil {
		return err
	}
	c, err := pb.NewIntakeServiceClient(x.conn).RegisterCase(ctx, &pb.RegisterCaseRequest{
		Parent: "organs/" + x.organ, RequestId: uuid.NewString(), Registration: x.request.registration(),
		Handler: handler.resource(x.organ),
	})
	if err != nil {
		return err
	}
	x.name = c.Name
	x.checkDues(c)
	_, err = x.upload(ctx, pb.DocumentKind_DOCUMENT_KIND_REQUEST, "政府信息公开申请表.txt", x.requestText())
	if err != nil {
		return err
	}
	_, err = x.issue(ctx, pb.NoticeKind_NOTICE_KIND_RECEIPT, "receipt")
	return err
}

func (x *play) requestSupplement(ctx context.Context) error {
	v := x.story.Supplement
	ctx, err := x.as(ctx, handler)
	if err != nil {
		return err
	}
	_, err = pb.NewHandlingServiceClient(x.conn).RequestSupplement(ctx, &pb.RequestSupplementRequest{
		Name: x.name, Points: v.Points, Guidance: v.Guidance, ReplyDays: v.Days,
	})
	return err
}

func (x *play) sendSupplement(ctx context.Context) error {
	return x.send(ctx, pb.NoticeKind_NOTICE_KIND_SUPPLEMENT, "supplement")
}

func (x *play) supplementServed(ctx context.Context) error {
	return x.arrived(ctx, pb.NoticeKind_NOTICE_KIND_SUPPLEMENT)
}

func (x *play) supplementReceived(ctx context.Context) error {
	v := x.story.Supplement
	ctx, err := x.as(ctx, desk)
	if err != nil {
		return err
	}
	_, err = x.upload(ctx, pb.DocumentKind_DOCUMENT_KIND_SUPPLEMENT, "补正材料.txt", v.Summary)
	if err != nil {
		return err
	}
	_, err = pb.NewHandlingServiceClient(x.conn).RecordSupplement(ctx, &pb.RecordSupplementRequest{
		Name: x.name, ReceivedOn: x.today(), Summary: v.Summary, ItemTexts: v.Texts,
	})
	return err
}

func (x *play) supplementLapsed(ctx context.Context) error {
	ctx, err := x.as(ctx, handler)
	if err != nil {
		return err
	}
	_, err = pb.NewHandlingServiceClient(x.conn).LapseSupplement(ctx, &pb.LapseSupplementRequest{Name: x.name})
	return err
}

func (x *play) consult(ctx context.Context) error {
	v := x.story.Consultation
	ctx, err := x.as(ctx, handler)
	if err != nil {
		return err
	}
	_, err = pb.NewHandlingServiceClient(x.conn).OpenConsultation(ctx, &pb.OpenConsultationRequest{
		Name: x.name, Kind: pb.ConsultationKind_CONSULTATION_KIND_THIRD_PARTY, Party: v.Party, Question: v.Question, SentOn: v.SentOn,
	})
	return err
}

func (x *play) consultationServed(ctx context.Context) error {
	ctx, err := x.as(ctx, desk)
	if err != nil {
		return err
	}
	_, err = pb.NewHandlingServiceClient(x.conn).RecordConsultationServed(ctx, &pb.RecordConsultationServedRequest{
		Name: x.name + "/consultations/1", ServedOn: x.today(), Evidence: "邮件签收记录",
	})
	return err
}

func (x *play) opinion(ctx context.Context) error {
	v := x.story.Consultation
	ctx, err := x.as(ctx, handler)
	if err != nil {
		return err
	}
	_, err = pb.NewHandlingServiceClient(x.conn).CloseConsultation(ctx, &pb.CloseConsultationRequest{
		Name: x.name + "/consultations/1", Opinion: pb.Opinion(pb.Opinion_value[v.Opinion]), Reasons: v.Reasons, ReceivedOn: v.OpinionOn,
	})
	return err
}

func (x *play) withdraw(ctx context.Context) error {
	ctx, err := x.as(ctx, desk)
	if err != nil {
		return err
	}
	_, err = pb.NewIntakeServiceClient(x.conn).WithdrawCase(ctx, &pb.WithdrawCaseRequest{
		Name: x.name, WithdrawnOn: x.today(), Evidence: x.story.Withdrawal,
	})
	return err
}
