package api

import (
	"maps"
	"slices"
	"strings"

	"google.golang.org/protobuf/types/known/fieldmaskpb"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
	"disclosure/server/store"
)

// organSetters are the settings that UpdateOrgan can change, by path.
var organSetters = map[string]func(*store.Organ, *pb.Organ){
	"display_name":         func(o *store.Organ, from *pb.Organ) { o.DisplayName = from.DisplayName },
	"doc_prefix":           func(o *store.Organ, from *pb.Organ) { o.DocPrefix = from.DocPrefix },
	"reconsideration_body": func(o *store.Organ, from *pb.Organ) { o.ReconsiderationBody = from.ReconsiderationBody },
	"reconsideration_url":  func(o *store.Organ, from *pb.Organ) { o.ReconsiderationURL = from.ReconsiderationUrl },
	"court":                func(o *store.Organ, from *pb.Organ) { o.Court = from.Court },
	"address":              func(o *store.Organ, from *pb.Organ) { o.Address = from.Address },
	"phone":                func(o *store.Organ, from *pb.Organ) { o.Phone = from.Phone },
	"supplement_days":      func(o *store.Organ, from *pb.Organ) { o.SupplementDays = int(from.SupplementDays) },
	"yellow_days":          func(o *store.Organ, from *pb.Organ) { o.YellowDays = int(from.YellowDays) },
	"red_days":             func(o *store.Organ, from *pb.Organ) { o.RedDays = int(from.RedDays) },
	"quiet_hours":          func(o *store.Organ, from *pb.Organ) { o.QuietHours = from.QuietHours },
	"number_patterns":      func(o *store.Organ, from *pb.Organ) { o.NumberPatterns = packPatterns(from.NumberPatterns) },
	"payee":                func(o *store.Organ, from *pb.Organ) { o.Payee = from.Payee },
	"payment":              func(o *store.Organ, from *pb.Organ) { o.Payment = from.Payment },
	"webhook_url":          func(o *store.Organ, from *pb.Organ) { o.WebhookURL = from.WebhookUrl },
}

// staffSetters are the fields that UpdateStaff can change, by path.
var staffSetters = map[string]func(*store.Staff, *pb.Staff){
	"display_name": func(st *store.Staff, from *pb.Staff) { st.DisplayName = from.DisplayName },
	"roles":        func(st *store.Staff, from *pb.Staff) { st.Roles = from.Roles },
	"disabled":     func(st *store.Staff, from *pb.Staff) { st.Disabled = from.Disabled },
	"email":        func(st *store.Staff, from *pb.Staff) { st.Email = from.Email },
}

// applyMask sets the fields that the mask names, or refuses a mask that names none or others.
func applyMask[T, F any](setters map[string]func(*T, F), to *T, from F, mask *fieldmaskpb.FieldMask) error {
	allowed := strings.Join(slices.Sorted(maps.Keys(setters)), ", ")
	if len(mask.GetPaths()) == 0 {
		return badMask("请在 update_mask 中写明要修改的项目：%s。", allowed).With("allowed", allowed)
	}
	for _, path := range mask.GetPaths() {
		set := setters[path]
		if set == nil {
			return badMask("update_mask 中的 %q 不能修改；可以修改：%s。", path, allowed).With("path", path).With("allowed", allowed)
		}
		set(to, from)
	}
	return nil
}

func badMask(format string, args ...any) *fault.Error {
	return fault.BadField(pb.ErrorReason_ERROR_REASON_FIELD_MASK_INVALID, "update_mask", format, args...)
}
