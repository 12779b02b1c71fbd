package casefile

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"

	"disclosure/server/calendar"
	"disclosure/server/casework"
	"disclosure/server/clock"
)

func caseJSON(c Content) ([]byte, error) { return indented(c.View) }

// chronologyJSON is an array of the events in their order, each with its sentence.
func chronologyJSON(c Content) ([]byte, error) {
	var out []json.RawMessage
	for _, e := range c.Events {
		raw, err := indented(e)
		if err != nil {
			return nil, err
		}
		entry, err := json.Marshal(map[string]any{"description": casework.Describe(e), "event": json.RawMessage(raw)})
		if err != nil {
			return nil, err
		}
		out = append(out, entry)
	}
	return marshal(out)
}

// deadlinesJSON is the count of the time limit, day by day.
func deadlinesJSON(c Content) ([]byte, error) {
	type day struct {
		Date    calendar.Date `json:"date"`
		Counted bool          `json:"counted"`
		Number  int           `json:"number,omitempty"`
		Why     string        `json:"why"`
		Article string        `json:"article,omitempty"`
		Notice  string        `json:"notice,omitempty"`
	}
	out := struct {
		Calendar string   `json:"calendarVersion"`
		Warnings []string `json:"warnings,omitempty"`
		Days     []day    `json:"days"`
	}{Calendar: c.Clock.CalendarVersion}
	for _, w := range c.Clock.Warnings {
		out.Warnings = append(out.Warnings, w.Zh)
	}
	for _, e := range c.Clock.Ledger {
		out.Days = append(out.Days, day{e.Date, e.Counted, e.N, e.Why, e.Article, e.Notice})
	}
	return marshal(out)
}

// indented is a message as JSON whose bytes are the same each time: protojson varies its white space on purpose.
func indented(m proto.Message) ([]byte, error) {
	raw, err := protojson.Marshal(m)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = json.Indent(&out, raw, "", "  ")
	return out.Bytes(), err
}

func marshal(v any) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(v)
	return out.Bytes(), err
}

// readme tells what the file holds and how to check it.
func readme(c Content) ([]byte, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "政府信息公开申请卷宗\n机关：%s\n登记编号：%s\n导出时间：%s\n\n", c.Organ, c.Case.Number, stamp(c.Case.UpdateTime))
	b.WriteString("核对方法：解压后在本文件夹中执行 sha256sum -c SHA256SUMS，每一行都应显示 OK。\n\n")
	b.WriteString("documents/        材料和文书，与收到、印发时逐字节相同\n" +
		"chronology.pdf    办理经过\nchronology.json   办理经过（逐条记录）\n" +
		"case.json         申请的登记与现状\ndeadlines.json    答复期限逐日计算表\n\n材料清单\n")
	for _, d := range c.Case.Documents {
		fmt.Fprintf(&b, "%s\t%s\t%s\n", documentName(d), casework.DocumentWord(d.Kind), d.Title)
	}
	due, ok := c.Clock.Due(clock.Reply)
	if ok && due.Status == clock.Definite {
		fmt.Fprintf(&b, "\n答复到期日：%s\n", due.Date)
	}
	return []byte(b.String()), nil
}
