package hostile

import (
	"bytes"
	"strings"

	pb "disclosure/proto/disclosure/v1"
)

// exe is the head of a program.
func exe() []byte {
	b := append([]byte("MZ"), make([]byte, 126)...)
	b[0x3c] = 0x80
	return append(b, "PE\x00\x00\x4c\x01"+strings.Repeat("\x00", 200)...)
}

func programs() []File {
	elf := []byte("\x7fELF\x02\x01\x01" + strings.Repeat("\x00", 100))
	return []File{
		refused(program, "program of Windows", "a.exe", exe()),
		refused(program, "program of Windows named as pdf", "a.pdf", exe()),
		refused(program, "program of Linux", "a", elf),
		refused(program, "program of Linux named as picture", "a.jpg", elf),
		refused(program, "program of macOS", "a", append([]byte("\xcf\xfa\xed\xfe\x07\x00\x00\x01"), make([]byte, 100)...)),
		refused(program, "program for browsers", "a.wasm", []byte("\x00asm\x01\x00\x00\x00")),
		refused(program, "program of Java", "a.jar", archive(member{name: "META-INF/MANIFEST.MF", content: []byte("Main-Class: x\n")})),
	}
}

func polyglots() []File {
	z := named("a.txt")
	page := []byte("<html><script>x()</script></html>")
	gif := bytes.Clone(GIF())
	return []File{
		kept(misleading, "pdf and zip", "a.pdf", append(PDF(""), z...)),
		kept(misleading, "jpeg and zip", "a.jpg", append(JPEG(), z...)),
		kept(misleading, "png and zip", "a.png", append(PNG(), z...)),
		kept(misleading, "gif and page", "a.gif", append(gif[:len(gif)-1], page...)),
		kept(misleading, "gif and pdf", "a.gif", append(GIF(), PDF("")...)),
		kept(misleading, "page named as pdf", "a.pdf", page),
		kept(misleading, "page named as picture", "a.jpg", page),
		kept(misleading, "archive named as picture", "a.png", z),
		kept(misleading, "text named as program", "invoice.pdf.bat", []byte("@echo off\r\nformat c:\r\n")),
		kept(misleading, "picture named as program", "photo.jpg.exe", JPEG()),
	}
}

// names are titles. What breaks lines or hides its direction is refused with its text; what only looks like a path is shown as it is.
func names() []File {
	text := []byte("正文")
	return []File{
		refused(badText, "title with a line break", "a\r\nSet-Cookie: x", text),
		refused(badText, "title with NUL", "a.pdf\x00.exe", text),
		refused(badText, "title that turns round", "报告\u202efdp.exe", text),
		refused(badText, "title with an escape", "a\x1b[2J.txt", text),
		refused(badText, "title with a mark of direction", "a\u2066b.txt", text),
		kept(noPages, "title that climbs", "../../etc/passwd", text),
		kept(noPages, "title with a drive", `C:\Windows\System32\x`, text),
		kept(noPages, "title of a device", "CON", text),
		kept(noPages, "title that climbs, escaped", "%2e%2e%2f", text),
		kept(noPages, "title for a shell", "; rm -rf / #.txt", text),
		kept(noPages, "title for a database", "' OR 1=1 --.txt", text),
		kept(noPages, "title for a template", "{{.Secret}}.txt", text),
	}
}

// borders are files that are too small, too large, or not what was announced.
func borders() []File {
	mismatch := refused(pb.ErrorReason_ERROR_REASON_DOCUMENT_DIGEST_MISMATCH, "other content than announced", "a.txt", []byte("正文"))
	mismatch.SHA256 = strings.Repeat("0", 64)
	return []File{
		refused(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "nothing", "a.pdf", nil),
		kept(noPages, "one byte", "a.txt", []byte("a")),
		refused(pb.ErrorReason_ERROR_REASON_DOCUMENT_TOO_LARGE, "one byte too many", "a.txt", bytes.Repeat([]byte("a"), Limit+1)),
		mismatch,
	}
}
