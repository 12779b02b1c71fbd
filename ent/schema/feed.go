package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"entgo.io/ent/schema"
)

// Feed is the secret address of a member of staff's calendar. The token itself is never stored, only its SHA-256.
type Feed struct{ ent.Schema }

// Fields of Feed.
func (Feed) Fields() []ent.Field {
	return []ent.Field{
		rowID(),
		field.Bytes("token_hash").Unique().Immutable().Sensitive(),
		organ(),
		fact("login"),
		instant("create_time"),
		field.Time("revoked_time").Optional().Nillable(),
	}
}

// Indexes of Feed: each member of staff has one that is good.
func (Feed) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("organ", "login").Unique().Annotations(entsql.IndexWhere("revoked_time IS NULL")),
	}
}

// Annotations of Feed.
func (Feed) Annotations() []schema.Annotation {
	return checks(map[string]string{"feed_token_hash": "length(token_hash) = 32"})
}
