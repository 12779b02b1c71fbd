package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// DoneRequest is the answer that was given to a request_id, so that a repeated call is answered and not done again.
type DoneRequest struct{ ent.Schema }

// Fields of DoneRequest.
func (DoneRequest) Fields() []ent.Field {
	return []ent.Field{
		rowID(),
		fact("method"),
		fact("caller"),
		fact("request_id"),
		field.Bytes("request_hash").Immutable(),
		field.Bytes("response").Immutable(),
		instant("create_time"),
	}
}

// Indexes of DoneRequest.
func (DoneRequest) Indexes() []ent.Index {
	return []ent.Index{index.Fields("method", "caller", "request_id").Unique()}
}
