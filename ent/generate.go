// Package ent is the generated access to the tables of the service; only server/store may import it. The tables are described
// in ent/schema, and every change of them needs a migration: go generate ./ent && go run ./ent/migrate/diff NAME.
package ent

//go:generate go tool -modfile=../.ci/tools/go.mod ent generate ./schema
