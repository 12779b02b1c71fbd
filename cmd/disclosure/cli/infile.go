package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
)

// maxInput is the most that a file of facts may hold; 50 items of 4000 characters stay well below it.
const maxInput = 4 << 20

// readMessage fills a message from a JSON or YAML file of its shape; "-" reads the standard input. Enum values may be short.
func (a *app) readMessage(file string, m proto.Message) error {
	data, err := a.readInput(file)
	if err != nil {
		return err
	}
	var root yaml.Node
	if isJSON(file, data) {
		err = parseJSON(data, m, &root)
	} else {
		err = parseYAML(data, &root)
	}
	if err != nil {
		return failf(exitInvalid, "文件 %s：%v", file, err)
	}
	if err := fill(m.ProtoReflect(), &root); err != nil {
		return failf(exitInvalid, "文件 %s：%v", file, err)
	}
	return nil
}

func (a *app) readInput(file string) ([]byte, error) {
	in := a.cfg.In
	if file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return nil, failf(exitOther, "打开文件：%v", err)
		}
		defer f.Close()
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, maxInput+1))
	if err != nil {
		return nil, failf(exitOther, "读取文件：%v", err)
	}
	if len(data) > maxInput {
		return nil, failf(exitInvalid, "文件 %s 超过 4 MiB。", file)
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if !utf8.Valid(data) {
		return nil, failf(exitInvalid, "文件 %s 不是 UTF-8 编码，请另存为 UTF-8。", file)
	}
	return data, nil
}

func isJSON(file string, data []byte) bool {
	return strings.EqualFold(filepath.Ext(file), ".json") || bytes.HasPrefix(bytes.TrimSpace(data), []byte("{"))
}

// parseJSON refuses, by way of protojson, what encoding/json lets pass in silence: doubled names and lone surrogates.
func parseJSON(data []byte, m proto.Message, root *yaml.Node) error {
	scratch := m.ProtoReflect().New().Interface()
	if err := (protojson.UnmarshalOptions{DiscardUnknown: true}).Unmarshal(data, scratch); err != nil {
		return err
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var tree any
	if err := d.Decode(&tree); err != nil {
		return err
	}
	*root = *jsonNode(tree)
	return nil
}

// jsonNode is a JSON value as a tree of YAML nodes, every text kept as it is.
func jsonNode(v any) *yaml.Node {
	switch v := v.(type) {
	case map[string]any:
		n := &yaml.Node{Kind: yaml.MappingNode}
		for key, value := range v {
			n.Content = append(n.Content, jsonNode(key), jsonNode(value))
		}
		return n
	case []any:
		n := &yaml.Node{Kind: yaml.SequenceNode}
		for _, item := range v {
			n.Content = append(n.Content, jsonNode(item))
		}
		return n
	case nil:
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null"}
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Value: fmt.Sprint(v)}
}

func parseYAML(data []byte, root *yaml.Node) error {
	d := yaml.NewDecoder(bytes.NewReader(data))
	var doc yaml.Node
	err := d.Decode(&doc)
	if errors.Is(err, io.EOF) {
		return errors.New("文件是空的")
	}
	if err != nil {
		return err
	}
	if err := d.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return errors.New("一个文件只能有一份 YAML 文档")
	}
	*root = *doc.Content[0]
	return nil
}
