package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// StaffMember is one account of an organ. Accounts are disabled, never deleted: the record names them.
type StaffMember struct{ ent.Schema }

// Fields of StaffMember.
func (StaffMember) Fields() []ent.Field {
	return []ent.Field{
		rowID(),
		organ(),
		fact("login"),
		field.String("display_name"),
		field.Int32("roles").Comment("bit n is the role of number n"),
		field.Bool("disabled"),
		field.String("password_hash").Sensitive(),
		field.Bool("must_change_password"),
		field.String("email").Default(""),
		field.Int64("version"),
		instant("create_time"),
	}
}

// Indexes of StaffMember.
func (StaffMember) Indexes() []ent.Index {
	return []ent.Index{index.Fields("organ", "login").Unique()}
}

// Annotations of StaffMember.
func (StaffMember) Annotations() []schema.Annotation {
	return checks(map[string]string{"staff_version": "version > 0", "staff_login": "login <> ''"})
}
