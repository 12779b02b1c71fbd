package demo

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"

	"disclosure/server"
	"disclosure/server/identity"
)

// service is the running service.
type service struct {
	*server.Server
	stop func() error
}

// start starts the real service on loopback with an empty data folder, the demo's clock and a log file.
func start(ctx context.Context, dir string, clock *Clock, s *samples) (*service, error) {
	log, err := os.Create(filepath.Join(dir, "service.log"))
	if err != nil {
		return nil, err
	}
	srv, err := server.New(ctx, server.Config{
		Dir: filepath.Join(dir, "data"), Listen: "127.0.0.1:0", Now: clock.Now, Argon: identity.CheapParams,
		Organ: identity.FirstOrgan{Code: s.Organ.Code, Name: s.Organ.Name, DocPrefix: s.Organ.Short},
		Log:   slog.New(slog.NewJSONHandler(log, nil)),
	})
	if err != nil {
		return nil, errors.Join(err, log.Close())
	}
	serving, cancel := context.WithCancel(context.WithoutCancel(ctx))
	done := make(chan error, 1)
	go func() { done <- srv.Serve(serving) }()
	stop := func() error {
		cancel()
		return errors.Join(<-done, log.Close())
	}
	return &service{Server: srv, stop: stop}, nil
}
