package casework

import (
	"fmt"

	pb "disclosure/proto/disclosure/v1"
)

// describeOrgan says what an event of the organ itself did.
func describeOrgan(e *pb.Event) string {
	switch k := e.Kind.(type) {
	case *pb.Event_RecordChecked:
		return describeCheck(k.RecordChecked)
	case *pb.Event_LogEpochBegun:
		b := k.LogEpochBegun
		return fmt.Sprintf("由备份恢复到较早的状态，经%s批准：保留日志前 %d 条，原第 %d 条至第 %d 条灭失；原因：%s。日志改名为 %s。",
			b.ApprovedBy, b.Size, b.Size+1, b.SignedSize, b.Reason, b.Origin)
	}
	return ""
}

func describeCheck(c *pb.RecordChecked) string {
	text := fmt.Sprintf("核对全部记录：日志 %d 条，申请 %d 件，文件 %d 个，", c.LogSize, c.Cases, c.Documents)
	if c.Differences == 0 {
		return text + "没有差异。"
	}
	return text + fmt.Sprintf("发现 %d 处差异，第一处：%s。", c.Differences, c.FirstDifference)
}
