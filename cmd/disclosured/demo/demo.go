// Package demo plays the sample requests through the real service: it starts it on loopback with an empty folder, signs five
// members of staff in, registers every request, takes each to its end on the days of its story, and compares due dates and
// determinations with what the samples expect.
package demo

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"

	"disclosure/server/calendar"
)

// Config is what whoever plays the demo may choose.
type Config struct {
	Dir       string // empty folder; a new one when it is not named
	ExportAll bool   // the case files of all samples, in all variants
}

// Run plays the demo and prints its table. It fails when anything differs from what the samples expect, or a case file does not
// verify.
func Run(ctx context.Context, c Config, out io.Writer) error {
	s, stories, err := load()
	if err != nil {
		return err
	}
	dir, err := emptyFolder(c.Dir)
	if err != nil {
		return err
	}
	clock := &Clock{}
	clock.set(calendar.MustParse("2026-01-04"))
	srv, err := start(ctx, dir, clock, s)
	if err != nil {
		return err
	}
	err = playAll(ctx, dir, out, srv, clock, s, stories, c.ExportAll)
	return errors.Join(err, srv.stop())
}

func playAll(ctx context.Context, dir string, out io.Writer, srv *service, clock *Clock, s *samples, stories map[string]*story, exportAll bool) error {
	conn, err := grpc.NewClient(srv.Addr().String(), grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return err
	}
	defer conn.Close()
	p := &player{conn: conn, organ: s.Organ.Code, clock: clock, tokens: map[string]string{}, folder: dir, played: map[string]*play{}}
	err = p.hire(ctx, srv.FirstAdmin().Name, srv.FirstAdmin().Password)
	if err != nil {
		return err
	}
	steps, err := p.schedule(s, stories)
	if err != nil {
		return err
	}
	for _, x := range steps {
		clock.set(x.on)
		clock.pass()
		err = x.do(x.play, ctx)
		if err != nil {
			return fmt.Errorf("%s, %s: %w", x.play.request.Key, x.on, explain(err))
		}
	}
	return p.report(ctx, out, s, exportAll)
}

// emptyFolder makes the folder of the demo, a new one when none is named, and refuses one in which something lies.
func emptyFolder(dir string) (string, error) {
	if dir == "" {
		return os.MkdirTemp("", "disclosure-demo-")
	}
	err := os.MkdirAll(dir, 0o755)
	if err != nil {
		return "", err
	}
	entries, err := os.ReadDir(dir)
	if err == nil && len(entries) > 0 {
		err = fmt.Errorf("文件夹 %s 不是空的，请为演示指定一个空文件夹", dir)
	}
	return dir, err
}
