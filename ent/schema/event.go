package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Event is one act on a case, and its entry in the RFC 6962 log of its organ, with the hashes that the log stores with it: that of the
// leaf and those of the subtrees that it completes, one after the other. Rows are only ever inserted: triggers of the migrations refuse
// UPDATE and DELETE. It holds no personal data.
type Event struct{ ent.Schema }

// Fields of Event.
func (Event) Fields() []ent.Field {
	given := false // a plain rowid: see rowID
	return []ent.Field{
		field.Int64("id").StorageKey("seq").Comment("place in the whole record").Annotations(entsql.Annotation{Incremental: &given}),
		organ(),
		fact("case_number"),
		field.Int64("case_seq").Immutable().Comment("place within the case, from 1 without gaps"),
		fact("kind"),
		fact("actor"),
		instant("record_time"),
		field.Bytes("leaf").Immutable(),
		field.Int64("entry").Optional().Nillable().Immutable().Comment("index in the log, from 0 without gaps"),
		field.Bytes("hashes").Optional().Immutable(),
	}
}

// Indexes of Event: the first is the optimistic lock, the second the log; the last finds the few cases with proceedings.
func (Event) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("organ", "case_number", "case_seq").Unique(),
		index.Fields("organ", "entry").Unique(),
		index.Fields("organ", "kind").StorageKey("event_proceedings").Annotations(entsql.IndexWhere("kind = 'proceeding_opened'")),
	}
}

// Annotations of Event.
func (Event) Annotations() []schema.Annotation {
	return checks(map[string]string{
		"event_case_seq": "case_seq > 0", "event_leaf": "length(leaf) > 0", "event_entry": "entry >= 0",
		"event_hashes": "length(hashes) >= 32 AND length(hashes) % 32 = 0",
	})
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
