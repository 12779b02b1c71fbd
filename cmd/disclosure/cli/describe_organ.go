package cli

import (
	"fmt"

	pb "disclosure/proto/disclosure/v1"
)

// describeOrgan covers the events of the organ itself.
func describeOrgan(e *pb.Event) (what, detail string) {
	k, ok := e.Kind.(*pb.Event_RecordChecked)
	if !ok {
		return "", ""
	}
	c := k.RecordChecked
	result := "没有差异"
	if c.Differences > 0 {
		result = fmt.Sprintf("发现 %d 处差异", c.Differences)
	}
	return "核对记录", facts(result, c.FirstDifference, fmt.Sprintf("日志 %d 条，申请 %d 件，文件 %d 个", c.LogSize, c.Cases, c.Documents))
}
