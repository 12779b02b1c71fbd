package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
)

// Organ is one administrative organ with its own register, staff and numbers.
type Organ struct{ ent.Schema }

// Fields of Organ.
func (Organ) Fields() []ent.Field {
	return []ent.Field{
		rowID(),
		field.String("code").Unique().Immutable(),
		field.String("display_name"),
		field.String("doc_prefix"),
		field.String("reconsideration_body"),
		field.String("reconsideration_url"),
		field.String("court"),
		field.String("address"),
		field.String("phone"),
		field.Int("supplement_days").Comment("working days; 0 is the default of the law"),
		field.Int("yellow_days").Default(0).Comment("working days left; 0 is the default of the service"),
		field.Int("red_days").Default(0).Comment("working days left; 0 is the default of the service"),
		field.String("quiet_hours").Default("").Comment("such as 22-7, in Asia/Shanghai"),
		field.String("webhook_url").Default(""),
		field.String("number_patterns").Default("").Comment("how 文号 are written, by kind, as JSON"),
		field.String("payee").Default("").Comment("unit that receives the fee"),
		field.String("payment").Default("").Comment("way of paying the fee"),
		field.Int64("version"),
	}
}

// Annotations of Organ.
func (Organ) Annotations() []schema.Annotation {
	return checks(map[string]string{"organ_version": "version > 0", "organ_code": "code <> ''"})
}
