package casework

import (
	"fmt"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/law"
)

func describeRetention(e *pb.Event) string {
	switch k := e.Kind.(type) {
	case *pb.Event_RetentionSet:
		return fmt.Sprintf("保管期限定为%s：%s。", law.RetentionClass(k.RetentionSet.Class), k.RetentionSet.Reason)
	case *pb.Event_HoldSet:
		return fmt.Sprintf("第 %d 次暂缓销毁：%s。", k.HoldSet.Number, k.HoldSet.Reason)
	case *pb.Event_HoldReleased:
		return fmt.Sprintf("解除第 %d 次暂缓销毁：%s。", k.HoldReleased.Number, k.HoldReleased.Reason)
	case *pb.Event_DestructionProposed:
		return "鉴定并建议销毁：" + k.DestructionProposed.Appraisal
	case *pb.Event_DestructionRefused:
		return "不同意销毁：" + k.DestructionRefused.Remark
	case *pb.Event_Destroyed:
		d := k.Destroyed.Destruction
		return fmt.Sprintf("保管期满（至 %s），内容销毁：记录 1 至 %d、文件 %d 个；%s提出，%s批准。", d.KeepUntil, d.Events, d.Documents,
			d.ProposerName, d.ApproverName)
	}
	return ""
}
