package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// CalendarYear is an imported yearly notice, or the regional days of an organ in a year. The CHECK is the last guard of the rule
// that one person imports and another activates. What the recount after activation has done is kept in the row, so that it
// goes on after a restart.
type CalendarYear struct{ ent.Schema }

// Fields of CalendarYear.
func (CalendarYear) Fields() []ent.Field {
	return []ent.Field{
		rowID(),
		organ(),
		field.Int("number").Immutable().Comment("within the organ, without gaps"),
		field.Int("year").Immutable(),
		field.Bool("regional").Immutable(),
		field.Int32("state").Comment("disclosure.v1.CalendarYearState"),
		field.Bytes("content").Immutable().Comment("JSON of the calendar room"),
		field.String("remarks").Immutable().Comment("what the checks found, one a line"),
		fact("imported_by"),
		field.String("activated_by"),
		instant("create_time"),
		field.Time("activate_time").Optional().Nillable(),
		field.Bool("recounting").Comment("cases are still to be recounted"),
		field.String("from_version").Comment("version of the calendar before activation"),
		field.String("to_version").Comment("version of the calendar since activation"),
		field.String("since").Comment("first day whose count can change"),
		field.Int("recounted_to").Comment("case_files.id up to which cases were recounted"),
		field.Int64("to_recount"),
		field.Int64("recounted"),
		field.Int64("moved"),
	}
}

// Indexes of CalendarYear: of each year of an organ one notice is in force.
func (CalendarYear) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("organ", "number").Unique(),
		index.Fields("organ", "year", "regional").Unique().Annotations(entsql.IndexWhere("state = 3")),
		index.Fields("recounting"),
	}
}

// Annotations of CalendarYear.
func (CalendarYear) Annotations() []schema.Annotation {
	return checks(map[string]string{
		"calendar_year_second_person": "imported_by <> activated_by AND imported_by <> ''",
		"calendar_year_state":         "state >= 2 AND state <= 4",
		"calendar_year_active":        "state <> 3 OR activated_by <> ''",
		"calendar_year_number":        "number > 0",
	})
}
