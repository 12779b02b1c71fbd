// Package schema describes the tables. The events are the record; every other table of a case is an index of them that the
// store writes in the same transaction and fsck rebuilds and compares.
//
// Conventions: a legal date is text in the form 2026-03-02, empty when there is none; an instant is UTC, cut to microseconds;
// texts are limited by the API, not by the column; what must never happen is a CHECK or a unique index.
package schema

import (
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"entgo.io/ent"
)

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
