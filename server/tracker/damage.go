package tracker

import (
	"fmt"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/store"
)

// damageCause tells the reminders of a damaged record from those of due dates.
const damageCause = "record-check"

// TellDamage tells the administrators of an organ, once a day, that a check of the record found differences. The first difference
// holds no personal data.
func (t *Tracker) TellDamage(tx *store.Tx, o store.Organ, differences int, first string) error {
	people, err := tx.StaffWith(o.Code, pb.Role_ROLE_ADMIN)
	if err != nil {
		return err
	}
	if len(people) == 0 {
		people = []store.Staff{{Organ: o.Code}}
	}
	day := tx.Today().String()
	for _, st := range people {
		err = t.post(tx, o, st, store.Reminder{
			Organ: o.Code, Number: 1, Level: pb.WarningLevel_WARNING_LEVEL_OVERDUE, DueOn: day, Cause: damageCause, Recipient: st.Login,
		}, Message{
			Organ: casework.OrganName(o.Code), Kind: "RECORD_CHECK", Level: pb.WarningLevel_WARNING_LEVEL_OVERDUE.String(), DueOn: day,
			Subject: fmt.Sprintf("【记录核对】发现 %d 处差异，请立即处理", differences),
			Text: fmt.Sprintf("%s 对全部记录的例行核对发现 %d 处差异。\n第一处：%s\n\n请保留数据目录原样，不要自行修改；运行 disclosured fsck 查看全部差异，"+
				"并联系维护人员。登记和办理不受影响。\n", day, differences, first),
		})
		if err != nil {
			return err
		}
	}
	return nil
}
