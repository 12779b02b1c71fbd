package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"disclosure/ent"
	"disclosure/ent/organ"
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

// Organ is one administrative organ with its settings.
type Organ struct {
	Code                string // such as yangli
	DisplayName         string
	DocPrefix           string // 机关代字 of the 文号
	ReconsiderationBody string
	ReconsiderationURL  string
	Court               string
	Address             string
	Phone               string
	SupplementDays      int // working days; 0 is the default of the law
	YellowDays, RedDays int // working days left; 0 is the default of the service
	QuietHours          string
	WebhookURL          string
	NumberPatterns      string // how 文号 are written, by kind of notice; the room above reads it
	Payee, Payment      string // who receives the fee, and how it is paid
	Version             int64  // 0 for an organ that is to be made
}

// Organ gives an organ, or the fault ORGAN_NOT_FOUND.
func (t *Tx) Organ(code string) (Organ, error) {
	o, known := t.store.organs[code]
	if known && !t.store.organsTouched {
		return o, nil
	}
	o, err := t.organ(t.ctx, code)
	if err == nil && !t.store.organsTouched {
		t.store.organs[code] = o
	}
	return o, err
}

// Organ gives an organ, or the fault ORGAN_NOT_FOUND.
func (s *Store) Organ(ctx context.Context, code string) (Organ, error) {
	return s.read.organ(ctx, code)
}

// Organs gives all organs by code.
func (s *Store) Organs(ctx context.Context) ([]Organ, error) {
	rows, err := s.read.ent.Organ.Query().Order(organ.ByCode()).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("list organs: %w", err)
	}
	organs := make([]Organ, 0, len(rows))
	for _, r := range rows {
		organs = append(organs, organOf(r))
	}
	return organs, nil
}

// SaveOrgan makes an organ (version 0) or changes one, if nobody else has changed it since its version. It gives the organ
// with its new version.
func (t *Tx) SaveOrgan(o Organ) (Organ, error) {
	t.store.organsTouched = true
	o.Version++
	if o.Version == 1 {
		return o, t.createOrgan(o)
	}
	n, err := t.ent.Organ.Update().Where(organ.Code(o.Code), organ.Version(o.Version-1)).SetDisplayName(o.DisplayName).
		SetDocPrefix(o.DocPrefix).SetReconsiderationBody(o.ReconsiderationBody).
		SetReconsiderationURL(o.ReconsiderationURL).SetCourt(o.Court).SetAddress(o.Address).SetPhone(o.Phone).
		SetSupplementDays(o.SupplementDays).SetYellowDays(o.YellowDays).SetRedDays(o.RedDays).SetQuietHours(o.QuietHours).
		SetWebhookURL(o.WebhookURL).SetNumberPatterns(o.NumberPatterns).SetPayee(o.Payee).SetPayment(o.Payment).
		SetVersion(o.Version).Save(t.ctx)
	if err != nil {
		return Organ{}, fmt.Errorf("save organ: %w", err)
	}
	if n != 1 {
		return Organ{}, stale("机关设置").With("organ", o.Code)
	}
	return o, nil
}

func (t *Tx) createOrgan(o Organ) error {
	err := t.ent.Organ.Create().SetCode(o.Code).SetDisplayName(o.DisplayName).SetDocPrefix(o.DocPrefix).
		SetReconsiderationBody(o.ReconsiderationBody).SetReconsiderationURL(o.ReconsiderationURL).SetCourt(o.Court).
		SetAddress(o.Address).SetPhone(o.Phone).SetSupplementDays(o.SupplementDays).
		SetYellowDays(o.YellowDays).SetRedDays(o.RedDays).SetQuietHours(o.QuietHours).SetWebhookURL(o.WebhookURL).
		SetNumberPatterns(o.NumberPatterns).SetPayee(o.Payee).SetPayment(o.Payment).SetVersion(o.Version).Exec(t.ctx)
	if isUnique(err) {
		return fault.New(pb.ErrorReason_ERROR_REASON_ALREADY_EXISTS, "机关代码 %s 已存在，请换一个代码。", o.Code).
			With("organ", o.Code).Because(err)
	}
	if err != nil {
		return fmt.Errorf("create organ: %w", err)
	}
	return nil
}

func (v view) organ(ctx context.Context, code string) (Organ, error) {
	r, err := v.selectOrgan(ctx, code)
	if errors.Is(err, sql.ErrNoRows) {
		return Organ{}, fault.New(pb.ErrorReason_ERROR_REASON_ORGAN_NOT_FOUND, "没有找到机关 %s，请核对机关代码。", code).
			With("organ", code)
	}
	if err != nil {
		return Organ{}, fmt.Errorf("load organ: %w", err)
	}
	return organOf(r), nil
}

func organOf(r *ent.Organ) Organ {
	return Organ{
		Code: r.Code, DisplayName: r.DisplayName, DocPrefix: r.DocPrefix, ReconsiderationBody: r.ReconsiderationBody,
		ReconsiderationURL: r.ReconsiderationURL, Court: r.Court, Address: r.Address, Phone: r.Phone,
		SupplementDays: r.SupplementDays, YellowDays: r.YellowDays, RedDays: r.RedDays, QuietHours: r.QuietHours,
		WebhookURL: r.WebhookURL, NumberPatterns: r.NumberPatterns, Payee: r.Payee, Payment: r.Payment, Version: r.Version,
	}
}
