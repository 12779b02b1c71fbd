package casework

import (
	"strings"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/fieldmaskpb"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

// setters are the facts that can be corrected, by path. What fixes the clock (channel, days) and what was asked for (items)
// are not among them.
var setters = map[string]func(dst, src *pb.Registration){
	"applicant.name":      func(d, s *pb.Registration) { d.Applicant.Name = s.GetApplicant().GetName() },
	"applicant.category":  func(d, s *pb.Registration) { d.Applicant.Category = s.GetApplicant().GetCategory() },
	"applicant.id_type":   func(d, s *pb.Registration) { d.Applicant.IdType = s.GetApplicant().GetIdType() },
	"applicant.id_number": func(d, s *pb.Registration) { d.Applicant.IdNumber = s.GetApplicant().GetIdNumber() },
	"applicant.phone":     func(d, s *pb.Registration) { d.Applicant.Phone = s.GetApplicant().GetPhone() },
	"applicant.address":   func(d, s *pb.Registration) { d.Applicant.Address = s.GetApplicant().GetAddress() },
	"applicant.email":     func(d, s *pb.Registration) { d.Applicant.Email = s.GetApplicant().GetEmail() },
	"applicant.postcode":  func(d, s *pb.Registration) { d.Applicant.Postcode = s.GetApplicant().GetPostcode() },
	"agent":               func(d, s *pb.Registration) { d.Agent = s.GetAgent() },
	"receipt_evidence":    func(d, s *pb.Registration) { d.ReceiptEvidence = s.GetReceiptEvidence() },
	"form_wanted":         func(d, s *pb.Registration) { d.FormWanted = s.GetFormWanted() },
	"remark":              func(d, s *pb.Registration) { d.Remark = s.GetRemark() },
}

// Correct gives the registration with the masked facts replaced. Whether the result keeps the rules of a registration is
// checked by the caller, who knows them.
func Correct(c *Case, env Env, src *pb.Registration, mask *fieldmaskpb.FieldMask, reason string) (*pb.Event, error) {
	err := c.Allow(pb.Act_ACT_CORRECT)
	if err != nil {
		return nil, err
	}
	dst := proto.Clone(c.Registration).(*pb.Registration)
	err = applyMask(dst, src, mask)
	if err != nil {
		return nil, err
	}
	err = checkIdentities(env, dst)
	if err != nil {
		return nil, err
	}
	return &pb.Event{Kind: &pb.Event_Corrected{Corrected: &pb.Corrected{Registration: dst, Paths: mask.Paths, Reason: reason}}}, nil
}

func applyMask(dst, src *pb.Registration, mask *fieldmaskpb.FieldMask) error {
	if len(mask.GetPaths()) == 0 {
		return fault.BadField(pb.ErrorReason_ERROR_REASON_FIELD_MASK_INVALID, "update_mask", "请指明要更正的字段。")
	}
	for _, path := range mask.Paths {
		set, ok := setters[strings.TrimPrefix(path, "registration.")]
		if !ok {
			return fault.BadField(pb.ErrorReason_ERROR_REASON_FIELD_MASK_INVALID, "update_mask",
				"字段“%s”不能更正；收到日期、渠道和申请内容须另行办理。", path).With("path", path)
		}
		set(dst, src)
	}
	return nil
}
