package record

import "testing"

// BenchmarkNew makes the leaf of a registration: fields, commitment and bytes.
func BenchmarkNew(b *testing.B) {
	e, salt, body, _ := sample(b)
	b.ReportAllocs()
	for b.Loop() {
		_, err := New(Place{Origin: origin, Case: "2026-0001"}, e, salt, body)
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCommit is the commitment alone.
func BenchmarkCommit(b *testing.B) {
	e, salt, body, _ := sample(b)
	fields := Fields(e, body)
	b.ReportAllocs()
	for b.Loop() {
		Commit(salt, fields)
	}
}
