package e2e_test

import (
	"bytes"
	"testing"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/mem"
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
)

// rawCodec sends bytes as they are and reads none: what a client sends that no generated code would.
type rawCodec struct{}

// Marshal gives the bytes.
func (rawCodec) Marshal(v any) (mem.BufferSlice, error) {
	return mem.BufferSlice{mem.SliceBuffer(*v.(*[]byte))}, nil
}

// Unmarshal keeps the bytes.
func (rawCodec) Unmarshal(data mem.BufferSlice, v any) error {
	*v.(*[]byte) = data.Materialize()
	return nil
}

// Name is the ordinary content type.
func (rawCodec) Name() string { return "proto" }

// sendRaw makes a unary call with these bytes.
func (o *office) sendRaw(login, name string, body []byte) error {
	var out []byte
	return o.conn.Invoke(o.as(login), path(method(name)), &body, &out, grpc.ForceCodecV2(rawCodec{}))
}

// placeholder is a name in a right request that a test replaces by other bytes of equal length.
const placeholder = "PLACE!"

// TestTextThatIsNotUTF8 sends what UTF-8 forbids: lone surrogates, half a character, overlong forms, other encodings.
func TestTextThatIsNotUTF8(t *testing.T) {
	o := open(t, plain)
	r := registration()
	r.Applicant.Name = placeholder
	right, err := proto.Marshal(&pb.RegisterCaseRequest{Parent: organ, RequestId: id(1), Registration: r})
	if err != nil {
		t.Fatal(err)
	}
	o.unchanged(t, func() {
		for what, text := range map[string]string{
			"lone high surrogate": "abc\xed\xa0\x80", "lone low surrogate": "abc\xed\xb0\x80", "surrogate pair": "\xed\xa1\x84\xed\xb0\x80",
			"half a character": "abcd\xe5\xbc", "overlong": "abcd\xc0\xaf", "GB18030": "\xd5\xc5\xc8\xfdab", "beyond Unicode": "ab\xf4\x90\x80\x80",
			"single byte": "abcde\xff",
		} {
			if len(text) != len(placeholder) {
				t.Fatalf("%s has %d bytes", what, len(text))
			}
			err := o.sendRaw("desk", "RegisterCase", bytes.Replace(right, []byte(placeholder), []byte(text), 1))
			refused(t, what, err, codes.InvalidArgument, pb.ErrorReason_ERROR_REASON_REQUEST_INVALID)
		}
	})
	if err := o.sendRaw("desk", "RegisterCase", right); err != nil {
		t.Errorf("the same in UTF-8: %s", explain(err))
	}
}

// TestBytesThatAreNoMessage sends damaged messages, fields of the wrong type and fields that nobody knows.
func TestBytesThatAreNoMessage(t *testing.T) {
	o := open(t, plain)
	name := o.register(pb.Channel_CHANNEL_PORTAL)
	right, err := proto.Marshal(&pb.WithdrawCaseRequest{Name: name, RequestId: id(1), WithdrawnOn: today, Evidence: "来信"})
	if err != nil {
		t.Fatal(err)
	}
	with := func(b []byte) []byte { return append(bytes.Clone(right), b...) }
	o.unchanged(t, func() {
		for what, body := range map[string][]byte{
			"cut":           right[:len(right)-2],
			"noise":         {0xff, 0xfe, 0xfd, 0xfc, 0x00, 0x01},
			"nothing":       {},
			"endless field": with([]byte{0x32, 0xff, 0xff, 0xff, 0xff, 0x0f}),
			"unknown field": with(protowire.AppendVarint(protowire.AppendTag(nil, 77, protowire.VarintType), 1)),
			"wrong type":    with(protowire.AppendVarint(protowire.AppendTag(nil, 6, protowire.VarintType), 1)),
			"field zero":    with([]byte{0x00, 0x00}),
			"too large":     with(bytes.Repeat([]byte{0x38, 0x01}, 1<<20)),
		} {
			err := o.sendRaw("desk", "WithdrawCase", body)
			refused(t, what, err, codes.InvalidArgument, pb.ErrorReason_ERROR_REASON_REQUEST_INVALID)
		}
	})
	if err := o.sendRaw("desk", "WithdrawCase", right); err != nil {
		t.Errorf("the whole: %s", explain(err))
	}
}
