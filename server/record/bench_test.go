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

// BenchmarkNewWith is BenchmarkNew with the registration committed to beforehand: what is left for the writer's turn.
func BenchmarkNewWith(b *testing.B) {
	e, _, body, _ := sample(b)
	part := NewPart("registered.registration", e.GetRegistered().GetRegistration())
	b.ReportAllocs()
	for b.Loop() {
		_, err := NewWith(Place{Origin: origin, Case: "2026-0001"}, e, part, body)
		if err != nil {
			b.Fatal(err)
		}
	}
}
