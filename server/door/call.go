package door

import (
	"context"
	"strings"
	"time"

	"google.golang.org/grpc/metadata"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	"disclosure/server/identity"
)

// call is what is known of one call on its way; the log line is written from it.
type call struct {
	method    string
	start     time.Time
	rule      identity.Rule
	caller    *identity.Caller
	requestID string
}

// bearer takes the token from the header `authorization: Bearer …`. No header, several or another scheme give nothing.
func bearer(ctx context.Context) string {
	values := metadata.ValueFromIncomingContext(ctx, "authorization")
	if len(values) != 1 {
		return ""
	}
	scheme, token, _ := strings.Cut(values[0], " ")
	if !strings.EqualFold(scheme, "bearer") {
		return ""
	}
	return strings.TrimSpace(token)
}

// isUUID looks for 36 characters: lower-case hexadecimal digits in groups of 8, 4, 4, 4 and 12.
func isUUID(s string) bool {
	if len(s) != 36 {
		return false
	}
	for i, c := range []byte(s) {
		dash := i == 8 || i == 13 || i == 18 || i == 23
		if dash != (c == '-') || !dash && (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

// requestIDOf gives the request_id of a message or of its header. What is not a UUID is left out: it goes into the log, and a
// client may write anything into the field.
func requestIDOf(m proto.Message) string {
	for _, path := range [][]protoreflect.Name{{"request_id"}, {"header", "request_id"}} {
		fields := fieldsOf(m.ProtoReflect().Descriptor(), path)
		if fields == nil {
			continue
		}
		at := m.ProtoReflect()
		for _, f := range fields[:len(fields)-1] {
			at = at.Get(f).Message()
		}
		id := at.Get(fields[len(fields)-1]).String()
		if isUUID(id) {
			return id
		}
	}
	return ""
}
