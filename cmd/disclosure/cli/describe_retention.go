package cli

import (
	"fmt"

	pb "disclosure/proto/disclosure/v1"
)

// describeRetention covers how long a case is kept.
func describeRetention(e *pb.Event) (what, detail string) {
	switch k := e.Kind.(type) {
	case *pb.Event_RetentionSet:
		return "定保管期限", facts(label(k.RetentionSet.Class), k.RetentionSet.Reason)
	case *pb.Event_HoldSet:
		return "暂缓销毁", facts(fmt.Sprintf("第%d次", k.HoldSet.Number), k.HoldSet.Reason)
	case *pb.Event_HoldReleased:
		return "解除暂缓", facts(fmt.Sprintf("第%d次", k.HoldReleased.Number), k.HoldReleased.Reason)
	case *pb.Event_DestructionProposed:
		return "建议销毁", k.DestructionProposed.Appraisal
	case *pb.Event_DestructionRefused:
		return "不同意销毁", k.DestructionRefused.Remark
	case *pb.Event_Destroyed:
		d := k.Destroyed.Destruction
		return "内容销毁", facts(fmt.Sprintf("记录 1 至 %d，文件 %d 个", d.GetEvents(), d.GetDocuments()), fact("批准 ", d.GetApproverName()))
	}
	return "", ""
}
