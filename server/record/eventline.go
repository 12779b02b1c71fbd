package record

import (
	"bytes"
	"encoding/json"
)

// EventLine is the line of an event in events.jsonl: the leaf verbatim, and name and value of what its disclosure shows, in the order
// of the names. Whoever holds leaf and disclosure makes the same bytes.
func EventLine(leaf []byte, shown []Field) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(`{"leaf":`)
	b.Write(leaf)
	b.WriteString(`,"content":{`)
	for i, f := range shown {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := json.Marshal(f.Name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(f.Value)
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteString("}}\n")
	return b.Bytes(), nil
}
