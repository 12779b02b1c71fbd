// Package cli is the staff's client: commands in, gRPC calls out, tables or JSON back. It knows the API and nothing of the
// server behind it: no database, no fonts, no law. What staff read is Chinese; what scripts read (flags, enum names, JSON,
// exit codes) is English and stable.
package cli
