package cli

import (
	"fmt"

	pb "disclosure/proto/disclosure/v1"
)

// describeOrgan covers the events of the organ itself.
func describeOrgan(e *pb.Event) (what, detail string) {
	if b := e.GetLogEpochBegun(); b != nil {
		return "恢复到较早状态", facts(fmt.Sprintf("保留日志前 %d 条，原有 %d 条", b.Size, b.SignedSize), b.Reason, fact("批准 ", b.ApprovedBy), b.Origin)
	}
	c := e.GetRecordChecked()
	if c == nil {
		return "", ""
	}
	result := "没有差异"
	if c.Differences > 0 {
		result = fmt.Sprintf("发现 %d 处差异", c.Differences)
	}
	return "核对记录", facts(result, c.FirstDifference, fmt.Sprintf("日志 %d 条，申请 %d 件，文件 %d 个", c.LogSize, c.Cases, c.Documents))
}
