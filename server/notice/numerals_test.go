package notice

import (
	"encoding/json"
	"os"
	"testing"

	"disclosure/server/calendar"
)

func TestNumerals(t *testing.T) {
	raw, err := os.ReadFile("testdata/cn-numerals.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors struct {
		Amounts []struct {
			Fen      int64
			Expected string
		}
		Dates []struct{ Date, Expected string } `json:"dates_gbt9704"`
	}
	if err := json.Unmarshal(raw, &vectors); err != nil {
		t.Fatal(err)
	}
	if len(vectors.Amounts) == 0 || len(vectors.Dates) == 0 {
		t.Fatal("no vectors")
	}
	for _, c := range vectors.Amounts {
		if got := amountInWords(c.Fen); got != c.Expected {
			t.Errorf("%d: %s, want %s", c.Fen, got, c.Expected)
		}
	}
	for _, c := range vectors.Dates {
		if got := calendar.MustParse(c.Date).Chinese(); got != c.Expected {
			t.Errorf("%s: %s, want %s", c.Date, got, c.Expected)
		}
	}
}

func TestNumeralsBeyond(t *testing.T) {
	for fen, want := range map[int64]string{
		-1: "", 12198000: "人民币壹拾贰万壹仟玖佰捌拾元整", 1000000000000: "人民币壹佰亿元整",
		100000000100: "人民币壹拾亿零壹元整", 100000000000000: "人民币壹万亿元整",
	} {
		if got := amountInWords(fen); got != want {
			t.Errorf("%d: %s, want %s", fen, got, want)
		}
	}
}
