package docs_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"disclosure/server/casework"
	"disclosure/server/inspect/hostile"
)

const uploadsHead = `# What becomes of an upload

Drawn from the hostile files of ` + "`server/inspect/hostile`" + ` by ` + "`go test ./docs -update`" + `: do not edit.

What an applicant, a party or a unit hands in is evidence and is kept byte for byte, with its SHA-256 at the moment it arrived. Refused is only what
would endanger the service or the desk: programs, files beyond the limit (50 MiB; a case takes 5000 files and 5 GiB, a person 8 uploads at a time),
empty ones, others than announced, and titles with characters that cannot be printed. Everything else is looked at (` + "`server/inspect`" + `), never
changed, and marked: only a sound PDF or picture becomes pages of the case file; the rest stands in its list with what was found and its digest.
Office files with macros are kept and marked. The service never unpacks an archive and never runs, opens or follows what is in a file; it counts what
would come out, up to 512 MiB, and reads sizes of pictures (at most 80 million pixels) from their heads. There is no virus scanner.

| file | title | what becomes of it |
| --- | --- | --- |
`

func TestUploadsPage(t *testing.T) {
	var page strings.Builder
	page.WriteString(uploadsHead)
	for _, f := range hostile.All() {
		title := strings.Trim(strconv.Quote(f.Title), `"`)
		fmt.Fprintf(&page, "| %s | `%s` | %s |\n", f.Name, strings.ReplaceAll(title, "|", `\|`), fate(f))
	}
	same(t, "uploads.md", page.String())
}

func fate(f hostile.File) string {
	if f.Refused != 0 {
		return "refused: `" + strings.TrimPrefix(f.Refused.String(), "ERROR_REASON_") + "`"
	}
	return fmt.Sprintf("kept, no pages: `%s` %s", strings.TrimPrefix(f.Rendering.String(), "DOCUMENT_RENDERING_"), casework.RenderingWord(f.Rendering))
}
