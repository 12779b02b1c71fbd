package inspect

import (
	"slices"

	"github.com/gabriel-vasile/mimetype"
)

// The families of types that are checked alike.
const (
	pdfFamily     = "pdf"
	pictureFamily = "picture"
	zipFamily     = "zip"
	officeFamily  = "office" // a ZIP with an office document in it
	oleFamily     = "ole"    // the older office files
	markupFamily  = "markup"
	textFamily    = "text"
	otherFamily   = "other"
)

// families are found by going from the type to its parents.
var families = map[string]string{
	"application/pdf": pdfFamily,
	"image/jpeg":      pictureFamily, "image/png": pictureFamily, "image/gif": pictureFamily, "image/bmp": pictureFamily,
	"image/tiff": pictureFamily,
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document":   officeFamily,
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":         officeFamily,
	"application/vnd.openxmlformats-officedocument.presentationml.presentation": officeFamily,
	"application/zip": zipFamily, "application/x-ole-storage": oleFamily,
	"text/html": markupFamily, "image/svg+xml": markupFamily, "text/xml": markupFamily, "text/plain": textFamily,
}

func family(m *mimetype.MIME) string {
	for ; m != nil; m = m.Parent() {
		for name, f := range families {
			if m.Is(name) {
				return f
			}
		}
	}
	return otherFamily
}

// programs are the types that a computer runs.
var programs = []string{
	"application/vnd.microsoft.portable-executable", "application/x-elf", "application/x-mach-binary", "application/wasm",
	"application/java-archive", "application/jar", "application/x-java-applet", "application/x-ms-shortcut", "application/x-ms-installer",
	"application/vnd.debian.binary-package", "application/x-rpm", "application/vnd.android.package-archive",
}

func isProgram(m *mimetype.MIME) bool {
	for ; m != nil; m = m.Parent() {
		if slices.ContainsFunc(programs, m.Is) {
			return true
		}
	}
	return false
}

// endings of names and the family that they promise.
var endings = map[string]string{
	".pdf": pdfFamily, ".jpg": pictureFamily, ".jpeg": pictureFamily, ".png": pictureFamily, ".gif": pictureFamily, ".bmp": pictureFamily,
	".tif": pictureFamily, ".tiff": pictureFamily, ".docx": officeFamily, ".xlsx": officeFamily, ".pptx": officeFamily,
	".html": markupFamily, ".htm": markupFamily, ".svg": markupFamily, ".zip": zipFamily, ".txt": textFamily,
}

// runs are endings by which a computer runs a file when somebody opens it.
var runs = map[string]bool{
	".exe": true, ".com": true, ".scr": true, ".pif": true, ".bat": true, ".cmd": true, ".ps1": true, ".vbs": true, ".vbe": true, ".js": true,
	".jse": true, ".wsf": true, ".hta": true, ".msi": true, ".lnk": true, ".jar": true, ".reg": true, ".sh": true, ".cpl": true, ".dll": true,
}
