package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

// A page token is base64url of a form number, eight bytes of hash and the cursor: the place after the last row shown. The hash
// binds the cursor to the query, so that a token of another query or a damaged one is refused instead of giving a wrong page.
// It is no secret: whoever makes up a cursor still sees only what his query may show.
const (
	tokenForm = 1
	sealSize  = 8
)

// encodeToken makes the token of the page after the cursor. An empty cursor gives the empty token: there is no further page.
func encodeToken(req proto.Message, cursor []byte) string {
	if len(cursor) == 0 {
		return ""
	}
	raw := append([]byte{tokenForm}, seal(req, cursor)...)
	return base64.RawURLEncoding.EncodeToString(append(raw, cursor...))
}

// decodeToken gives the cursor of a token; the empty token gives the empty cursor, the beginning.
func decodeToken(req proto.Message, token string) ([]byte, error) {
	if token == "" {
		return nil, nil
	}
	raw, err := base64.RawURLEncoding.Strict().DecodeString(token)
	exact := base64.RawURLEncoding.EncodeToString(raw) == token // the decoder skips line breaks
	if err != nil || !exact || len(raw) <= 1+sealSize || raw[0] != tokenForm {
		return nil, badToken()
	}
	cursor := raw[1+sealSize:]
	if !bytes.Equal(raw[1:1+sealSize], seal(req, cursor)) {
		return nil, badToken()
	}
	return cursor, nil
}

func badToken() error {
	return fault.BadField(pb.ErrorReason_ERROR_REASON_PAGE_TOKEN_INVALID, "page_token",
		"翻页标记已损坏，或者查询条件已改变，请从第一页重新查询。")
}

// seal is the beginning of the SHA-256 of the kind of request, the request without token and page size, and the cursor.
func seal(req proto.Message, cursor []byte) []byte {
	query := proto.Clone(req)
	m := query.ProtoReflect()
	for _, name := range []protoreflect.Name{"page_token", "page_size"} {
		f := m.Descriptor().Fields().ByName(name)
		if f != nil {
			m.Clear(f)
		}
	}
	b, _ := proto.MarshalOptions{Deterministic: true}.Marshal(query) // fails only on text that is not UTF-8, which no request holds
	h := sha256.New()
	for _, part := range [][]byte{[]byte(m.Descriptor().FullName()), b, cursor} {
		sum := sha256.Sum256(part)
		h.Write(sum[:])
	}
	return h.Sum(nil)[:sealSize]
}

const (
	defaultPage = 50
	largestPage = 200
)

// pageSize is the number of rows of a page: the default for 0, the largest for more.
func pageSize(wanted int32) int {
	if wanted <= 0 {
		return defaultPage
	}
	return int(min(wanted, largestPage))
}
