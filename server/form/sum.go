package form

import (
	"fmt"
	"strings"

	"google.golang.org/protobuf/proto"

	"disclosure/server/fault"
)

// shown is how many fields the sentence spells out; the BadRequest names all.
const shown = 5

// summed writes the sentence of a fault from its fields: one field in one line, several as a list.
func summed(e *fault.Error, m proto.Message) *fault.Error {
	lines := make([]string, 0, shown+1)
	for i, f := range e.Fields {
		if i == shown {
			lines = append(lines, "……")
			break
		}
		lines = append(lines, fmt.Sprintf("%s：%s", labelIn(m, f.Path), strings.TrimSuffix(f.Text, "。")))
	}
	if len(lines) == 1 {
		e.Text = lines[0] + "。"
		return e
	}
	e.Text = fmt.Sprintf("有 %d 处需要更正。%s。", len(e.Fields), strings.Join(lines, "；"))
	return e
}
