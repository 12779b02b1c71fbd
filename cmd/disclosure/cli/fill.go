package cli

import (
	"fmt"
	"strconv"

	"go.yaml.in/yaml/v3"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// fill writes a tree into a message by the types of its fields: a telephone number stays text although YAML takes it for a
// number, and a date stays as written.
func fill(m protoreflect.Message, n *yaml.Node) error {
	if n.Kind != yaml.MappingNode {
		return wrong(n, "%s 应当是“名称: 值”的形式", m.Descriptor().Name())
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		fd := findField(m.Descriptor(), key.Value)
		if fd == nil {
			return wrong(key, "没有字段 %q", key.Value)
		}
		if value.Tag == "!!null" {
			continue
		}
		if m.Has(fd) {
			return wrong(key, "字段 %q 重复", key.Value)
		}
		if err := fillField(m, fd, value); err != nil {
			return err
		}
	}
	return nil
}

func findField(d protoreflect.MessageDescriptor, name string) protoreflect.FieldDescriptor {
	if fd := d.Fields().ByName(protoreflect.Name(name)); fd != nil {
		return fd
	}
	return d.Fields().ByJSONName(name)
}

func fillField(m protoreflect.Message, fd protoreflect.FieldDescriptor, n *yaml.Node) error {
	switch {
	case fd.IsMap():
		return fillMap(m.Mutable(fd).Map(), fd, n)
	case fd.IsList():
		return fillList(m.Mutable(fd).List(), fd, n)
	case fd.Message() != nil:
		return fill(m.Mutable(fd).Message(), n)
	}
	v, err := scalar(fd, n)
	if err == nil {
		m.Set(fd, v)
	}
	return err
}

func fillList(list protoreflect.List, fd protoreflect.FieldDescriptor, n *yaml.Node) error {
	if n.Kind != yaml.SequenceNode {
		return wrong(n, "字段 %q 应当是列表", fd.Name())
	}
	for _, item := range n.Content {
		if fd.Message() != nil {
			if err := fill(list.AppendMutable().Message(), item); err != nil {
				return err
			}
			continue
		}
		v, err := scalar(fd, item)
		if err != nil {
			return err
		}
		list.Append(v)
	}
	return nil
}

func fillMap(m protoreflect.Map, fd protoreflect.FieldDescriptor, n *yaml.Node) error {
	if n.Kind != yaml.MappingNode {
		return wrong(n, "字段 %q 应当是“名称: 值”的形式", fd.Name())
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := protoreflect.ValueOfString(n.Content[i].Value).MapKey()
		if m.Has(key) {
			return wrong(n.Content[i], "名称 %q 重复", n.Content[i].Value)
		}
		v, err := scalar(fd.MapValue(), n.Content[i+1])
		if err != nil {
			return err
		}
		m.Set(key, v)
	}
	return nil
}

// scalar reads one value as the field's type wants it.
func scalar(fd protoreflect.FieldDescriptor, n *yaml.Node) (protoreflect.Value, error) {
	if n.Kind != yaml.ScalarNode {
		return protoreflect.Value{}, wrong(n, "字段 %q 应当是单个值", fd.Name())
	}
	switch fd.Kind() {
	case protoreflect.StringKind:
		return protoreflect.ValueOfString(n.Value), nil
	case protoreflect.BoolKind:
		if b, err := strconv.ParseBool(n.Value); err == nil {
			return protoreflect.ValueOfBool(b), nil
		}
		return protoreflect.Value{}, wrong(n, "字段 %q 应当是 true 或 false", fd.Name())
	case protoreflect.Int32Kind:
		if i, err := strconv.ParseInt(n.Value, 10, 32); err == nil {
			return protoreflect.ValueOfInt32(int32(i)), nil
		}
		return protoreflect.Value{}, wrong(n, "字段 %q 应当是整数", fd.Name())
	case protoreflect.EnumKind:
		number, err := parseEnum(fd.Enum(), n.Value)
		if err != nil {
			return protoreflect.Value{}, wrong(n, "字段 %q：%v", fd.Name(), err)
		}
		return protoreflect.ValueOfEnum(number), nil
	}
	return protoreflect.Value{}, wrong(n, "字段 %q 不能写在文件里", fd.Name())
}

// wrong names the line, when it is known.
func wrong(n *yaml.Node, format string, args ...any) error {
	text := fmt.Sprintf(format, args...)
	if n.Line > 0 {
		return fmt.Errorf("第 %d 行：%s", n.Line, text)
	}
	return fmt.Errorf("%s", text)
}
