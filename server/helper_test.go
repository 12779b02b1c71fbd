package server

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/grpc/test/bufconn"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/identity"
	"disclosure/server/store"
)

var (
	yangli = identity.FirstOrgan{Code: "yangli", Name: "样例县人民政府办公室", DocPrefix: "样政办公开"}
	other  = identity.FirstOrgan{Code: "other", Name: "邻县人民政府办公室", DocPrefix: "邻政办公开"}
)

// journal is a log that several goroutines write.
type journal struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.buf.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.buf.String()
}

// house is a running server over a real database, with a connection to it.
type house struct {
	*Server
	t       *testing.T
	log     *journal
	conn    *grpc.ClientConn
	stop    context.CancelFunc
	stopped chan error
	damaged bool // on purpose: no check at the end
}

// run starts a server with the organs yangli and other.
func run(t *testing.T, change func(*Config)) *house {
	t.Helper()
	h := &house{t: t, log: &journal{}, stopped: make(chan error, 1)}
	l := bufconn.Listen(1 << 20)
	c := Config{
		Dir: t.TempDir(), Listener: l, Organ: yangli, Argon: identity.CheapParams, ShutdownTimeout: 300 * time.Millisecond,
		Log: slog.New(slog.NewJSONHandler(h.log, nil)),
	}
	change(&c)
	s, err := New(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	h.Server = s
	_, err = s.keeper.Bootstrap(t.Context(), other)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	h.stop = stop
	go func() { h.stopped <- s.Serve(ctx) }()
	t.Cleanup(h.end)
	h.conn, err = grpc.NewClient("passthrough:///house", grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithContextDialer(func(ctx context.Context, _ string) (net.Conn, error) { return l.DialContext(ctx) }))
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func plain(*Config) {}

func (h *house) end() {
	_ = h.conn.Close()
	h.stop()
	err, ok := <-h.stopped
	if ok && err != nil {
		h.t.Errorf("serve: %v", err)
	}
	close(h.stopped)
	if report, err := Check(context.Background(), h.Config); !h.damaged && (err != nil || len(report.Differences) > 0) {
		h.t.Errorf("fsck: %v, %v", report.Differences, err)
	}
}

const goodPassword = "three blue pencils"

// employ makes an account with a password of its own choice and returns its token.
func (h *house) employ(organ, login string, mustChange bool, roles ...pb.Role) string {
	h.t.Helper()
	hash, err := identity.NewHasher(identity.CheapParams).Hash(h.t.Context(), goodPassword)
	if err != nil {
		h.t.Fatal(err)
	}
	_, err = h.store.Act(h.t.Context(), store.Act{Method: "test"}, func(tx *store.Tx) (proto.Message, error) {
		_, err := tx.CreateStaff(store.Staff{
			Organ: organ, Login: login, DisplayName: login, Roles: roles, PasswordHash: hash, MustChangePassword: mustChange,
		})
		return nil, err
	})
	if err != nil {
		h.t.Fatal(err)
	}
	in, err := h.keeper.SignIn(h.t.Context(), organ, login, goodPassword)
	if err != nil {
		h.t.Fatal(err)
	}
	return in.Token
}

// employAll makes one member of staff of an organ for each role.
func (h *house) employAll(organ string) map[pb.Role]string {
	tokens := map[pb.Role]string{}
	for n := range pb.Role_name {
		if n != 0 {
			role := pb.Role(n)
			tokens[role] = h.employ(organ, "role"+string(rune('a'+n)), false, role)
		}
	}
	return tokens
}

func as(ctx context.Context, token string) context.Context {
	if token == "" {
		return ctx
	}
	return metadata.AppendToOutgoingContext(ctx, "authorization", "Bearer "+token)
}

// methods lists every RPC of this API that the server has.
func (h *house) methods() []protoreflect.MethodDescriptor {
	var all []protoreflect.MethodDescriptor
	for name := range h.grpc.GetServiceInfo() {
		d, err := protoregistry.GlobalFiles.FindDescriptorByName(protoreflect.FullName(name))
		if err != nil {
			h.t.Fatal(err)
		}
		service := d.(protoreflect.ServiceDescriptor)
		if service.ParentFile().Package() != "disclosure.v1" {
			continue
		}
		for i := range service.Methods().Len() {
			all = append(all, service.Methods().Get(i))
		}
	}
	return all
}

func ruleOf(m protoreflect.MethodDescriptor) *pb.AccessRule {
	return proto.GetExtension(m.Options(), pb.E_Access).(*pb.AccessRule)
}

// call makes one call of any kind with one message and returns its error.
func (h *house) call(token string, m protoreflect.MethodDescriptor, req proto.Message) error {
	limit := 10 * time.Second
	if strings.HasPrefix(string(m.Name()), "Watch") {
		limit = 200 * time.Millisecond // it would never end by itself
	}
	ctx, cancel := context.WithTimeout(as(h.t.Context(), token), limit)
	defer cancel()
	path := "/" + string(m.Parent().FullName()) + "/" + string(m.Name())
	s, err := h.conn.NewStream(ctx, &grpc.StreamDesc{ClientStreams: m.IsStreamingClient(), ServerStreams: m.IsStreamingServer()}, path)
	if err != nil {
		return err
	}
	_ = s.SendMsg(req) // the error of the call comes from RecvMsg
	_ = s.CloseSend()
	for {
		err = s.RecvMsg(newMessage(m.Output()))
		if err == io.EOF || err == nil && !m.IsStreamingServer() {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func newMessage(d protoreflect.MessageDescriptor) proto.Message {
	t, err := protoregistry.GlobalTypes.FindMessageByName(d.FullName())
	if err != nil {
		panic(err)
	}
	return t.New().Interface()
}

// about makes a request that names an organ where its kind does.
func about(d protoreflect.MessageDescriptor, organ string) proto.Message {
	m := newMessage(d)
	for _, path := range [][]protoreflect.Name{{"name"}, {"parent"}, {"organ", "name"}, {"staff", "name"}, {"header", "parent"}} {
		at, ok := m.ProtoReflect(), true
		for _, name := range path[:len(path)-1] {
			f := at.Descriptor().Fields().ByName(name)
			if f == nil {
				ok = false
				break
			}
			at = at.Mutable(f).Message()
		}
		f := at.Descriptor().Fields().ByName(path[len(path)-1])
		if ok && f != nil {
			at.Set(f, protoreflect.ValueOfString("organs/"+organ))
			return m
		}
	}
	return m
}

// reasonOf checks that an error is complete (exactly one ErrorInfo and one LocalizedMessage) and gives its reason.
func reasonOf(t *testing.T, err error) string {
	t.Helper()
	st := status.Convert(err)
	infos, sentences, reason := 0, 0, ""
	for _, d := range st.Details() {
		switch d := d.(type) {
		case *errdetails.ErrorInfo:
			infos, reason = infos+1, d.Reason
		case *errdetails.LocalizedMessage:
			sentences++
		}
	}
	if infos != 1 || sentences != 1 {
		t.Errorf("%d ErrorInfo, %d LocalizedMessage: %v", infos, sentences, err)
	}
	return reason
}

func want(t *testing.T, what any, err error, code codes.Code, reason string) {
	t.Helper()
	if status.Code(err) != code || reasonOf(t, err) != reason {
		t.Errorf("%v: got %v, want %v %s", what, err, code, reason)
	}
}
