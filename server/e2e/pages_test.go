package e2e_test

import (
	"strings"
	"testing"

	"google.golang.org/grpc/codes"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	pb "disclosure/proto/disclosure/v1"
)

// paged are the lists, each with the same list of another query.
var paged = []struct {
	login, rpc   string
	list, differ proto.Message
}{
	{"legal", "ListCases", &pb.ListCasesRequest{Parent: organ, PageSize: 2}, &pb.ListCasesRequest{Parent: organ, PageSize: 2, ArrivedTo: today}},
	{"legal", "SearchCases", &pb.SearchCasesRequest{Parent: organ, PageSize: 2, Query: "张"}, &pb.SearchCasesRequest{Parent: organ, PageSize: 2, Query: "三"}},
	{"legal", "ListEvents", &pb.ListEventsRequest{Parent: organ + "/cases/2026-0001", PageSize: 2}, &pb.ListEventsRequest{Parent: organ + "/cases/2026-0002", PageSize: 2}},
	{"admin", "ListStaff", &pb.ListStaffRequest{Parent: organ, PageSize: 2}, nil},
}

// TestPageTokens goes through each list page by page, and uses the tokens damaged and for other queries.
func TestPageTokens(t *testing.T) {
	o := open(t, plain)
	for range 5 {
		o.drive(prg)
	}
	for i, p := range paged {
		first := must[proto.Message](o, p.login, p.rpc, p.list)
		token := nextToken(first)
		if token == "" {
			t.Fatalf("%s has one page only", p.rpc)
		}
		bad := map[string]string{
			"cut": token[:len(token)-3], "longer": token + "AAAA", "noise": "garbage", "padded": token + "=", "changed": flip(token),
			"blank": " ", "of another list": nextToken(must[proto.Message](o, paged[(i+1)%4].login, paged[(i+1)%4].rpc, paged[(i+1)%4].list)),
		}
		for what, b := range bad {
			_, err := o.invoke(p.login, p.rpc, withToken(p.list, b))
			refused(t, p.rpc+" "+what, err, codes.InvalidArgument, pb.ErrorReason_ERROR_REASON_PAGE_TOKEN_INVALID, "page_token")
		}
		if p.differ != nil {
			_, err := o.invoke(p.login, p.rpc, withToken(p.differ, token))
			refused(t, p.rpc+" of another query", err, codes.InvalidArgument, pb.ErrorReason_ERROR_REASON_PAGE_TOKEN_INVALID, "page_token")
		}
		o.walkPages(t, p.login, p.rpc, p.list)
	}
}

// walkPages reads a list to its end: page by page it gives what one large page gives.
func (o *office) walkPages(t *testing.T, login, rpc string, list proto.Message) {
	t.Helper()
	var rows []string
	for page := list; ; {
		out := must[proto.Message](o, login, rpc, page)
		rows = append(rows, names(out)...)
		token := nextToken(out)
		if token == "" {
			break
		}
		page = withToken(list, token)
	}
	whole := proto.Clone(list)
	whole.ProtoReflect().Set(whole.ProtoReflect().Descriptor().Fields().ByName("page_size"), protoreflect.ValueOfInt32(200))
	want := names(must[proto.Message](o, login, rpc, whole))
	if strings.Join(rows, " ") != strings.Join(want, " ") || len(rows) < 5 {
		t.Errorf("%s: pages give %v, the whole %v", rpc, rows, want)
	}
}

func names(page proto.Message) []string {
	list := page.ProtoReflect().Get(page.ProtoReflect().Descriptor().Fields().ByNumber(1)).List()
	var all []string
	for i := range list.Len() {
		m := list.Get(i).Message()
		all = append(all, m.Get(m.Descriptor().Fields().ByName("name")).String())
	}
	return all
}

func nextToken(page proto.Message) string {
	return page.ProtoReflect().Get(page.ProtoReflect().Descriptor().Fields().ByName("next_page_token")).String()
}

func withToken(list proto.Message, token string) proto.Message {
	m := proto.Clone(list)
	m.ProtoReflect().Set(m.ProtoReflect().Descriptor().Fields().ByName("page_token"), protoreflect.ValueOfString(token))
	return m
}

// flip changes one character in the middle.
func flip(token string) string {
	i := len(token) / 2
	c := "A"
	if token[i] == 'A' {
		c = "B"
	}
	return token[:i] + c + token[i+1:]
}

// TestPageSizes takes any size from 0 up and refuses what is below.
func TestPageSizes(t *testing.T) {
	o := open(t, plain)
	for range 3 {
		o.drive(prg)
	}
	for size, want := range map[int32]int{0: 3, 1: 1, 2: 2, 200: 3, 1 << 30: 3} {
		out := must[*pb.ListCasesResponse](o, "legal", "ListCases", &pb.ListCasesRequest{Parent: organ, PageSize: size})
		if len(out.Cases) != want {
			t.Errorf("page of %d has %d lines, want %d", size, len(out.Cases), want)
		}
	}
}
