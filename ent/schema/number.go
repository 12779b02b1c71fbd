package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Counter gives gap-free numbers: registration numbers and 文号, by series and year.
type Counter struct{ ent.Schema }

// Fields of Counter. The columns avoid the bare word next, which some engines reserve.
func (Counter) Fields() []ent.Field {
	return []ent.Field{rowID(), organ(), fact("series"), field.Int("year").Immutable(), field.Int("next_number")}
}

// Indexes of Counter.
func (Counter) Indexes() []ent.Index {
	return []ent.Index{index.Fields("organ", "series", "year").Unique()}
}

// Annotations of Counter.
func (Counter) Annotations() []schema.Annotation {
	return checks(map[string]string{"counter_next": "next_number > 0"})
}

// NoticeNumber is one line of the number book (发文字号登记): a 文号 can be searched, and a voided one keeps its reason.
type NoticeNumber struct{ ent.Schema }

// Fields of NoticeNumber.
func (NoticeNumber) Fields() []ent.Field {
	return []ent.Field{
		rowID(),
		organ(),
		fact("series"),
		field.Int("year").Immutable(),
		field.Int("n").Immutable(),
		fact("doc_number"),
		fact("case_number"),
		field.String("void_reason"),
	}
}

// Indexes of NoticeNumber.
func (NoticeNumber) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("organ", "series", "year", "n").Unique(),
		index.Fields("organ", "doc_number").Unique(),
		index.Fields("organ", "case_number"),
	}
}

// Annotations of NoticeNumber.
func (NoticeNumber) Annotations() []schema.Annotation {
	return checks(map[string]string{"notice_number_n": "n > 0", "notice_number_doc": "doc_number <> ''"})
}

// StateCount is the number of cases of an organ in one state.
type StateCount struct{ ent.Schema }

// Fields of StateCount.
func (StateCount) Fields() []ent.Field {
	return []ent.Field{rowID(), organ(), field.Int32("state").Immutable(), field.Int64("n")}
}

// Indexes of StateCount.
func (StateCount) Indexes() []ent.Index {
	return []ent.Index{index.Fields("organ", "state").Unique()}
}

// Annotations of StateCount.
func (StateCount) Annotations() []schema.Annotation {
	return checks(map[string]string{"state_count_n": "n >= 0"})
}
