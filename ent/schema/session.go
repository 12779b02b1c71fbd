package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Session is one sign-in. The token itself is never stored, only its SHA-256.
type Session struct{ ent.Schema }

// Fields of Session.
func (Session) Fields() []ent.Field {
	return []ent.Field{
		rowID(),
		field.Bytes("token_hash").Unique().Immutable().Sensitive(),
		organ(),
		fact("login"),
		instant("create_time"),
		instant("expire_time"),
		field.Time("revoked_time").Optional().Nillable(),
	}
}

// Indexes of Session.
func (Session) Indexes() []ent.Index {
	return []ent.Index{index.Fields("organ", "login"), index.Fields("expire_time")}
}

// SignInFailure counts the failed sign-ins of one account name, whether or not it exists.
type SignInFailure struct{ ent.Schema }

// Fields of SignInFailure.
func (SignInFailure) Fields() []ent.Field {
	return []ent.Field{
		rowID(),
		organ(),
		fact("login"),
		field.Int("failures"),
		field.Time("last_time"),
		field.Time("blocked_until").Optional().Nillable(),
	}
}

// Indexes of SignInFailure.
func (SignInFailure) Indexes() []ent.Index {
	return []ent.Index{index.Fields("organ", "login").Unique()}
}
