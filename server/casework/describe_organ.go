package casework

import (
	"fmt"

	pb "disclosure/proto/disclosure/v1"
)

// describeOrgan says what an event of the organ itself did.
func describeOrgan(e *pb.Event) string {
	k, ok := e.Kind.(*pb.Event_RecordChecked)
	if !ok {
		return ""
	}
	c := k.RecordChecked
	text := fmt.Sprintf("核对全部记录：日志 %d 条，申请 %d 件，文件 %d 个，", c.LogSize, c.Cases, c.Documents)
	if c.Differences == 0 {
		return text + "没有差异。"
	}
	return text + fmt.Sprintf("发现 %d 处差异，第一处：%s。", c.Differences, c.FirstDifference)
}
