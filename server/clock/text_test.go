package clock

import (
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"disclosure/server/calendar"
)

var update = flag.Bool("update", false, "write the golden files")

// golden is a case with everything that a proof can show.
func golden() Result {
	in := good()
	in.Supplements = in.Supplements[:1]
	in.Fee, in.AnsweredOn = nil, day("2026-06-24")
	return Compute(in, calendar.Embedded())
}

func TestGoldenTextAndJSON(t *testing.T) {
	r := golden()
	b, err := r.JSON()
	if err != nil {
		t.Fatal(err)
	}
	for name, got := range map[string]string{"testdata/proof.txt": r.Text(), "testdata/proof.json": string(b) + "\n"} {
		if *update {
			if err := os.WriteFile(name, []byte(got), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name)
		if err != nil || got != string(want) {
			t.Errorf("%s differs (-update writes it), %v:\n%s", name, err, got)
		}
	}
	if !json.Valid(b) {
		t.Error("not JSON")
	}
}

// Every day of the ledger is a line, every due date, every warning is there.
func TestTextIsWhole(t *testing.T) {
	for n := range 300 {
		r := Compute(drawn(n), calendar.Embedded())
		text := r.Text()
		for _, e := range r.Ledger {
			if !strings.Contains(text, e.Date.Chinese()+"（"+weekday(e.Date)+"）　") {
				t.Fatalf("history %d: %s is missing", n, e.Date)
			}
		}
		for _, d := range r.Dues {
			if !strings.Contains(text, d.String()) {
				t.Fatalf("history %d: %s is missing", n, d)
			}
		}
		for _, w := range r.Warnings {
			if !strings.Contains(text, w.Zh) {
				t.Fatalf("history %d: %s is missing", n, w.Zh)
			}
		}
		if strings.Contains(text, "%!") || strings.Contains(text, "（）") {
			t.Fatalf("history %d:\n%s", n, text)
		}
	}
	if text := Compute(Input{}, calendar.Embedded()).Text(); !strings.Contains(text, "不能计算期限") {
		t.Errorf("nothing known:\n%s", text)
	}
}

func TestTable(t *testing.T) {
	r := golden()
	rows := r.Table()
	if len(rows) != len(r.Ledger) || len(TableHead()) != len(rows[0].Cells()) {
		t.Fatalf("%d rows, %d entries", len(rows), len(r.Ledger))
	}
	if got := strings.Join(rows[0].Cells(), "|"); !strings.HasPrefix(got, "2026年2月28日|星期六|—|收到申请之日") {
		t.Errorf("first row %s", got)
	}
	last := rows[len(rows)-1]
	if !last.Counted || last.Number != "第45日" || last.Source == "" {
		t.Errorf("last row %+v", last)
	}
}
