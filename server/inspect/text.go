package inspect

import (
	"bytes"
	"io"
)

// testVirus is the text by which scanners are tested (EICAR), in two pieces so that no scanner finds this program.
const testVirus = `EICAR-STANDARD-` + `ANTIVIRUS-TEST-FILE`

// scripts are what makes a page act, in lower case.
var scripts = []string{
	"<script", "javascript:", "onload=", "onerror=", "onclick=", "onmouseover=", "<iframe", "<object", "<embed", "<!entity", "<meta http-equiv=\"refresh",
	"<foreignobject", "vbscript:", "data:text/html",
}

// checkMarkup finds scripts in web pages, drawings and XML. They have no pages either way; the note warns who opens them.
func checkMarkup(s *subject) verdict { return findText(s, scripts, "含脚本或者外部引用") }

// checkText finds the test virus.
func checkText(s *subject) verdict { return findText(s, []string{testVirus}, "防病毒测试文件") }

func findText(s *subject, marks []string, note string) verdict {
	found := false
	_ = scan(io.NewSectionReader(s, 0, s.size), 64, func(window []byte, _ int64) { // what cannot be read has no pages either
		low := bytes.ToLower(bytes.ReplaceAll(window, []byte{0}, nil)) // also UTF-16
		for _, m := range marks {
			found = found || bytes.Contains(low, bytes.ToLower([]byte(m)))
		}
	})
	if found {
		return active(note)
	}
	return verdict{}
}

// oleMacros are names of the folders in which the older office files keep macros, as they stand there.
var oleMacros = []string{"_vba_project", "macros", "xlm_macro"}

// checkOLE finds macros and passwords in the older office files.
func checkOLE(s *subject) verdict {
	if v := findText(s, []string{"encryptedpackage", "encryptioninfo"}, ""); v.bad() {
		return encrypted("文件需要密码")
	}
	return findText(s, oleMacros, "含宏")
}
