package api

import (
	"context"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/fault"
	"disclosure/server/notice"
	"disclosure/server/store"
)

func (s *matters) matterAndOrgan(ctx context.Context, organ, number string) (store.Matter, store.Organ, error) {
	m, err := s.Store.Matter(ctx, organ, number)
	if err != nil {
		return m, store.Organ{}, err
	}
	o, err := s.Store.Organ(ctx, organ)
	return m, o, err
}

// matterData is what the letter states: the request verbatim, as it was registered, and what was found.
func (s *matters) matterData(m store.Matter, o store.Organ, x *pb.MatterLetter, number string) notice.Data {
	return notice.Data{
		OrganName: o.DisplayName, OrganAddress: o.Address, OrganPhone: o.Phone, ReconsiderationBody: o.ReconsiderationBody,
		ReconsiderationURL: o.ReconsiderationURL, Court: o.Court, Number: number, CaseNumber: m.Number, Applicant: m.Applicant,
		IssuedOn: s.today(),
		Correction: notice.CorrectionData{
			AskedOn: date(m.ReceivedOn), Record: x.Record, Wish: unstopped(m.Content), Corrected: x.Corrected, Outcome: unstopped(x.Outcome),
			Basis: x.Basis, SentTo: x.SentTo, Contact: unstopped(x.Contact),
		},
	}
}

// mayWrite refuses a letter that the matter has no occasion for.
func mayWrite(m store.Matter, kind pb.NoticeKind) error {
	refuse := func(why string) error {
		return fault.New(pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, "事项 %s 不能出具%s：%s。", m.Number, casework.NoticeWord(kind), why).
			With("matter", m.Number).Need("occasion", casework.OrganName(m.Organ)+"/matters/"+m.Number, why)
	}
	if m.Kind != pb.MatterKind_MATTER_KIND_CORRECTION {
		return refuse("只有更正申请（条例第四十一条）有这种文书")
	}
	if kind != pb.NoticeKind_NOTICE_KIND_CORRECTION && kind != pb.NoticeKind_NOTICE_KIND_REFERRAL {
		return fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "letter.kind", "事项的文书只有更正申请答复书和更正申请转送告知书。")
	}
	if m.Result != 0 {
		return refuse("事项已经办结")
	}
	for _, n := range m.Notices {
		if n.VoidReason == "" {
			return fault.New(pb.ErrorReason_ERROR_REASON_ALREADY_EXISTS, "事项 %s 已出具%s（%s），如需重出请先作废。",
				m.Number, casework.NoticeWord(n.Kind), n.DocNumber).With("matter", m.Number)
		}
	}
	return nil
}
