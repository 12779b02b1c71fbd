package server

import (
	"context"
	"crypto/tls"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"

	"golang.org/x/net/netutil"

	"disclosure/server/api"
)

const (
	feedTimeout     = 20 * time.Second
	feedConnections = 64
)

// listenFeeds takes the address of the calendar feeds, if there is one. The same rule as for calls: plain text on loopback only.
func (s *Server) listenFeeds(ctx context.Context) error {
	if s.FeedListen == "" {
		return nil
	}
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", s.FeedListen)
	if err != nil {
		return fmt.Errorf("无法监听 %s：%w", s.FeedListen, err)
	}
	s.feedListener = l
	if !s.secure() && !isLoopback(l.Addr()) {
		return fmt.Errorf("%s 不是本机地址，日历订阅必须加密：请用 --tls-cert 和 --tls-key 指定证书和私钥", l.Addr())
	}
	s.feedListener = netutil.LimitListener(l, feedConnections)
	if s.certificate != nil {
		s.feedListener = tls.NewListener(s.feedListener, s.certificate.tlsConfig())
	}
	return nil
}

// FeedAddr is where the calendar feeds are, or nil.
func (s *Server) FeedAddr() net.Addr {
	if s.feedListener == nil {
		return nil
	}
	return s.feedListener.Addr()
}

// buildFeeds makes the HTTP server of the feeds. Its own log is dropped: it would name the addresses of strangers, and paths
// with secrets are never logged.
func (s *Server) buildFeeds(c api.Config) {
	s.feeds = &http.Server{
		Handler: feedHandler(api.NewFeeds(c), s.Log), ReadHeaderTimeout: 5 * time.Second, ReadTimeout: feedTimeout,
		WriteTimeout: feedTimeout, IdleTimeout: time.Minute, MaxHeaderBytes: 8 << 10, ErrorLog: slog.NewLogLogger(slog.DiscardHandler, 0),
	}
}

// feedHandler answers GET and HEAD of a secret address; anything else looks as if nothing were there.
func feedHandler(feeds *api.Feeds, log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token, ok := feedToken(r)
		if !ok {
			http.NotFound(w, r)
			return
		}
		ctx, cancel := context.WithTimeout(r.Context(), feedTimeout)
		defer cancel()
		text, err := feeds.Text(ctx, token)
		switch {
		case err != nil:
			log.ErrorContext(ctx, "feed", "cause", err)
			http.Error(w, "暂时无法提供，请稍后再试。", http.StatusServiceUnavailable)
		case text == nil:
			http.NotFound(w, r)
		default:
			h := w.Header()
			h.Set("Content-Type", "text/calendar; charset=utf-8")
			h.Set("Cache-Control", "private, no-store")
			h.Set("X-Content-Type-Options", "nosniff")
			h.Set("Content-Disposition", `attachment; filename="due.ics"`)
			_, _ = w.Write(text)
		}
	})
}

// feedToken takes the secret out of the path.
func feedToken(r *http.Request) (string, bool) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		return "", false
	}
	name, ok := strings.CutPrefix(r.URL.Path, api.FeedPath)
	if !ok {
		return "", false
	}
	return strings.CutSuffix(name, api.FeedEnding)
}
