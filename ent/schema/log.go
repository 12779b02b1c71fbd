package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Checkpoint is a signed statement of what the log of an organ holds. Rows are only ever inserted; the last one is also kept
// outside the database.
type Checkpoint struct{ ent.Schema }

// Fields of Checkpoint.
func (Checkpoint) Fields() []ent.Field {
	return []ent.Field{
		rowID(),
		organ(),
		field.Int64("size").Immutable(),
		field.Bytes("note").Immutable().Comment("signed note, verbatim"),
		instant("create_time"),
	}
}

// Indexes of Checkpoint.
func (Checkpoint) Indexes() []ent.Index {
	return []ent.Index{index.Fields("organ", "size", "id")}
}

// Annotations of Checkpoint.
func (Checkpoint) Annotations() []schema.Annotation {
	return checks(map[string]string{"checkpoint_size": "size >= 0"})
}

// Cosignature is the signature of a witness under a checkpoint. Rows are only ever inserted, and only after they were verified.
type Cosignature struct{ ent.Schema }

// Fields of Cosignature.
func (Cosignature) Fields() []ent.Field {
	return []ent.Field{
		rowID(),
		organ(),
		field.Int64("checkpoint").Immutable().Comment("row of checkpoints"),
		field.String("witness").Immutable().Comment("verifier key of the witness: NAME+HASH+KEY"),
		field.Bytes("line").Immutable().Comment("signature line of the note, verbatim, with its line feed"),
		instant("create_time"),
	}
}

// Indexes of Cosignature.
func (Cosignature) Indexes() []ent.Index {
	return []ent.Index{index.Fields("checkpoint", "witness").Unique(), index.Fields("organ", "witness", "checkpoint")}
}

// Annotations of Cosignature.
func (Cosignature) Annotations() []schema.Annotation {
	return checks(map[string]string{"cosignature_checkpoint": "checkpoint > 0", "cosignature_witness": "witness <> ''"})
}

// TimeStamp is what a time-stamping authority answered for a checkpoint (RFC 3161). Rows are only ever inserted, and only after they
// were verified.
type TimeStamp struct{ ent.Schema }

// Fields of TimeStamp.
func (TimeStamp) Fields() []ent.Field {
	return []ent.Field{
		rowID(),
		organ(),
		field.Int64("checkpoint").Immutable().Comment("row of checkpoints"),
		field.Bytes("response").Immutable().Comment("TimeStampResp in DER, verbatim"),
		instant("create_time"),
	}
}

// Indexes of TimeStamp.
func (TimeStamp) Indexes() []ent.Index {
	return []ent.Index{index.Fields("checkpoint").Unique(), index.Fields("organ", "checkpoint")}
}

// Annotations of TimeStamp.
func (TimeStamp) Annotations() []schema.Annotation {
	return checks(map[string]string{"time_stamp_checkpoint": "checkpoint > 0", "time_stamp_response": "length(response) > 0"})
}
