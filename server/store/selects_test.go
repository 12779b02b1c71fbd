package store

import (
	"reflect"
	"testing"

	pb "disclosure/proto/disclosure/v1"
)

// TestHandWrittenReadsAreComplete fills every field of an organ and an account and reads them back: a column that the
// hand-written reads forget would come back empty.
func TestHandWrittenReadsAreComplete(t *testing.T) {
	s := openSQLite(t)
	organ := Organ{
		Code: "full", DisplayName: "名", DocPrefix: "字", ReconsiderationBody: "复议", ReconsiderationURL: "https://a.example", Court: "法院",
		Address: "址", Phone: "1", SupplementDays: 7, YellowDays: 6, RedDays: 3, QuietHours: "22-7", WebhookURL: "https://b.example",
		NumberPatterns: `[{"pattern":"样〔{年}〕{号}号"}]`, Payee: "财政局", Payment: "到窗口缴纳",
	}
	staff := Staff{
		Organ: "full", Login: "li", DisplayName: "李", Roles: []pb.Role{pb.Role_ROLE_HANDLER}, Disabled: true, PasswordHash: "h",
		MustChangePassword: true, Email: "li@example.org",
	}
	mustDo(t, s, func(tx *Tx) error {
		saved, err := tx.SaveOrgan(organ)
		if err == nil {
			saved, err = tx.SaveOrgan(saved) // what a new organ leaves at its default is set by the change
		}
		if err == nil {
			staff, err = tx.CreateStaff(staff)
		}
		organ = saved
		return err
	})
	for _, v := range []any{organ, staff} {
		r := reflect.ValueOf(v)
		for i := range r.NumField() {
			if r.Field(i).IsZero() {
				t.Errorf("%s.%s is not filled: this test sees nothing of it", r.Type(), r.Type().Field(i).Name)
			}
		}
	}
	gotOrgan, err := s.Organ(t.Context(), "full")
	if err != nil || gotOrgan != organ {
		t.Errorf("organ %+v, want %+v, %v", gotOrgan, organ, err)
	}
	gotStaff, err := s.Staff(t.Context(), "full", "li")
	if err != nil || !gotStaff.CreateTime.Equal(staff.CreateTime) {
		t.Errorf("staff %+v, want %+v, %v", gotStaff, staff, err)
	}
	gotStaff.CreateTime = staff.CreateTime
	if !reflect.DeepEqual(gotStaff, staff) {
		t.Errorf("staff %+v, want %+v", gotStaff, staff)
	}
}
