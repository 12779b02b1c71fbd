package e2e_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"google.golang.org/grpc/codes"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/testing/protocmp"

	pb "disclosure/proto/disclosure/v1"
)

// kept are texts that a careless service changes: it normalises, folds widths, trims, or cuts at sixteen bits.
var kept = map[string]string{
	"rare":                "𬉼㛃䶮𠮷𫟦𠅤",
	"compatibility":       "﨑山﨔岳﨩塚豈車",
	"combining":           "e\u0301 cafe\u0301 A\u030a が",
	"hangul jamo":         "\u1112\u1161\u11ab",
	"full width":          "ＡＢＣ１２３（甲）　乙",
	"half-width kana":     "ｶﾞｷﾞ",
	"ligatures":           "ﬁ ﬀ ㍿ ㎡ ① Ⅳ ½",
	"variation selectors": "葛\U000e0100城 逢\ufe00",
	"joiners":             "ᠮᠣ\u180bᠩᠭᠣᠯ བོད་ नि\u200dक\u200cष",
	"blanks around":       " 前后 ",
	"quotes":              `"';--<script>&amp;%s%n\u0041\\`,
	"minority names":      "阿卜杜拉·买买提 买买提•艾力 ئۇيغۇر",
	"emoji":               "👨‍👩‍👧🏳️‍🌈",
}

// TestTextIsKeptExactly registers each text in every place that takes it and reads it back byte for byte, from the case, from
// its record and from the book.
func TestTextIsKeptExactly(t *testing.T) {
	o := open(t, plain)
	for what, text := range kept {
		t.Run(what, func(t *testing.T) {
			r := registration()
			r.Applicant.Name, r.Applicant.Address, r.Agent.Name, r.Remark = text, text, text, text
			r.ItemTexts = []string{text, text + "\n第二行\t" + text}
			made := must[*pb.Case](o, "desk", "RegisterCase", &pb.RegisterCaseRequest{Parent: organ, Registration: r})
			want := proto.Clone(r).(*pb.Registration)
			want.Applicant.IdNumber, want.Agent.IdNumber = made.Registration.Applicant.IdNumber, made.Registration.Agent.IdNumber // masked
			read := must[*pb.Case](o, "legal", "GetCase", &pb.GetCaseRequest{Name: made.Name})
			events := must[*pb.ListEventsResponse](o, "legal", "ListEvents", &pb.ListEventsRequest{Parent: made.Name})
			for where, got := range map[string]*pb.Registration{
				"answer": made.Registration, "case": read.Registration, "record": events.Events[0].GetRegistered().Registration,
			} {
				if d := cmp.Diff(want, got, protocmp.Transform()); d != "" {
					t.Errorf("%s: %s", where, d)
				}
			}
			if read.Items[1].Text != r.ItemTexts[1] {
				t.Errorf("item %+q", read.Items[1].Text)
			}
			found := must[*pb.SearchCasesResponse](o, "legal", "SearchCases", &pb.SearchCasesRequest{Parent: organ, Query: text})
			if len(found.Cases) != 1 || found.Cases[0].Applicant != text {
				t.Errorf("search finds %v", found.Cases)
			}
		})
	}
}

// TestTextThatIsRefused holds characters that cannot be printed, or that change how the text around them is shown.
func TestTextThatIsRefused(t *testing.T) {
	o := open(t, plain)
	o.unchanged(t, func() {
		for _, bad := range []string{
			"\x00", "\x1b", "\x07", "\x7f", "\u0085", "\r", "\u202e", "\u2066", "\u200e", "\u061c", "\u200b", "\ufeff", "\u2028", "\ufffd",
			"\uffff", "\U0001fffe", "\U000e0041", "\ufdd0",
		} {
			for field, set := range map[string]func(*pb.Registration, string){
				"registration.applicant.name": func(r *pb.Registration, s string) { r.Applicant.Name = s },
				"registration.item_texts[0]":  func(r *pb.Registration, s string) { r.ItemTexts[0] = s },
				"registration.remark":         func(r *pb.Registration, s string) { r.Remark = s },
			} {
				r := registration()
				set(r, "张"+bad+"三")
				_, err := o.invoke("desk", "RegisterCase", &pb.RegisterCaseRequest{Parent: organ, Registration: r})
				refused(t, fmt.Sprintf("%s %+q", field, bad), err, codes.InvalidArgument, pb.ErrorReason_ERROR_REASON_TEXT_INVALID, field)
				v := read(err)
				if want := fmt.Sprintf("U+%04X", []rune(bad)[0]); len(v.infos) == 1 && v.infos[0].Metadata["codePoint"] != want {
					t.Errorf("%s: metadata %v, want %s", field, v.infos[0].Metadata, want)
				}
			}
		}
	})
}
