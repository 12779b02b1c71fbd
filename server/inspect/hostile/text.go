package hostile

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
)

// wide is a text in UTF-16.
func wide(text string) []byte {
	b := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(text)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}

// ole makes an older office file as far as its type and the names of its folders go.
func ole(folders ...string) []byte {
	b := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 1016)...)
	for _, f := range folders {
		b = append(b, wide(f)[2:]...)
	}
	return append(b, make([]byte, 512)...)
}

func texts() []File {
	eicar := `X5O!P%@AP[4\PZX54(P^)7CC)7}$` + `EICAR-STANDARD-` + `ANTIVIRUS-TEST-FILE!$H+H*`
	return []File{
		kept(active, "page with a script", "a.html", []byte("<!DOCTYPE html><html><script>alert(1)</script></html>")),
		kept(active, "page with a script, in capitals", "a.html", []byte("<HTML><BODY ONLOAD=alert(1)></BODY></HTML>")),
		kept(active, "page with a script far down", "a.html", []byte("<html><p>"+strings.Repeat("正文", 40_000)+"<script>x()</script></html>")),
		kept(active, "drawing with a script", "a.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`)),
		kept(active, "drawing with an event", "a.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>`)),
		kept(active, "xml with an entity of a file", "a.xml", []byte(`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`)),
		kept(active, "xml that grows", "a.xml", []byte(`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>`)),
		kept(active, "test virus", "a.txt", []byte(eicar)),
		kept(noPages, "text with an escape for terminals", "a.log", []byte("\x1b]0;x\x07\x1b[2J正文")),
		kept(noPages, "text in no encoding", "a.txt", []byte("\xff\xfe\xfa\xfb正文\xc3\x28")),
		kept(noPages, "table with a formula", "a.csv", []byte("a,b\n=cmd|' /C calc'!A0,1\n=1+1,2\n")),
		kept(noPages, "text of one line without end", "a.txt", bytes.Repeat([]byte("a"), 1<<20)),
		kept(noPages, "mail with a program", "a.eml", []byte("From: a@example.com\r\nSubject: x\r\nContent-Type: application/x-msdownload\r\n\r\nTVqQAAMAAAAEAAAA\r\n")),
		kept(active, "older office file with a macro", "a.doc", ole("Macros", "_VBA_PROJECT")),
		kept(encrypted, "office file with a password", "a.doc", ole("EncryptionInfo", "EncryptedPackage")),
		kept(noPages, "noise", "a.dat", noise(4096)),
		kept(misleading, "noise named as pdf", "a.pdf", noise(4096)),
	}
}

// noise is bytes without a pattern, the same each time.
func noise(n int) []byte {
	b := make([]byte, n)
	state := uint32(2463534242)
	for i := range b {
		state ^= state << 13
		state ^= state >> 17
		state ^= state << 5
		b[i] = byte(state)
	}
	return b
}
