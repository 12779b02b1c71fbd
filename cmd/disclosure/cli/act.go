package cli

import (
	"context"
	"regexp"
	"strings"

	"github.com/google/uuid"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	pb "disclosure/proto/disclosure/v1"
)

// change holds the flags of every changing command.
type change struct {
	requestID, etag string
	validateOnly    bool
}

var requestIDForm = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`)

// bind offers the flags that the request knows.
func (ch *change) bind(c *command, req proto.Message) {
	if hasField(req, "etag") {
		c.text(&ch.etag, "etag", "只在申请仍是这一版本时办理")
	}
	if hasField(req, "validate_only") {
		c.Flags().BoolVar(&ch.validateOnly, "validate-only", false, "只检查，不写入")
	}
	c.text(&ch.requestID, "request-id", "请求编号（UUID）；重试上次的请求时填同一个，默认新编")
	c.check(func() error {
		if ch.requestID != "" && !requestIDForm.MatchString(ch.requestID) {
			return usagef("--request-id %q 无效：请写小写的 UUID。", ch.requestID)
		}
		return nil
	})
}

// stamp writes them into the request, with a fresh request_id unless one was given. Those of version 7 begin with the time, so that
// the server finds the index of the newest ones at hand.
func (ch *change) stamp(a *app, req proto.Message) {
	a.requestID = ch.requestID
	if a.requestID == "" {
		a.requestID = uuid.Must(uuid.NewV7()).String()
	}
	setString(req, "request_id", a.requestID)
	setString(req, "etag", quoteEtag(ch.etag))
	setValue(req, "validate_only", protoreflect.ValueOfBool(ch.validateOnly))
}

// quoteEtag spares people the quotes of an etag, which a shell eats.
func quoteEtag(etag string) string {
	if etag == "" || strings.HasPrefix(etag, `"`) {
		return etag
	}
	return `"` + etag + `"`
}

// act makes the command of one act on a case: CASE, the flags of its request, one call, the case or notice as it now stands.
func act[C any, Q, R proto.Message](a *app, use, short string, req Q,
	client func(grpc.ClientConnInterface) C, method func(C, context.Context, Q, ...grpc.CallOption) (R, error),
) *command {
	return actOn(a, use+" 登记号", short, 1, a.caseTarget, req, client, method)
}

// actOnPart is act for a numbered part of a case: notices or consultations.
func actOnPart[C any, Q, R proto.Message](a *app, collection, use, short string, req Q,
	client func(grpc.ClientConnInterface) C, method func(C, context.Context, Q, ...grpc.CallOption) (R, error),
) *command {
	target := func(ctx context.Context, args []string) (string, error) { return a.partArg(ctx, args, collection) }
	return actOn(a, use+" 登记号 编号", short, 2, target, req, client, method)
}

func (a *app) caseTarget(ctx context.Context, args []string) (string, error) {
	return a.caseArg(ctx, args[0])
}

func actOn[C any, Q, R proto.Message](a *app, use, short string, most int,
	target func(context.Context, []string) (string, error), req Q,
	client func(grpc.ClientConnInterface) C, method func(C, context.Context, Q, ...grpc.CallOption) (R, error),
) *command {
	var ch change
	c := a.newCommand(use, short, 1, most, nil)
	c.run = func(ctx context.Context, args []string) error {
		name, err := target(ctx, args)
		if err != nil {
			return err
		}
		conn, err := a.connect()
		if err != nil {
			return err
		}
		setString(req, "name", name)
		if c.before != nil {
			c.before()
		}
		ch.stamp(a, req)
		res, err := method(client(conn), ctx, req)
		if err != nil {
			return err
		}
		if err := a.printChange(res, ch.validateOnly); err != nil || c.after == nil {
			return err
		}
		return c.after(ctx, res)
	}
	c.last = func() { ch.bind(c, req) }
	return c
}

// printChange shows what an act left behind, in a few lines.
func (a *app) printChange(res proto.Message, validateOnly bool) error {
	if validateOnly {
		a.note("检查通过，没有写入。")
	}
	switch r := res.(type) {
	case *pb.Case:
		return a.print(r, a.caseBrief(r))
	case *pb.Notice:
		return a.print(r, noticeBrief(r))
	case *pb.Matter:
		return a.print(r, matterPage(r))
	case *pb.Proceeding:
		return a.print(r, proceedingBrief(r))
	case *pb.CalendarYear:
		return a.print(r, yearPage(r))
	}
	return a.printJSON(res)
}
