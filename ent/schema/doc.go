// Package schema describes the tables. The events are the record; every other table of a case is an index of them that the
// store writes in the same transaction and fsck rebuilds and compares.
//
// Conventions: a legal date is text in the form 2026-03-02, empty when there is none; an instant is UTC, cut to microseconds;
// texts are limited by the API, not by the column; what must never happen is a CHECK or a unique index.
package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
)

// rowID is the primary key of most tables: the engine gives it. In SQLite it is a plain rowid, for AUTOINCREMENT
// writes one more row at each insert, which on the way of every act costs as much as the inserts themselves.
func rowID() ent.Field {
	incremental := false
	return field.Int("id").SchemaType(map[string]string{dialect.Postgres: "bigserial"}).
		Annotations(entsql.Annotation{Incremental: &incremental})
}

// organ is the code of the organ to which a row belongs.
func organ() ent.Field { return field.String("organ").Immutable() }

// fact is a text that is written once.
func fact(name string) ent.Field { return field.String(name).Immutable() }

// instant is a moment that is written once.
func instant(name string) ent.Field { return field.Time(name).Immutable() }

// checks puts named CHECK constraints on a table.
func checks(byName map[string]string) []schema.Annotation {
	return []schema.Annotation{entsql.Checks(byName)}
}
