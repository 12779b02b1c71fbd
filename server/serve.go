package server

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"google.golang.org/grpc"
	healthpb "google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/protobuf/proto"

	"disclosure/server/store"
)

const (
	healthEvery  = 5 * time.Second
	forgetEvery  = 24 * time.Hour
	purgeEvery   = time.Hour
	forgetBefore = 30 * 24 * time.Hour // ended sessions, and answers kept for repeated calls
)

// Serve lets calls in until ctx ends, then stops: health says NOT_SERVING, running calls get ShutdownTimeout to end, then they
// are cut off, and the store is closed. An act that was acknowledged is on disk either way.
func (s *Server) Serve(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var work sync.WaitGroup
	work.Go(func() { s.every(ctx, healthEvery, s.checkHealth) })
	if !s.store.Frozen() { // a restored folder is only looked at
		work.Go(func() { s.every(ctx, forgetEvery, s.forget) })
		work.Go(func() { s.every(ctx, purgeEvery, s.purge) })
		work.Go(func() { s.tracker.Run(ctx) })
		work.Go(func() { s.anchor.Run(ctx) })
		work.Go(func() { s.nightly(ctx) })
	}
	failed := make(chan error, 2)
	go func() { failed <- s.grpc.Serve(s.listener) }()
	if s.feedListener != nil {
		go func() { failed <- s.feeds.Serve(s.feedListener) }()
	}

	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	cancel()
	work.Wait()
	s.stop()
	if err != nil && !errors.Is(err, grpc.ErrServerStopped) && !errors.Is(err, http.ErrServerClosed) {
		err = fmt.Errorf("serve: %w", err)
	} else {
		err = nil
	}
	return errors.Join(err, s.store.Close())
}

// stop ends the calls: politely, and then by force. GracefulStop alone would wait for ever on one long call.
func (s *Server) stop() {
	s.health.Shutdown()
	close(s.stopping)
	_ = s.feeds.Close() // feeds are small; who was cut off asks again
	timer := time.AfterFunc(s.ShutdownTimeout, s.grpc.Stop)
	defer timer.Stop()
	s.grpc.GracefulStop()
}

// every runs f at once and then at each interval until ctx ends.
func (s *Server) every(ctx context.Context, interval time.Duration, f func(context.Context)) {
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	for {
		f(ctx)
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// checkHealth says SERVING only while the store answers.
func (s *Server) checkHealth(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, healthEvery)
	defer cancel()
	_, err := s.store.Organs(ctx)
	state := healthpb.HealthCheckResponse_SERVING
	if err != nil {
		state = healthpb.HealthCheckResponse_NOT_SERVING
		if !errors.Is(err, context.Canceled) {
			s.Log.ErrorContext(ctx, "store does not answer", "cause", err)
		}
	}
	s.health.SetServingStatus("", state)
}

// forget deletes what only served for a while.
func (s *Server) forget(ctx context.Context) {
	_, err := s.store.Act(ctx, store.Act{Method: "Forget"}, func(tx *store.Tx) (proto.Message, error) {
		return nil, tx.Forget(tx.Now().Add(-forgetBefore))
	})
	if err != nil && !errors.Is(err, context.Canceled) {
		s.Log.ErrorContext(ctx, "forget", "cause", err)
	}
}

// purge removes the files of destroyed cases that a crash or a running check left.
func (s *Server) purge(ctx context.Context) {
	n, err := s.store.PurgeBlobs(ctx)
	if err != nil && !errors.Is(err, context.Canceled) {
		s.Log.ErrorContext(ctx, "remove files of destroyed cases", "cause", err)
	}
	if n > 0 {
		s.Log.InfoContext(ctx, "removed files of destroyed cases", "files", n)
	}
}
