// Package server puts the rooms together: it opens the store, registers the services behind the door, and owns start, health
// and shutdown. Signals and flags belong to cmd/disclosured.
package server

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net"
	"net/http"
	"slices"

	"google.golang.org/grpc"
	"google.golang.org/grpc/health"
	healthpb "google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/reflection"

	"disclosure/server/anchor"
	"disclosure/server/api"
	"disclosure/server/door"
	"disclosure/server/identity"
	"disclosure/server/notice"
	"disclosure/server/store"
	"disclosure/server/tracker"
	"disclosure/templates"
)

// Server is a started service; Serve lets calls in.
type Server struct {
	Config
	store      *store.Store
	keeper     *identity.Keeper
	grpc       *grpc.Server
	health     *health.Server
	listener   net.Listener
	tracker    *tracker.Tracker
	anchor     *anchor.Anchor
	stopping   chan struct{} // closed when the stop begins: watches end then
	firstAdmin *identity.FirstAdmin

	certificate *certificate // nil on plain text

	feeds        *http.Server
	feedListener net.Listener // nil when there are no feeds
}

// New opens the data folder, makes the first organ if need be, and listens. It refuses to start when anything is not as it
// must be: an RPC without access rule, a listener that strangers could read, a broken template. Serve or Close must follow.
func New(ctx context.Context, c Config) (*Server, error) {
	c, err := c.withDefaults()
	if err != nil {
		return nil, err
	}
	s := &Server{Config: c, stopping: make(chan struct{})}
	for _, step := range []func(context.Context) error{s.openStore, s.judgeRestored, s.buildAnchors, s.listen, s.openCertificate, s.listenFeeds, s.build, s.bootstrap} {
		err = step(ctx)
		if err != nil {
			_ = s.Close()
			return nil, err
		}
	}
	return s, nil
}

// Addr is where the server listens.
func (s *Server) Addr() net.Addr { return s.listener.Addr() }

// FirstAdmin is the administrator that this start made, or nil. His password is known nowhere else: show it once.
func (s *Server) FirstAdmin() *identity.FirstAdmin { return s.firstAdmin }

// Close frees what New took, for a server that never came to Serve.
func (s *Server) Close() error {
	if s.listener != nil {
		_ = s.listener.Close()
	}
	if s.feedListener != nil {
		_ = s.feedListener.Close()
	}
	if s.store == nil {
		return nil
	}
	return s.store.Close()
}

// storeConfig is what the store needs to know.
func (c Config) storeConfig() store.Config {
	return store.Config{Dir: c.Dir, KeyDir: c.KeyDir, LogHost: c.LogHost, Now: c.Now, Calendar: c.Calendar, Log: c.Log}
}

func (s *Server) openStore(ctx context.Context) error {
	st, err := store.Open(ctx, s.storeConfig())
	if err != nil {
		return err
	}
	s.store = st
	s.keeper = identity.New(identity.Config{Store: st, Now: s.Now, Params: s.Argon, SessionLife: s.SessionLife})
	return nil
}

// bootstrap makes the first organ. A data folder that has organs gets no further one by a mistyped flag.
func (s *Server) bootstrap(ctx context.Context) error {
	organs, err := s.store.Organs(ctx)
	if err != nil {
		return err
	}
	if len(organs) > 0 {
		known := slices.ContainsFunc(organs, func(o store.Organ) bool { return o.Code == s.Organ.Code })
		if s.Organ.Code != "" && !known {
			return fmt.Errorf("数据目录中没有机关 %q，已有机关：%s。请核对 --organ-code；增设机关请先停止服务，再用 disclosured admin create-organ",
				s.Organ.Code, codesOf(organs))
		}
		return nil
	}
	if s.Organ.Code == "" {
		return errors.New("数据目录中还没有机关。首次启动请给出 --organ-code、--organ-name 和 --doc-prefix")
	}
	s.firstAdmin, err = s.keeper.Bootstrap(ctx, s.Organ)
	return err
}

func codesOf(organs []store.Organ) string {
	text := ""
	for i, o := range organs {
		if i > 0 {
			text += "、"
		}
		text += o.Code
	}
	return text
}

// build makes the gRPC server and registers every service behind the door.
func (s *Server) build(context.Context) error {
	notices, err := s.renderer()
	if err != nil {
		return err
	}
	notices.GiveWay(s.store.Acts)
	d := door.New(door.Config{Who: s.keeper, Log: s.Log, Now: s.Now})
	s.grpc = grpc.NewServer(append(append(hardening(), d.Options()...), grpc.Creds(s.transport()))...)
	c := api.Config{
		Store: s.store, Notices: notices, Log: s.Log, Now: s.Now, MaxDocumentBytes: s.MaxDocumentBytes, Retention: s.Retention,
		Stopping: s.stopping, Anchor: s.anchor,
	}
	api.Register(s.grpc, c)
	s.buildFeeds(c)
	err = s.buildTracker()
	if err != nil {
		return err
	}
	api.RegisterStaff(s.grpc, api.StaffConfig{Store: s.store, Keeper: s.keeper})
	s.health = health.NewServer()
	healthpb.RegisterHealthServer(s.grpc, s.health)
	if s.Reflection || isLoopback(s.Addr()) {
		reflection.Register(s.grpc)
	}
	return openDoor(d, s.grpc)
}

// openDoor reads the access rule of every RPC that was registered.
func openDoor(d *door.Door, s *grpc.Server) error {
	rules, err := identity.ReadRules(slices.Sorted(maps.Keys(s.GetServiceInfo())))
	if err != nil {
		return err
	}
	return d.Open(rules)
}

func (s *Server) renderer() (*notice.Renderer, error) {
	fonts, layers := notice.DefaultFonts(), []fs.FS{templates.Notices}
	if s.Fonts != nil {
		var err error
		fonts, err = notice.LoadFonts(s.Fonts)
		if err != nil {
			return nil, err
		}
	}
	if s.Templates != nil {
		layers = append(layers, s.Templates)
	}
	set, err := notice.LoadTemplates(layers...)
	if err != nil {
		return nil, err
	}
	return notice.New(fonts, set)
}
