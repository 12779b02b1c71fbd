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
// UPDATE and DELETE. Personal data stands in the body alone, under the commitment of the leaf: at the end of retention body and salt can
// be destroyed, which is the one change that the triggers let through, and leaf and commitment stay.
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
		field.Bytes("salt").Optional().Immutable().Comment("32 random bytes"),
		field.Bytes("body").Optional().Immutable().Comment("disclosure.v1.Event, serialised once"),
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
		"event_salt": "length(salt) = 32", "event_hashes": "length(hashes) >= 32 AND length(hashes) % 32 = 0",
	})
}
