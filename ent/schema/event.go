package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Event is one act on a case. Rows are only ever inserted: triggers of the migrations refuse UPDATE and DELETE. It holds no
// personal data. Place left: the hash of the case's previous event goes into the leaf, and the RFC 6962 hashes of the
// organ's log into a table of their own (record_hashes), written in the same transaction.
type Event struct{ ent.Schema }

// Fields of Event.
func (Event) Fields() []ent.Field {
	return []ent.Field{
		field.Int64("id").StorageKey("seq").Comment("place in the whole record"),
		organ(),
		fact("case_number"),
		field.Int64("case_seq").Immutable().Comment("place within the case, from 1 without gaps"),
		fact("kind"),
		fact("actor"),
		instant("record_time"),
		field.Bytes("leaf").Immutable(),
	}
}

// Indexes of Event: the unique one is the optimistic lock; the other finds the few cases with proceedings.
func (Event) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("organ", "case_number", "case_seq").Unique(),
		index.Fields("organ", "kind").StorageKey("event_proceedings").Annotations(entsql.IndexWhere("kind = 'proceeding_opened'")),
	}
}

// Annotations of Event.
func (Event) Annotations() []schema.Annotation {
	return checks(map[string]string{"event_case_seq": "case_seq > 0", "event_leaf": "length(leaf) > 0"})
}

// EventPayload is the personal content of an event under the commitment of its leaf. It cannot be changed; at the end of
// retention it can be destroyed, and leaf and commitment stay.
type EventPayload struct{ ent.Schema }

// Fields of EventPayload.
func (EventPayload) Fields() []ent.Field {
	given := false
	return []ent.Field{
		field.Int64("id").StorageKey("seq").Comment("that of the event").Annotations(entsql.Annotation{Incremental: &given}),
		field.Bytes("salt").Immutable().Comment("32 random bytes"),
		field.Bytes("body").Immutable().Comment("disclosure.v1.Event, serialised once"),
	}
}

// Annotations of EventPayload.
func (EventPayload) Annotations() []schema.Annotation {
	return checks(map[string]string{"event_payload_salt": "length(salt) = 32"})
}
