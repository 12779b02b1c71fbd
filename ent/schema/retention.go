package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Retention is how long a case is kept: what the list of cases due for destruction reads. The CHECK is the last guard of the rule that
// nobody approves what he proposed.
type Retention struct{ ent.Schema }

// Fields of Retention.
func (Retention) Fields() []ent.Field {
	return []ent.Field{
		rowID(),
		organ(),
		fact("case_number"),
		field.Int32("class").Comment("disclosure.v1.RetentionClass; 0 when the case is only held"),
		field.String("keep_until").Comment("9999-12-31 when it is kept permanently or has not ended, so that such cases sort last"),
		field.Bool("held").Comment("somebody holds it; proceedings are not looked at here"),
		field.String("proposer"),
		field.String("approver"),
		field.String("destroyed_on"),
	}
}

// Indexes of Retention.
func (Retention) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("organ", "case_number").Unique(),
		index.Fields("organ", "keep_until", "id"),
	}
}

// Annotations of Retention.
func (Retention) Annotations() []schema.Annotation {
	return checks(map[string]string{
		"retention_second_person": "approver = '' OR approver <> proposer",
		"retention_destroyed":     "destroyed_on = '' AND approver = '' OR destroyed_on <> '' AND approver <> ''",
		"retention_keep_until":    "length(keep_until) = 10",
	})
}

// DoomedBlob is a file that no document names any more since its case was destroyed, and that is still to be removed. The row is written
// in the transaction of the destruction, so that a crash before the removal forgets nothing.
type DoomedBlob struct{ ent.Schema }

// Fields of DoomedBlob.
func (DoomedBlob) Fields() []ent.Field {
	return []ent.Field{rowID(), field.String("sha256").Unique().Immutable()}
}

// Annotations of DoomedBlob.
func (DoomedBlob) Annotations() []schema.Annotation {
	return checks(map[string]string{"doomed_blob_sha256": "length(sha256) = 64"})
}
