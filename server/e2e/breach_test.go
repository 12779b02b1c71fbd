package e2e_test

import (
	"math"
	"regexp"
	"strings"

	"buf.build/gen/go/bufbuild/protovalidate/protocolbuffers/go/buf/validate"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// breach is one way to break a rule of a field; at is what it adds to the path of the fault.
type breach struct {
	what  string
	at    string
	spoil func(m protoreflect.Message)
}

// breachesOf are the ways to break the rules of a field.
func breachesOf(f protoreflect.FieldDescriptor) []breach {
	r := rules(f)
	var all []breach
	set := func(what string, v protoreflect.Value) {
		all = append(all, breach{what, "", func(m protoreflect.Message) { m.Set(f, v) }})
	}
	switch {
	case f.IsMap():
		return mapBreaches(f, r.GetMap())
	case f.IsList():
		return listBreaches(f, r.GetRepeated())
	case f.Kind() == protoreflect.StringKind:
		for what, text := range badTexts(r.GetString()) {
			set(what, protoreflect.ValueOfString(text))
		}
	case f.Kind() == protoreflect.EnumKind:
		for what, n := range badOptions(r.GetEnum()) {
			set(what, protoreflect.ValueOfEnum(n))
		}
	case f.Kind() == protoreflect.Int32Kind:
		for what, n := range badNumbers(r) {
			set(what, protoreflect.ValueOfInt32(n))
		}
	case f.Kind() == protoreflect.Int64Kind && r.GetInt64().HasGte():
		set("too small", protoreflect.ValueOfInt64(r.GetInt64().GetGte()-1))
		set("smallest", protoreflect.ValueOfInt64(math.MinInt64))
	}
	if r.GetRequired() {
		all = append(all, breach{"absent", "", func(m protoreflect.Message) { m.Clear(f) }})
	}
	return all
}

// badTexts are texts that break the rules of a text, by what is wrong with them.
func badTexts(r *validate.StringRules) map[string]string {
	bad := map[string]string{}
	if n := r.GetMaxLen(); n > 0 {
		bad["too long"] = strings.Repeat("长", int(n)+1)
		bad["too long in rare characters"] = strings.Repeat("𬉼", int(n)+1)
	}
	if r.GetMinLen() > 0 {
		bad["empty"], bad["blank"], bad["ideographic blank"], bad["no-break blank"] = "", "  ", "　　", "\u00a0"
	}
	if p := r.GetPattern(); p != "" {
		for what, text := range map[string]string{
			"malformed": "不是x", "malformed with full-width digits": "２０２６-０４-１５", "too much": "2026-04-15 ", "empty": "",
		} {
			if !regexp.MustCompile(p).MatchString(text) {
				bad[what] = text
			}
		}
	}
	return bad
}

func badOptions(r *validate.EnumRules) map[string]protoreflect.EnumNumber {
	bad := map[string]protoreflect.EnumNumber{}
	if r.GetDefinedOnly() {
		bad["unknown option"], bad["negative option"] = 9999, -1
	}
	for _, n := range r.GetNotIn() {
		bad["forbidden option"] = protoreflect.EnumNumber(n)
	}
	return bad
}

func badNumbers(r *validate.FieldRules) map[string]int32 {
	n := r.GetInt32()
	bad := map[string]int32{}
	if n.HasGte() {
		bad["too small"], bad["smallest"] = n.GetGte()-1, -1<<31
	}
	if n.HasLte() {
		bad["too large"], bad["largest"] = n.GetLte()+1, 1<<31-1
	}
	if len(r.GetCel()) > 0 { // reply_days: 0 or 5 to 30
		bad["below"], bad["above"], bad["negative"] = 4, 31, -1
	}
	return bad
}

// listBreaches spoil the length of a list and its first item.
func listBreaches(f protoreflect.FieldDescriptor, r *validate.RepeatedRules) []breach {
	var all []breach
	if n := int(r.GetMaxItems()); n > 0 {
		all = append(all, breach{"too many", "", func(m protoreflect.Message) {
			l := m.Mutable(f).List()
			if l.Len() == 0 {
				l.Append(l.NewElement())
			}
			for l.Len() <= n {
				l.Append(l.Get(0))
			}
		}})
	}
	if r.GetMinItems() > 0 {
		all = append(all, breach{"none", "", func(m protoreflect.Message) { m.Clear(f) }})
	}
	first := func(what string, v protoreflect.Value) {
		all = append(all, breach{what, "[0]", func(m protoreflect.Message) { m.Mutable(f).List().Set(0, v) }})
	}
	for what, text := range badTexts(r.GetItems().GetString()) {
		first(what, protoreflect.ValueOfString(text))
	}
	for what, n := range badOptions(r.GetItems().GetEnum()) {
		first(what, protoreflect.ValueOfEnum(n))
	}
	return all
}

// mapBreaches spoil the size of a map, a key and a value.
func mapBreaches(f protoreflect.FieldDescriptor, r *validate.MapRules) []breach {
	put := func(m protoreflect.Message, key, value string) {
		m.Mutable(f).Map().Set(protoreflect.ValueOfString(key).MapKey(), protoreflect.ValueOfString(value))
	}
	return []breach{
		{"too many", "", func(m protoreflect.Message) {
			for i := range int(r.GetMaxPairs()) + 1 {
				put(m, "key"+strings.Repeat("x", i), "v")
			}
		}},
		{"bad key", `["Bad Key"]`, func(m protoreflect.Message) { put(m, "Bad Key", "v") }},
		{"value too long", `["supply_time"]`, func(m protoreflect.Message) {
			put(m, "supply_time", strings.Repeat("长", int(r.GetValues().GetString().GetMaxLen())+1))
		}},
	}
}
