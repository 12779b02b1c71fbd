// Package migrations holds the versioned migrations of each engine. A file that was once released is never changed: the
// service refuses a database whose applied files differ from its own.
package migrations

import "embed"

// SQLite are the migrations for SQLite, in the order of their names, with the checksums of atlas.sum.
//
//go:embed sqlite/*.sql sqlite/atlas.sum
var SQLite embed.FS
