package form

import (
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

// Broken and TooLarge are the numbers of the unknown fields by which the door marks a message that could not be read at all, such
// as one with text that is not UTF-8, or that is too large to be read. They are the greatest of protobuf; no message may define them.
const (
	Broken   = protowire.MaxValidNumber
	TooLarge = Broken - 1
)

// Known refuses fields that this version of the service does not know: what a newer client says there would be lost.
func Known(m proto.Message) error {
	var e *fault.Error
	walk("", m.ProtoReflect(), func(path string, m protoreflect.Message) {
		unknown := m.GetUnknown()
		if len(unknown) == 0 || e != nil {
			return
		}
		number, _, _ := protowire.ConsumeTag(unknown)
		e = unknownField(path, number)
	})
	if e == nil {
		return nil
	}
	return e
}

func unknownField(path string, number protowire.Number) *fault.Error {
	switch number {
	case Broken:
		return fault.New(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID,
			"请求无法读取：内容已损坏，或者有文字不是 UTF-8 编码。请检查客户端后重新提交。")
	case TooLarge:
		return fault.New(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID,
			"请求过大（超过 1 MiB）。请缩短文字；较长的材料请作为文件上传。")
	}
	if path == "" {
		path = "(request)"
	}
	return fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, path,
		"请求含有本服务不认识的内容（字段编号 %d），可能是客户端版本与服务不一致，请更新后重试。", number)
}
