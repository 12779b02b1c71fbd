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

// maxMessage is the largest request that is read. The server itself takes somewhat more (see server/grpc.go), so that a request
// that is only too long gets an answer with reason and sentence.
const maxMessage = 1 << 20

// codec reads messages like gRPC's own, but hands one that cannot be read on to the door instead of ending the call with a bare
// INTERNAL: text that is not UTF-8 is a fault of the client.
type codec struct{ encoding.CodecV2 }

func tolerant() encoding.CodecV2 { return codec{encoding.GetCodecV2("proto")} }

// Unmarshal marks an unreadable request of ours with an unknown field, which form.Known refuses.
func (c codec) Unmarshal(data mem.BufferSlice, v any) error {
	m, ok := v.(proto.Message)
	ours := ok && strings.HasPrefix(string(m.ProtoReflect().Descriptor().FullName()), "disclosure.v1.")
	if ours && data.Len() > maxMessage {
		mark(m, form.TooLarge)
		return nil
	}
	err := c.CodecV2.Unmarshal(data, v)
	if err != nil && ours {
		mark(m, form.Broken)
		return nil
	}
	return err
}

func mark(m proto.Message, number protowire.Number) {
	proto.Reset(m)
	m.ProtoReflect().SetUnknown(protowire.AppendVarint(protowire.AppendTag(nil, number, protowire.VarintType), 1))
}
