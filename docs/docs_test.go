// Package docs_test writes the page that is drawn from the program and holds the others to what is there.
package docs_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"disclosure/server/calendar"
	"disclosure/server/law"
)

var update = flag.Bool("update", false, "write the pages that are drawn from the program")

const dispositionsHead = `# The 23 dispositions

Drawn from ` + "`server/law`" + ` as in force on %s by ` + "`go test ./docs -update`" + `: do not edit.

Each item of a request gets one disposition (处理决定). ` + "`disclosure determine`" + ` and ` + "`ProposeDetermination`" + ` take its fields by key
(` + "`reasons` and `redactions`" + ` are parts of a determination of their own). What must be in the record is an act on the case that comes
first, such as the search record before "does not exist". Whatever is missing at ` + "`SubmitForReview`" + ` is named in the answer
(` + "`CONTENT_MISSING`" + `). Remedies: A reconsideration first (复议前置), B reconsideration or suit.
`

func TestDispositionsPage(t *testing.T) {
	day := calendar.MustParse("2026-01-01")
	var page strings.Builder
	fmt.Fprintf(&page, dispositionsHead, day)
	for _, id := range law.Dispositions() {
		row, err := law.At(day).Disposition(id)
		if err != nil {
			t.Fatal(err)
		}
		writeDisposition(&page, row)
	}
	same(t, "dispositions.md", page.String())
}

func writeDisposition(w *strings.Builder, row law.DispositionRow) {
	basis := row.Basis()
	if row.NeedGround {
		basis += "，另引所据不予公开情形的条款"
	}
	if basis == "" {
		basis = "无明文规定"
	}
	fmt.Fprintf(w, "\n## %s %s\n\n%s。%s。%s。Annual report: %s %s. Remedies: %s.\n", row.ID, row.Name,
		row.Class, row.Force, basis, row.ReportRow, row.Report().Text, row.Remedies)
	fmt.Fprintf(w, "\n| key | field of the notice | what it is | |\n| --- | --- | --- | --- |\n")
	for _, n := range row.Needs {
		fmt.Fprintf(w, "| `%s` | %s | %s | %s |\n", n.Key, n.Label, what(n), demand(n))
	}
}

func what(n law.Need) string {
	if len(n.Options) == 0 {
		return n.Zh
	}
	return n.Zh + "：" + strings.Join(n.Options, "、")
}

// demand says how a need binds.
func demand(n law.Need) string {
	switch {
	case n.Kind == law.Event:
		return "**in the record**"
	case n.Optional:
		return "optional"
	case n.Unless != "":
		return "or `" + n.Unless + "`"
	case n.Date:
		return "a day"
	}
	return ""
}

// same compares a page with the file, or writes the file.
func same(t *testing.T, name, page string) {
	t.Helper()
	if *update {
		err := os.WriteFile(name, []byte(page), 0o644)
		if err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(name)
	if err != nil || string(got) != page {
		t.Errorf("%s is not what the program says (%v): run go test ./docs -update", name, err)
	}
}
