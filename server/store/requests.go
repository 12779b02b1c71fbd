package store

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

// requestHash is the SHA-256 of the whole request, deterministically serialised. The form may change with the program, which
// at worst refuses a call that is repeated across an upgrade.
func requestHash(request proto.Message) ([]byte, error) {
	b, err := proto.MarshalOptions{Deterministic: true}.Marshal(request)
	if err != nil {
		return nil, fmt.Errorf("hash request: %w", err)
	}
	sum := sha256.Sum256(b)
	return sum[:], nil
}

// keptResponse finds the answer to an earlier call with the same request_id; nil when there is none.
func (t *Tx) keptResponse(c *call) (proto.Message, error) {
	hash, kept, err := t.findRequest(c)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("find request: %w", err)
	}
	if !bytes.Equal(hash, c.hash) {
		return nil, fault.New(pb.ErrorReason_ERROR_REASON_REQUEST_ID_REUSED,
			"同一请求编号（request_id）已用于另一次内容不同的操作，请刷新页面后重新提交。").With("requestId", c.act.RequestID)
	}
	response := c.act.NewResponse()
	err = proto.Unmarshal(kept, response)
	if err != nil {
		return nil, fmt.Errorf("read kept response: %w", err)
	}
	return response, nil
}

// keepResponse keeps an answer in the same transaction as what it answers.
func (t *Tx) keepResponse(c *call, response proto.Message) error {
	b, err := proto.MarshalOptions{}.MarshalAppend([]byte{}, response) // never nil: the column is NOT NULL
	if err != nil {
		return fmt.Errorf("keep response: %w", err)
	}
	err = t.insertRequest(c, b)
	if err != nil {
		return fmt.Errorf("keep response: %w", err)
	}
	return nil
}
