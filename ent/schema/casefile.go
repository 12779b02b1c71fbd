package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// CaseFile is the line of the register book: what lists, searches and counts read. It is called so because ent refuses the
// name Case.
type CaseFile struct{ ent.Schema }

// Fields of CaseFile.
func (CaseFile) Fields() []ent.Field {
	return []ent.Field{
		rowID(),
		organ(),
		fact("number"),
		field.Int("year").Immutable(),
		field.Int("sequence").Immutable(),
		field.Int32("state"),
		field.String("handler"),
		field.String("applicant"),
		field.Int32("applicant_category"),
		field.Int32("channel"),
		field.String("arrived_on"),
		field.String("received_on"),
		field.String("due_on").Comment("9999-12-31 when there is none now, so that such cases sort last"),
		field.Int32("due_status"),
		field.String("subject"),
		field.Int32("item_count"),
		field.String("dispositions").Comment("codes by item, comma between"),
		field.String("answered_on"),
		field.String("closed_on"),
		field.Int64("version").Comment("number of events"),
		field.String("head").Default("").Comment("leaf hash of the last event in lower-case hexadecimal, which checkpoints commit to"),
		instant("registered_time"),
		field.Time("updated_time"),
	}
}

// Indexes of CaseFile: one for each way in which lists are asked for.
func (CaseFile) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("organ", "number").Unique(),
		index.Fields("organ", "state", "due_on", "id"),
		index.Fields("organ", "due_on", "id"),
		index.Fields("organ", "handler", "due_on", "id").Annotations(entsql.IndexWhere("handler <> ''")),
		index.Fields("organ", "applicant"),
	}
}

// Annotations of CaseFile.
func (CaseFile) Annotations() []schema.Annotation {
	return checks(map[string]string{
		"case_file_version": "version > 0", "case_file_state": "state > 0", "case_file_sequence": "sequence > 0",
		"case_file_due_on": "length(due_on) = 10",
	})
}

// CaseItem is the determination on one item, once somebody works on it. The two CHECKs are the last guard of the rule that nobody reviews or signs off
// what he drafted.
type CaseItem struct{ ent.Schema }

// Fields of CaseItem.
func (CaseItem) Fields() []ent.Field {
	return []ent.Field{
		rowID(),
		organ(),
		fact("number"),
		field.Int32("item").Immutable(),
		field.Int32("disposition"),
		field.String("drafter"),
		field.String("reviewer"),
		field.String("signer"),
	}
}

// Indexes of CaseItem.
func (CaseItem) Indexes() []ent.Index {
	return []ent.Index{index.Fields("organ", "number", "item").Unique()}
}

// Annotations of CaseItem.
func (CaseItem) Annotations() []schema.Annotation {
	return checks(map[string]string{
		"case_item_reviewer": "reviewer = '' OR reviewer <> drafter",
		"case_item_signer":   "signer = '' OR signer <> drafter",
	})
}

// Document is one file of a case; its content lies in the blob folder under its SHA-256.
type Document struct{ ent.Schema }

// Fields of Document.
func (Document) Fields() []ent.Field {
	return []ent.Field{
		rowID(),
		organ(),
		fact("case_number"),
		field.Int32("number").Immutable(),
		fact("sha256"),
		field.Int64("size_bytes").Immutable(),
		fact("media_type"),
		field.Int32("kind").Immutable(),
		fact("title"),
	}
}

// Indexes of Document.
func (Document) Indexes() []ent.Index {
	return []ent.Index{index.Fields("organ", "case_number", "number").Unique()}
}

// Annotations of Document.
func (Document) Annotations() []schema.Annotation {
	return checks(map[string]string{"document_sha256": "length(sha256) = 64", "document_size": "size_bytes >= 0"})
}
