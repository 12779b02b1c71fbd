// Package volume writes one PDF out of the pages of many papers: PDFs, pictures, sheets of our own. It writes as it goes and keeps
// only the places of the objects, so that its memory is that of the largest paper, not that of the file. Nothing that can act comes
// along (scripts, actions, links, forms, embedded files), and a paper that cannot be shown is refused whole, so that the caller can
// put a sheet in its place. Equal input gives equal bytes.
//
// It is the only room that knows pdfcpu. It knows no case and no Chinese.
package volume
