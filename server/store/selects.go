package store

import (
	"context"
	"database/sql"

	"disclosure/ent"
)

// The reads on the way of every call, who calls and for which organ, are written by hand for the same reason as the inserts.

// selectOrgan reads an organ; sql.ErrNoRows when there is none.
func (v view) selectOrgan(ctx context.Context, code string) (*ent.Organ, error) {
	r := &ent.Organ{}
	err := v.sql.QueryRowContext(ctx, "SELECT code, display_name, doc_prefix, reconsideration_body, reconsideration_url, court, "+
		"address, phone, supplement_days, yellow_days, red_days, quiet_hours, webhook_url, number_patterns, payee, payment, version "+
		"FROM organs WHERE code = ?", code).
		Scan(&r.Code, &r.DisplayName, &r.DocPrefix, &r.ReconsiderationBody, &r.ReconsiderationURL, &r.Court, &r.Address, &r.Phone,
			&r.SupplementDays, &r.YellowDays, &r.RedDays, &r.QuietHours, &r.WebhookURL,
			&r.NumberPatterns, &r.Payee, &r.Payment, &r.Version)
	return r, err
}

// selectSession reads a session; sql.ErrNoRows when there is none.
func (v view) selectSession(ctx context.Context, tokenHash []byte) (*ent.Session, error) {
	r := &ent.Session{}
	var revoked sql.NullTime
	err := v.sql.QueryRowContext(ctx, "SELECT token_hash, organ, login, create_time, expire_time, revoked_time FROM sessions "+
		"WHERE token_hash = ?", tokenHash).
		Scan(&r.TokenHash, &r.Organ, &r.Login, &r.CreateTime, &r.ExpireTime, &revoked)
	if revoked.Valid {
		r.RevokedTime = &revoked.Time
	}
	return r, err
}

// selectStaff reads an account; sql.ErrNoRows when there is none.
func (v view) selectStaff(ctx context.Context, organ, login string) (*ent.StaffMember, error) {
	r := &ent.StaffMember{}
	err := v.sql.QueryRowContext(ctx, "SELECT organ, login, display_name, roles, disabled, password_hash, must_change_password, "+
		"email, version, create_time FROM staff_members WHERE organ = ? AND login = ?", organ, login).
		Scan(&r.Organ, &r.Login, &r.DisplayName, &r.Roles, &r.Disabled, &r.PasswordHash, &r.MustChangePassword, &r.Email,
			&r.Version, &r.CreateTime)
	return r, err
}
