package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// DueItem is an open due date of an open case: what due lists, feeds and reminders read. It is an index of the events, as of
// the day in as_of. Its id says whose it is and which: the id of the line in case_files << 20 | disclosure.v1.DueKind << 12 | number of
// the supplement or consultation, from 1. So those of a case lie together, without a further index that every act would have to write.
type DueItem struct{ ent.Schema }

// Fields of DueItem.
func (DueItem) Fields() []ent.Field {
	return []ent.Field{
		rowID(),
		organ(),
		field.String("due_on"),
		field.Int32("status").Comment("disclosure.v1.DueStatus"),
		field.Int("missing_year"),
		field.String("explanation"),
		field.String("article"),
		field.Int32("owes").Comment("0 nobody, it is a hint; 1 the organ; 2 somebody else"),
		field.String("handler"),
		field.String("as_of").Comment("day on which it was counted"),
		field.Bool("rolling").Comment("the date moves on day by day, as a consultation is open"),
		field.Int32("reminded").Comment("highest warning level of which reminders were made"),
	}
}

// Indexes of DueItem: one for each way in which lists are asked for.
func (DueItem) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("organ", "due_on", "id"),
		index.Fields("organ", "handler", "due_on", "id").Annotations(entsql.IndexWhere("handler <> ''")),
		index.Fields("as_of").Annotations(entsql.IndexWhere("rolling")),
	}
}

// Annotations of DueItem.
func (DueItem) Annotations() []schema.Annotation {
	return checks(map[string]string{"due_item_due_on": "length(due_on) = 10", "due_item_as_of": "length(as_of) = 10"})
}

// Reminder is what a member of staff was reminded of. The unique index is the promise that nobody is told twice of the same.
type Reminder struct{ ent.Schema }

// Fields of Reminder.
func (Reminder) Fields() []ent.Field {
	return []ent.Field{
		rowID(),
		organ(),
		fact("case_number"),
		field.Int32("kind").Immutable(),
		field.Int32("number").Immutable(),
		field.Int32("level").Immutable().Comment("disclosure.v1.WarningLevel; 0 when the due date moved"),
		fact("due_on"),
		field.String("cause").Immutable().Comment("the calendar year that moved the due date, or empty"),
		field.String("recipient").Immutable().Comment("login"),
		instant("create_time"),
	}
}

// Indexes of Reminder.
func (Reminder) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("organ", "case_number", "kind", "number", "due_on", "level", "cause", "recipient").Unique().
			StorageKey("reminder_once"),
	}
}

// Outgoing is the outbox: a message that was made in the transaction of its reminder and waits to be sent. Who sends it holds
// the lease, so that several servers on one database never send it twice.
type Outgoing struct{ ent.Schema }

// Fields of Outgoing.
func (Outgoing) Fields() []ent.Field {
	return []ent.Field{
		rowID(),
		organ(),
		field.Int("reminder").Immutable(),
		field.String("recipient").Immutable().Comment("login"),
		field.Int32("way").Immutable().Comment("1 mail, 2 webhook"),
		field.Bytes("payload").Immutable(),
		instant("create_time"),
		field.Int32("state").Comment("0 waits, 1 sent, 2 given up"),
		field.Int("attempts"),
		field.Time("next_time"),
		field.Time("done_time").Optional().Nillable(),
		field.String("lease_owner"),
		field.Time("lease_until"),
		field.String("failure").Comment("why the last attempt failed"),
	}
}

// Indexes of Outgoing.
func (Outgoing) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("reminder", "way").Unique(),
		index.Fields("state", "next_time"),
	}
}

// Annotations of Outgoing.
func (Outgoing) Annotations() []schema.Annotation {
	return checks(map[string]string{"outgoing_way": "way IN (1, 2)", "outgoing_state": "state IN (0, 1, 2)"})
}
