package door

import (
	"strings"

	"google.golang.org/grpc/encoding"
	_ "google.golang.org/grpc/encoding/proto" // registers the codec that tolerant wraps
	"google.golang.org/grpc/mem"
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"

	"disclosure/server/form"
)

// codec reads messages like gRPC's own, but hands one that cannot be read on to the door instead of ending the call with a bare
// INTERNAL: text that is not UTF-8 is a fault of the client and gets an answer with reason and sentence.
type codec struct{ encoding.CodecV2 }

func tolerant() encoding.CodecV2 { return codec{encoding.GetCodecV2("proto")} }

// Unmarshal marks an unreadable request of ours with an unknown field, which form.Known refuses.
func (c codec) Unmarshal(data mem.BufferSlice, v any) error {
	err := c.CodecV2.Unmarshal(data, v)
	if err == nil {
		return nil
	}
	m, ok := v.(proto.Message)
	if !ok || !strings.HasPrefix(string(m.ProtoReflect().Descriptor().FullName()), "disclosure.v1.") {
		return err
	}
	proto.Reset(m)
	m.ProtoReflect().SetUnknown(protowire.AppendVarint(protowire.AppendTag(nil, form.Broken, protowire.VarintType), 1))
	return nil
}
