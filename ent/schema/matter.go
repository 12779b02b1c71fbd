package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Matter is a request to correct records about oneself, or a complaint that a request was not accepted. How it stands
// follows from its steps.
type Matter struct{ ent.Schema }

// Fields of Matter.
func (Matter) Fields() []ent.Field {
	return []ent.Field{
		rowID(),
		organ(),
		fact("number"),
		field.Int("year").Immutable(),
		field.Int("sequence").Immutable(),
		field.Int32("kind").Immutable().Comment("disclosure.v1.MatterKind"),
		fact("applicant"),
		fact("contact"),
		fact("received_on"),
		fact("content"),
		field.String("about").Immutable().Comment("resource name of a member of staff, or empty"),
		fact("case_number"),
		field.Int32("result").Comment("disclosure.v1.MatterResult; 0 while open"),
		field.Int64("version").Comment("number of steps"),
		instant("create_time"),
	}
}

// Indexes of Matter.
func (Matter) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("organ", "number").Unique(),
		index.Fields("organ", "kind", "id"),
	}
}

// Annotations of Matter.
func (Matter) Annotations() []schema.Annotation {
	return checks(map[string]string{"matter_version": "version > 0", "matter_kind": "kind IN (1, 2)"})
}

// MatterStep is one step of a matter. Rows are only ever inserted: triggers of the migrations refuse UPDATE and DELETE.
type MatterStep struct{ ent.Schema }

// Fields of MatterStep.
func (MatterStep) Fields() []ent.Field {
	return []ent.Field{
		rowID(),
		organ(),
		fact("number"),
		field.Int64("step").Immutable().Comment("within the matter, from 1 without gaps"),
		fact("on_day"),
		fact("actor"),
		fact("text"),
		field.Int32("result").Immutable().Comment("not 0 for the step that closes the matter"),
		instant("record_time"),
	}
}

// Indexes of MatterStep: the unique one is the optimistic lock.
func (MatterStep) Indexes() []ent.Index {
	return []ent.Index{index.Fields("organ", "number", "step").Unique()}
}

// Annotations of MatterStep.
func (MatterStep) Annotations() []schema.Annotation {
	return checks(map[string]string{"matter_step_step": "step > 0"})
}

// MatterNotice is a letter about a matter (Regulation Art 41), frozen when it was issued; its file lies among the documents. Only the
// reason of its voiding is ever written later.
type MatterNotice struct{ ent.Schema }

// Fields of MatterNotice.
func (MatterNotice) Fields() []ent.Field {
	return []ent.Field{
		rowID(),
		organ(),
		fact("number"),
		field.Int("n").Immutable().Comment("within the matter, from 1 without gaps"),
		field.Int32("kind").Immutable().Comment("disclosure.v1.NoticeKind"),
		fact("doc_number"),
		fact("issued_on"),
		fact("sha256"),
		field.Int64("size_bytes").Immutable(),
		field.Int("pages").Immutable(),
		fact("template"),
		fact("template_sha256"),
		fact("text"),
		fact("actor"),
		field.String("void_reason"),
		instant("record_time"),
	}
}

// Indexes of MatterNotice.
func (MatterNotice) Indexes() []ent.Index {
	return []ent.Index{index.Fields("organ", "number", "n").Unique(), index.Fields("organ", "doc_number").Unique()}
}

// Annotations of MatterNotice.
func (MatterNotice) Annotations() []schema.Annotation {
	return checks(map[string]string{"matter_notice_n": "n > 0", "matter_notice_doc": "doc_number <> ''"})
}
