package door_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"google.golang.org/genproto/googleapis/rpc/errdetails"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/door"
	"disclosure/server/fault"
)

// promised finds a reason and the code that ends its comment in error.proto.
var promised = regexp.MustCompile(`(?m)^  // .*\b([A-Z_]+)\.\n  (ERROR_REASON_[A-Z_]+) = \d+;`)

func TestEveryReasonHasThePromisedCode(t *testing.T) {
	text, err := os.ReadFile("../../proto/disclosure/v1/error.proto")
	if err != nil {
		t.Fatal(err)
	}
	codeOf := map[string]string{}
	for _, m := range promised.FindAllStringSubmatch(string(text), -1) {
		codeOf[m[2]] = m[1]
	}
	for n, name := range pb.ErrorReason_name {
		if n == 0 {
			continue
		}
		st, _ := door.Status(fault.New(pb.ErrorReason(n), "一句话。"))
		if got := screaming(st.Code().String()); got != codeOf[name] {
			t.Errorf("%s: %s, but error.proto promises %q", name, got, codeOf[name])
		}
	}
}

// screaming writes a code as in the protocol: NotFound is NOT_FOUND.
func screaming(code string) string {
	return strings.ToUpper(regexp.MustCompile(`(.)([A-Z])`).ReplaceAllString(code, "${1}_$2"))
}

func TestDetails(t *testing.T) {
	e := fault.New(pb.ErrorReason_ERROR_REASON_CONTENT_MISSING, "还缺检索记录。").With("case", "2026-0001").
		Need("search", "organs/yangli/cases/2026-0001", "请先登记检索记录。").Field("determination", "不能认定不存在。")
	st, id := door.Status(e)
	if id != "" || st.Message() != "content missing" {
		t.Errorf("id %q, message %q", id, st.Message())
	}
	kinds := map[string]int{}
	for _, d := range st.Details() {
		switch d := d.(type) {
		case *errdetails.ErrorInfo:
			kinds["info "+d.Reason+" "+d.Metadata["case"]]++
		case *errdetails.LocalizedMessage:
			kinds[d.Message]++
		case *errdetails.PreconditionFailure:
			kinds["need "+d.Violations[0].Type]++
		case *errdetails.BadRequest:
			kinds["field "+d.FieldViolations[0].Field]++
		}
	}
	for _, k := range []string{"info CONTENT_MISSING 2026-0001", "还缺检索记录。", "need search", "field determination"} {
		if kinds[k] != 1 || len(kinds) != 4 {
			t.Errorf("details %v lack %q", kinds, k)
		}
	}
}
