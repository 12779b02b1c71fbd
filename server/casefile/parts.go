package casefile

import (
	"bytes"
	"encoding/json"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
)

// caseJSON is the case as it stands; a copy with something left out has its state and days only.
func caseJSON(c Content) ([]byte, error) {
	v := c.View
	if c.Variant != pb.CaseFileVariant_CASE_FILE_VARIANT_FULL {
		v = &pb.Case{
			Name: v.Name, Number: v.Number, State: v.State, ReceivedOn: v.ReceivedOn, AnsweredOn: v.AnsweredOn, ClosedOn: v.ClosedOn,
			CreateTime: v.CreateTime, UpdateTime: v.UpdateTime,
		}
	}
	return indented(v)
}

// chronologyJSON is an array of the events in their order, each with its sentence, as the main volume tells of them.
func chronologyJSON(c Content) ([]byte, error) {
	var out []json.RawMessage
	for _, e := range c.public().Events {
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
