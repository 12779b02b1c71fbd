package record

import (
	"crypto/sha256"
	"slices"
	"strings"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	pb "disclosure/proto/disclosure/v1"
)

// Part holds the commitments to the fields of one message within an event that is still to be made, with the salt of that event. To
// make them needs no place in the log, so it is done before the writer's turn. A Part is good for one event, and for a message that
// nobody changes any more.
type Part struct {
	salt   []byte
	path   string
	of     protoreflect.Message
	fields []committed // by name
	salts  map[string]fieldSalt
}

type fieldSalt = [sha256.Size]byte

// stamped are the fields that the store fills in in every event, and that of its body: their salts can be derived beforehand.
var stamped = []string{BodyField, "actor", "actor_name", "name", "record_time", "recorded_on", "sequence"}

// committed is a field with its c_f.
type committed struct {
	name string
	c    [sha256.Size]byte
}

// NewPart commits to a message that will stand in an event under a path, such as registered.registration.
func NewPart(path string, m proto.Message) *Part {
	p := &Part{salt: Salt(), path: path, of: m.ProtoReflect(), salts: make(map[string]fieldSalt, len(stamped))}
	p.fields = p.commitEach(walk(make([]Field, 0, 32), path, p.of, nil))
	var hash mac
	for _, name := range stamped {
		p.salts[name] = hash.fieldSalt(p.salt, name)
	}
	return p
}

// Salt is that of the event.
func (p *Part) Salt() []byte { return p.salt }

// In says whether the message stands in the event where the Part says; nil stands in none.
func (p *Part) In(e *pb.Event) bool {
	if p == nil {
		return false
	}
	at := e.ProtoReflect()
	for name := range strings.SplitSeq(p.path, ".") {
		f := at.Descriptor().Fields().ByName(protoreflect.Name(name))
		if f == nil || f.Message() == nil || f.IsList() || f.IsMap() || !at.Has(f) {
			return false
		}
		at = at.Get(f).Message()
	}
	return at == p.of
}

// commitWith is Commit for an event of which a part has been committed to.
func (p *Part) commitWith(e *pb.Event, body []byte) string {
	others, prepared := p.commitEach(fieldsBut(e, body, p.of)), p.fields
	root := newRoot()
	for len(others) > 0 || len(prepared) > 0 {
		from := &prepared
		if len(prepared) == 0 || len(others) > 0 && others[0].name < prepared[0].name {
			from = &others
		}
		root.add((*from)[0].c[:])
		*from = (*from)[1:]
	}
	return root.String()
}

// commitEach gives the fields by name.
func (p *Part) commitEach(fields []Field) []committed {
	m := mac{make([]byte, 0, 512)}
	all := make([]committed, 0, len(fields))
	for _, f := range fields {
		s, known := p.salts[f.Name]
		if !known {
			s = m.fieldSalt(p.salt, f.Name)
		}
		all = append(all, committed{f.Name, m.commitField(s[:], f)})
	}
	slices.SortFunc(all, func(a, b committed) int { return strings.Compare(a.name, b.name) })
	return all
}
