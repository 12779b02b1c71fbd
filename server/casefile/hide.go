package casefile

import (
	"regexp"
	"strings"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/record"
)

// element is what a path has for an element of a list or an entry of a map.
var element = regexp.MustCompile(`\.([0-9]+|"(?:[^"\\]|\\.)*")(\.|$)`)

// known has the class of every path that an event can have.
var known = paths()

func paths() map[string]class {
	all := map[string]class{}
	walkPaths("", (&pb.Event{}).ProtoReflect().Descriptor(), func(path string, text bool) {
		c := classes[short(path)]
		if c == 0 {
			c = open
			if text {
				c = secret
			}
		}
		all[short(path)] = c
	})
	return all
}

// walkPaths lists the fields of a message and of those in it; text says whether a field holds one.
func walkPaths(path string, m protoreflect.MessageDescriptor, each func(path string, text bool)) {
	for i := range m.Fields().Len() {
		f := m.Fields().Get(i)
		at := path + string(f.Name())
		if f.IsList() || f.IsMap() {
			at += ".*"
		}
		value := f
		if f.IsMap() {
			value = f.MapValue()
		}
		each(at, value.Kind() == protoreflect.StringKind || value.Kind() == protoreflect.BytesKind)
		if value.Message() != nil && value.Message().FullName() != "google.protobuf.Timestamp" {
			walkPaths(at+".", value.Message(), each)
		}
	}
}

// short is a path as the table knows it.
func short(path string) string {
	for _, a := range aliases {
		rest, found := strings.CutPrefix(path, a.from)
		if found {
			return a.to + rest
		}
	}
	return path
}

// hidden says which fields of an event a copy leaves out, by their names in its commitment. The digest of the whole stored event
// is left out with any of them: it would confirm who guesses right.
func hidden(c *casework.Case, e *pb.Event, v pb.CaseFileVariant) func(name string) bool {
	restricted, asked := tellsOfRestricted(c, e), asksThirdParty(c)
	return func(name string) bool {
		if name == record.BodyField {
			return v != pb.CaseFileVariant_CASE_FILE_VARIANT_FULL
		}
		at := pattern(name)
		of, found := known[at]
		switch {
		case !found:
			of = secret
		case restricted && ofRestricted[at], asked && deliberation[at]:
			of = third
		}
		return hides(v, of)
	}
}

// pattern gives the path of the table for the name of a field.
func pattern(name string) string {
	for {
		next := element.ReplaceAllString(name, ".*$2")
		if next == name {
			return short(name)
		}
		name = next
	}
}

// tellsOfRestricted says whether an event is about a paper of the restricted part.
func tellsOfRestricted(c *casework.Case, e *pb.Event) bool {
	number := int32(0)
	switch k := e.Kind.(type) {
	case *pb.Event_DocumentAdded:
		return documentRestricted(c, k.DocumentAdded.Number)
	case *pb.Event_NoticeIssued:
		return documentRestricted(c, k.NoticeIssued.Document.GetNumber())
	case *pb.Event_Dispatched:
		number = k.Dispatched.Notice
	case *pb.Event_Delivered:
		number = k.Delivered.Notice
	case *pb.Event_DeliveryFailed:
		number = k.DeliveryFailed.Notice
	}
	if number < 1 || int(number) > len(c.Notices) {
		return false
	}
	for _, d := range c.Documents {
		if d.Name == c.Notices[number-1].Document {
			return kindOf(c, d).restricted
		}
	}
	return false
}

func documentRestricted(c *casework.Case, number int32) bool {
	return number < 1 || int(number) > len(c.Documents) || kindOf(c, c.Documents[number-1]).restricted
}

// blank stands for what a copy leaves out.
const blank = "〔略〕"

// shown is the event as a copy tells of it.
func shown(c *casework.Case, e *pb.Event, v pb.CaseFileVariant) *pb.Event {
	if v == pb.CaseFileVariant_CASE_FILE_VARIANT_FULL {
		return e
	}
	e = proto.Clone(e).(*pb.Event)
	blot("", e.ProtoReflect(), hidden(c, e, v))
	return e
}

// blot puts 〔略〕 in the place of hidden texts, and takes other hidden values away.
func blot(path string, m protoreflect.Message, hide func(string) bool) {
	m.Range(func(f protoreflect.FieldDescriptor, v protoreflect.Value) bool {
		at := path + string(f.Name())
		switch {
		case f.IsMap():
			blotMap(at, f, v.Map(), hide)
		case f.IsList():
			blotList(at, f, v.List(), hide)
		case f.Message() != nil && f.Message().FullName() != "google.protobuf.Timestamp": // a time is one value
			blot(at+".", v.Message(), hide)
		case hide(at) && f.Kind() == protoreflect.StringKind:
			m.Set(f, protoreflect.ValueOfString(blank))
		case hide(at):
			m.Clear(f)
		}
		return true
	})
}

func blotList(at string, f protoreflect.FieldDescriptor, list protoreflect.List, hide func(string) bool) {
	for i := range list.Len() {
		switch {
		case f.Message() != nil:
			blot(at+".0.", list.Get(i).Message(), hide)
		case hide(at+".0") && f.Kind() == protoreflect.StringKind:
			list.Set(i, protoreflect.ValueOfString(blank))
		}
	}
}

func blotMap(at string, f protoreflect.FieldDescriptor, entries protoreflect.Map, hide func(string) bool) {
	if f.MapValue().Kind() != protoreflect.StringKind || !hide(at+".0") {
		return
	}
	entries.Range(func(k protoreflect.MapKey, _ protoreflect.Value) bool {
		entries.Set(k, protoreflect.ValueOfString(blank))
		return true
	})
}
