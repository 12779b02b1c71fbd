package api

import (
	"context"
	"encoding/binary"
	"fmt"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/timestamppb"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/identity"
	"disclosure/server/store"
)

// matters keeps requests to correct records and complaints about intake.
type matters struct {
	pb.UnsafeMatterServiceServer
	*desk
}

var _ pb.MatterServiceServer = (*matters)(nil)

func (s *matters) RegisterMatter(ctx context.Context, req *pb.RegisterMatterRequest) (*pb.Matter, error) {
	organ, _, _ := casework.SplitName(req.Parent)
	actor := identity.CallerFrom(ctx).Actor()
	return s.act(ctx, req, func(tx *store.Tx) (store.Matter, error) {
		err := checkMatter(tx, organ, req)
		if err != nil {
			return store.Matter{}, err
		}
		_, number, _ := casework.SplitName(req.Case)
		return tx.CreateMatter(store.Matter{
			Organ: organ, Kind: req.Kind, Applicant: req.Applicant, Contact: req.Contact, ReceivedOn: req.ReceivedOn,
			Content: req.Content, About: req.About, CaseNumber: number,
		}, actor)
	})
}

func (s *matters) GetMatter(ctx context.Context, req *pb.GetMatterRequest) (*pb.Matter, error) {
	organ, number, _ := casework.SplitName(req.Name)
	m, err := s.Store.Matter(ctx, organ, number)
	if err != nil {
		return nil, err
	}
	return matterView(m), nil
}

func (s *matters) ListMatters(ctx context.Context, req *pb.ListMattersRequest) (*pb.ListMattersResponse, error) {
	organ, _, _ := casework.SplitName(req.Parent)
	below, err := offset(req, req.PageToken)
	if err != nil {
		return nil, err
	}
	size := pageSize(req.PageSize)
	rows, err := s.Store.ListMatters(ctx, organ, req.Kind, below, size+1)
	if err != nil {
		return nil, err
	}
	out := &pb.ListMattersResponse{}
	for i, m := range rows {
		if i == size {
			out.NextPageToken = encodeToken(req, binary.AppendVarint(nil, int64(rows[i-1].ID)))
			break
		}
		out.Matters = append(out.Matters, matterView(m))
	}
	if req.PageToken == "" {
		out.Counts, err = s.Store.MatterCounts(ctx, organ)
	}
	return out, err
}

func (s *matters) RecordMatterStep(ctx context.Context, req *pb.RecordMatterStepRequest) (*pb.Matter, error) {
	actor := identity.CallerFrom(ctx).Actor()
	return s.act(ctx, req, func(tx *store.Tx) (store.Matter, error) {
		m, err := openMatter(tx, req.Name, req.Etag)
		if err != nil {
			return m, err
		}
		return tx.AddMatterStep(m, actor, req.Text, pb.MatterResult_MATTER_RESULT_UNSPECIFIED)
	})
}

func (s *matters) CloseMatter(ctx context.Context, req *pb.CloseMatterRequest) (*pb.Matter, error) {
	actor := identity.CallerFrom(ctx).Actor()
	return s.act(ctx, req, func(tx *store.Tx) (store.Matter, error) {
		m, err := openMatter(tx, req.Name, req.Etag)
		if err == nil {
			err = mayClose(m, actor, req.Result)
		}
		if err != nil {
			return m, err
		}
		return tx.AddMatterStep(m, actor, req.Explanation, req.Result)
	})
}

// act runs one act on a matter and answers with it.
func (s *matters) act(ctx context.Context, req interface {
	proto.Message
	GetRequestId() string
	GetValidateOnly() bool
}, fn func(*store.Tx) (store.Matter, error),
) (*pb.Matter, error) {
	out, err := s.Store.Act(ctx, actOf(ctx, req, func() proto.Message { return &pb.Matter{} }),
		func(tx *store.Tx) (proto.Message, error) {
			m, err := fn(tx)
			if err != nil {
				return nil, err
			}
			return matterView(m), nil
		})
	if err != nil {
		return nil, err
	}
	return out.(*pb.Matter), nil
}

// matterView is a matter as the API shows it.
func matterView(m store.Matter) *pb.Matter {
	v := &pb.Matter{
		Name: casework.OrganName(m.Organ) + "/matters/" + m.Number, Kind: m.Kind, Applicant: m.Applicant, Contact: m.Contact,
		ReceivedOn: m.ReceivedOn, Content: m.Content, About: m.About, Result: m.Result, Etag: casework.Etag(m.Version),
		CreateTime: timestamppb.New(m.CreateTime),
	}
	if m.CaseNumber != "" {
		v.Case = casework.CaseName(m.Organ, m.CaseNumber)
	}
	for _, n := range m.Notices {
		v.Notices = append(v.Notices, &pb.MatterNotice{
			Name: fmt.Sprintf("%s/notices/%d", v.Name, n.N), Kind: n.Kind, Number: n.DocNumber, IssuedOn: n.IssuedOn, Sha256: n.SHA256,
			Pages: int32(n.Pages), Template: n.Template, VoidReason: n.VoidReason,
		})
	}
	for _, s := range m.Steps {
		v.Steps = append(v.Steps, &pb.MatterStep{On: s.On, Actor: s.Actor, Text: s.Text})
		if s.Result != 0 {
			v.Explanation, v.ClosedOn = s.Text, s.On
		}
	}
	return v
}
