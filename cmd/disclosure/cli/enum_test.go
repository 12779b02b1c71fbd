package cli

import (
	"slices"
	"strings"
	"testing"

	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"

	pb "disclosure/proto/disclosure/v1"
)

// enums are all enums of the API that staff see.
func enums() []protoreflect.EnumDescriptor {
	var all []protoreflect.EnumDescriptor
	protoregistry.GlobalFiles.RangeFilesByPackage("disclosure.v1", func(file protoreflect.FileDescriptor) bool {
		for i := range file.Enums().Len() {
			if e := file.Enums().Get(i); e.Name() != "ErrorReason" {
				all = append(all, e)
			}
		}
		return true
	})
	return all
}

func TestEveryValueHasItsWord(t *testing.T) {
	words := map[protoreflect.Name]string{}
	for _, e := range enums() {
		table := labels
		if e == pb.Act(0).Descriptor() {
			table = commands
		}
		for i := range e.Values().Len() {
			v := e.Values().Get(i)
			words[v.Name()] = table[v.Name()]
			if v.Number() != 0 && table[v.Name()] == "" {
				t.Errorf("%s has no word", v.Name())
			}
		}
	}
	for _, table := range []map[protoreflect.Name]string{labels, commands} {
		for name := range table {
			if _, ok := words[name]; !ok {
				t.Errorf("%s has a word but is no value", name)
			}
		}
	}
}

func TestActsAreCommands(t *testing.T) {
	root := newApp(Config{}).root()
	for act, line := range commands {
		for _, one := range eachOf(line) {
			c, rest, err := root.Find(strings.Fields(one))
			if err != nil || c == root || len(rest) > 0 && !strings.HasPrefix(rest[0], "--") {
				t.Errorf("%s: no command %q", act, one)
			}
		}
	}
}

// eachOf writes out a line with a choice at its end, such as "extension approve|refuse".
func eachOf(line string) []string {
	words := strings.Fields(line)
	last := len(words) - 1
	var all []string
	for one := range strings.SplitSeq(words[last], "|") {
		all = append(all, strings.Join(append(slices.Clone(words[:last]), one), " "))
	}
	return all
}

func TestParseEnum(t *testing.T) {
	for text, want := range map[string]protoreflect.EnumNumber{
		"R12": 12, "r1": 1, "NOT_EXISTING": 12, "not-existing": 12, "信息不存在": 12,
		"DISPOSITION_OTHER": 23, "R0": -1, "R24": -1, "": -1, "12": -1,
	} {
		got, err := parseEnum(pb.Disposition(0).Descriptor(), text)
		if want >= 0 && got != want || (err != nil) != (want < 0) {
			t.Errorf("parseEnum(%q) = %d, %v", text, got, err)
		}
	}
}
