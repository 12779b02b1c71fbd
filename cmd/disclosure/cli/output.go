package cli

import (
	"bytes"
	"encoding/json"
	"io"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
)

// output is the flag -o: the format, and for commands that write a file its name. Both may be given, by repeating the flag.
type output struct {
	json bool
	file string
}

// String is the value as shown in the help.
func (o *output) String() string {
	if o.file != "" {
		return o.file
	}
	if o.json {
		return "json"
	}
	return "table"
}

// Set takes table, json, or else a file name; a file called json is written ./json.
func (o *output) Set(text string) error {
	switch text {
	case "":
		return usagef("-o 后面要写 table、json 或文件名。")
	case "table", "json":
		o.json = text == "json"
	default:
		o.file = text
	}
	return nil
}

// Type is the placeholder in the help.
func (o *output) Type() string { return "格式" }

// print shows an answer: as JSON, or by the page for people.
func (a *app) print(m proto.Message, human func(io.Writer)) error {
	if a.global.output.json {
		return a.printJSON(m)
	}
	var b bytes.Buffer
	human(&b)
	_, err := b.WriteTo(a.cfg.Out)
	return err
}

// printJSON prints the JSON form of the API, every plain field present. protojson varies its spaces on purpose, so that they
// are laid out again.
func (a *app) printJSON(m proto.Message) error {
	data, err := protojson.MarshalOptions{EmitDefaultValues: true}.Marshal(m)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, data, "", "  "); err != nil {
		return err
	}
	b.WriteByte('\n')
	_, err = b.WriteTo(a.cfg.Out)
	return err
}

// compactJSON lays JSON out in one line.
func compactJSON(data []byte, err error) (string, error) {
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	err = json.Compact(&b, data)
	return b.String(), err
}

// printValue prints what is no message of the API.
func (a *app) printValue(v any) error {
	e := json.NewEncoder(a.cfg.Out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
