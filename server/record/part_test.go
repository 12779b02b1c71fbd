package record

import (
	"testing"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
)

// TestPartMakesTheSameLeaf: what is committed to beforehand makes the leaf that New makes with the same salt.
func TestPartMakesTheSameLeaf(t *testing.T) {
	e, _, body, _ := sample(t)
	r := e.GetRegistered().GetRegistration()
	if r == nil {
		t.Fatal("the sample is no registration")
	}
	part := NewPart("registered.registration", r)
	if !part.In(e) {
		t.Error("the part is not found in its event")
	}
	p := Place{Origin: origin, Case: "2026-0001"}
	with, err := NewWith(p, e, part, body)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := New(p, e, part.Salt(), body)
	if err != nil || string(with) != string(whole) {
		t.Errorf("%s\n%s\n%v", with, whole, err)
	}
}

func TestPartElsewhere(t *testing.T) {
	e, _, _, _ := sample(t)
	r := e.GetRegistered().GetRegistration()
	same := proto.Clone(e).(*pb.Event)
	for name, x := range map[string]struct {
		part *Part
		e    *pb.Event
	}{
		"nothing": {nil, e}, "an equal message": {NewPart("registered.registration", r), same},
		"another place": {NewPart("corrected.registration", r), e}, "no message": {NewPart("registered.number", r), e},
		"another kind": {NewPart("registered.registration", r), &pb.Event{Kind: &pb.Event_Withdrawn{}}},
	} {
		if x.part.In(x.e) {
			t.Error(name)
		}
	}
}
