package demo

import (
	"context"
	"fmt"
	"strings"

	pb "disclosure/proto/disclosure/v1"
)

// prepare brings together what the determination rests on: documents, search, secrecy review.
func (x *play) prepare(ctx context.Context) error {
	ctx, err := x.as(ctx, handler)
	if err != nil {
		return err
	}
	for _, a := range x.story.Attach {
		_, err = x.upload(ctx, pb.DocumentKind(pb.DocumentKind_value[a.Kind]), a.Title, a.Title+"（演示内容）")
		if err != nil {
			return err
		}
	}
	client := pb.NewHandlingServiceClient(x.conn)
	if v := x.story.Search; v != nil {
		_, err = client.RecordSearch(ctx, &pb.RecordSearchRequest{Name: x.name, Search: &pb.SearchRecord{
			SearchedOn: x.today(), Searcher: v.Searcher, Places: v.Places, Keywords: v.Keywords, Period: v.Period,
			UnitsAsked: v.UnitsAsked, Result: v.Result,
		}})
	}
	if v := x.story.Secrecy; v != nil && err == nil {
		_, err = client.RecordSecrecyReview(ctx, &pb.RecordSecrecyReviewRequest{Name: x.name, Review: &pb.SecrecyReview{
			ReviewedOn: x.today(), ReviewedBy: v.ReviewedBy, Conclusion: v.Conclusion,
		}})
	}
	return err
}

func (x *play) determine(ctx context.Context) error {
	ctx, err := x.as(ctx, handler)
	if err != nil {
		return err
	}
	for i := range x.story.Determinations {
		d, err := x.story.determination(i, x.fill)
		if err != nil {
			return err
		}
		_, err = pb.NewHandlingServiceClient(x.conn).ProposeDetermination(ctx, &pb.ProposeDeterminationRequest{
			Name: x.name, Item: int32(i + 1), Determination: d,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// fill puts number and date of the reply to an earlier sample where a story refers to it.
func (x *play) fill(text string) string {
	for key, other := range x.played {
		text = strings.ReplaceAll(text, "{number:"+key+"}", other.replyNo)
		text = strings.ReplaceAll(text, "{date:"+key+"}", other.replyOn)
	}
	return text
}

func (x *play) submit(ctx context.Context) error {
	ctx, err := x.as(ctx, handler)
	if err != nil {
		return err
	}
	_, err = pb.NewHandlingServiceClient(x.conn).SubmitForReview(ctx, &pb.SubmitForReviewRequest{Name: x.name})
	return err
}

func (x *play) review(ctx context.Context) error {
	ctx, err := x.as(ctx, checker)
	if err != nil {
		return err
	}
	_, err = pb.NewReviewServiceClient(x.conn).PassReview(ctx, &pb.PassReviewRequest{Name: x.name, Opinion: "同意"})
	return err
}

func (x *play) signOff(ctx context.Context) error {
	ctx, err := x.as(ctx, head)
	if err != nil {
		return err
	}
	_, err = pb.NewReviewServiceClient(x.conn).SignOff(ctx, &pb.SignOffRequest{Name: x.name, Opinion: "同意"})
	return err
}

// reply issues the answer and sends it as the applicant wanted it.
func (x *play) reply(ctx context.Context) error {
	ctx, err := x.as(ctx, desk)
	if err != nil {
		return err
	}
	word := "reply"
	if x.first != nil {
		word = "reply-again"
	}
	n, err := x.issue(ctx, pb.NoticeKind_NOTICE_KIND_REPLY, word)
	if err != nil {
		return err
	}
	x.replyNo, x.replyOn, x.file = n.Number, n.IssuedOn, x.path(word)
	return x.dispatch(ctx, n.Name)
}

func (x *play) deliver(ctx context.Context) error {
	return x.arrived(ctx, pb.NoticeKind_NOTICE_KIND_REPLY)
}

func (x *play) close(ctx context.Context) error {
	ctx, err := x.as(ctx, handler)
	if err != nil {
		return err
	}
	c, err := pb.NewHandlingServiceClient(x.conn).CloseCase(ctx, &pb.CloseCaseRequest{Name: x.name})
	if err == nil && len(c.Warnings) > 0 && x.request.Key != "year-end" {
		x.faults = append(x.faults, fmt.Sprintf("办结时有提示：%s", strings.Join(c.Warnings, "；")))
	}
	return err
}
