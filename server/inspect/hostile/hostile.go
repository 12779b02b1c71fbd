// Package hostile makes files that were built to do harm, for tests: each with what must become of it. They are made anew by each run, so
// that no scanner finds them in the sources.
package hostile

import (
	"slices"

	pb "disclosure/proto/disclosure/v1"
)

// Limit is the most bytes that a test should let a file have: one file is larger.
const Limit = 2 << 20

// File is one hostile file.
type File struct {
	// Name says what is wrong with it.
	Name string
	// Title is the name with which it comes.
	Title string
	// SHA256 is what the sender announces; empty for nothing.
	SHA256 string
	// Content is what comes.
	Content []byte
	// Refused is the reason for which it is not taken; zero when it is kept.
	Refused pb.ErrorReason
	// Rendering is what is said of it when it is kept. It is never PAGES.
	Rendering pb.DocumentRendering
}

// Short names of what is expected.
const (
	noPages    = pb.DocumentRendering_DOCUMENT_RENDERING_NO_PAGES
	broken     = pb.DocumentRendering_DOCUMENT_RENDERING_BROKEN
	encrypted  = pb.DocumentRendering_DOCUMENT_RENDERING_ENCRYPTED
	active     = pb.DocumentRendering_DOCUMENT_RENDERING_ACTIVE
	oversized  = pb.DocumentRendering_DOCUMENT_RENDERING_OVERSIZED
	misleading = pb.DocumentRendering_DOCUMENT_RENDERING_MISLEADING

	program = pb.ErrorReason_ERROR_REASON_DOCUMENT_TYPE_REFUSED
	badText = pb.ErrorReason_ERROR_REASON_TEXT_INVALID
)

// kept is a file that is taken.
func kept(r pb.DocumentRendering, name, title string, content []byte) File {
	return File{Name: name, Title: title, Content: content, Rendering: r}
}

// refused is a file that is not taken.
func refused(reason pb.ErrorReason, name, title string, content []byte) File {
	return File{Name: name, Title: title, Content: content, Refused: reason}
}

// All makes all files.
func All() []File {
	return slices.Concat(pdfs(), pictures(), archives(), texts(), programs(), polyglots(), names(), borders())
}
