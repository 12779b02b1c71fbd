package casefile

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"google.golang.org/protobuf/types/known/timestamppb"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/record"
)

// Every text of every event has a class, and the table has nothing else.
func TestEveryTextHasAClass(t *testing.T) {
	all := map[string]bool{}
	walkPaths("", (&pb.Event{}).ProtoReflect().Descriptor(), func(path string, text bool) {
		all[short(path)] = true
		if text && classes[short(path)] == 0 {
			t.Errorf("%s has no class: say in classes.go whom it is about", short(path))
		}
	})
	for _, path := range slices.Sorted(maps.Keys(classes)) {
		event, _, _ := strings.Cut(path, ".")
		if !all[path] && (all[event] || event == "registration" || event == "document") { // an event may come later than its classes
			t.Errorf("%s is no field of an event", path)
		}
	}
	if len(all) < 150 {
		t.Errorf("only %d fields seen", len(all))
	}
}

// Every kind of paper has its place.
func TestEveryKindHasAPlace(t *testing.T) {
	for n, name := range pb.DocumentKind_name {
		k := pb.DocumentKind(n)
		_, found := documentKinds[k]
		if found == (n == 0 || k == pb.DocumentKind_DOCUMENT_KIND_NOTICE) {
			t.Errorf("%s: give it a place in order.go", name)
		}
	}
	for n, name := range pb.NoticeKind_name {
		if _, found := noticeKinds[pb.NoticeKind(n)]; found == (n == 0) {
			t.Errorf("%s: give it a place in order.go", name)
		}
	}
	for n := range pb.CaseFileVariant_name {
		v := pb.CaseFileVariant(n)
		if n != 0 && (variantWords[v] == "" || variantCodes[v] == "") {
			t.Errorf("%s has no words", v)
		}
	}
}

func TestHidden(t *testing.T) {
	c := &casework.Case{Documents: []*pb.Document{
		{Name: "organs/yangli/cases/2026-0001/documents/1", Kind: pb.DocumentKind_DOCUMENT_KIND_REQUEST},
		{Name: "organs/yangli/cases/2026-0001/documents/2", Kind: pb.DocumentKind_DOCUMENT_KIND_OPINION},
	}}
	full, applicant, redacted := pb.CaseFileVariant_CASE_FILE_VARIANT_FULL, pb.CaseFileVariant_CASE_FILE_VARIANT_APPLICANT, pb.CaseFileVariant_CASE_FILE_VARIANT_REDACTED
	added := func(n int32) *pb.Event {
		return &pb.Event{Kind: &pb.Event_DocumentAdded{DocumentAdded: &pb.DocumentAdded{Number: n, Title: "题名"}}}
	}
	for _, x := range []struct {
		e    *pb.Event
		name string
		v    pb.CaseFileVariant
		want bool
	}{
		{added(1), "document_added.title", full, false},
		{added(1), "document_added.title", applicant, false},
		{added(1), "document_added.title", redacted, true},
		{added(2), "document_added.title", applicant, true},
		{added(2), "document_added.sha256", redacted, false},
		{added(1), record.BodyField, full, false},
		{added(1), record.BodyField, applicant, true},
		{&pb.Event{}, "registered.registration.applicant.id_number", applicant, true},
		{&pb.Event{}, "registered.registration.applicant.name", applicant, false},
		{&pb.Event{}, "registered.registration.item_texts.12", redacted, true},
		{&pb.Event{}, "consultation_opened.party", applicant, true},
		{&pb.Event{}, "consultation_closed.opinion", applicant, true},
		{&pb.Event{}, "consultation_opened.sent_on", redacted, false},
		{&pb.Event{}, `determination_proposed.determination.fields."a.b"`, applicant, false},
		{&pb.Event{}, `determination_proposed.determination.fields."a.b"`, redacted, true},
		{&pb.Event{}, "determination_proposed.determination.redactions.3.ground", redacted, false},
		{&pb.Event{}, "a_field.of.tomorrow", applicant, true},
		{&pb.Event{}, "signed_off.opinion", applicant, false},
	} {
		if got := hidden(c, x.e, x.v)(x.name); got != x.want {
			t.Errorf("%s in %s: hidden = %v", x.name, x.v, got)
		}
	}
}

// Where a third party was asked, what the deciders said may tell of it.
func TestDeliberation(t *testing.T) {
	c := &casework.Case{Consultations: []*pb.Consultation{{Kind: pb.ConsultationKind_CONSULTATION_KIND_THIRD_PARTY}}}
	if !hidden(c, &pb.Event{}, pb.CaseFileVariant_CASE_FILE_VARIANT_APPLICANT)("signed_off.opinion") {
		t.Error("the opinion of the head is shown to the applicant")
	}
	for path := range deliberation {
		if classes[path] != words {
			t.Errorf("%s is not in the table", path)
		}
	}
}

func TestShown(t *testing.T) {
	at := timestamppb.New(time.Unix(1773288000, 0))
	e := &pb.Event{RecordTime: at, ActorName: "李承办", Kind: &pb.Event_ConsultationClosed{ConsultationClosed: &pb.ConsultationClosed{
		Number: 1, Opinion: pb.Opinion_OPINION_REFUSE, Reasons: "涉及秘密配方", ClosedOn: "2026-03-12",
	}}}
	got := casework.Describe(shown(&casework.Case{}, e, pb.CaseFileVariant_CASE_FILE_VARIANT_APPLICANT))
	if strings.Contains(got, "配方") || strings.Contains(got, "不同意") || !strings.Contains(got, blank) || !strings.Contains(got, "2026-03-12") {
		t.Errorf("got %s", got)
	}
	if same := shown(&casework.Case{}, e, pb.CaseFileVariant_CASE_FILE_VARIANT_REDACTED); !same.RecordTime.AsTime().Equal(at.AsTime()) {
		t.Errorf("the time became %s", same.RecordTime.AsTime())
	}
	if casework.Describe(e) == got {
		t.Error("the event itself was changed")
	}
}
