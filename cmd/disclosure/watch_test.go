package main

import (
	"bufio"
	"context"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"disclosure/cmd/disclosure/cli"
)

// A watch shows what is due, each change, what is done, and ends well when the user ends it.
func TestWatch(t *testing.T) {
	o := staffed(t, "2026-03-02")
	o.must("zhao", facts)
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
	defer stop()
	r, w := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- cli.Main(ctx, cli.Config{
			Args: []string{"due", "--watch", "--server", o.addr, "--config-dir", filepath.Join(o.dir, "home", "wang")},
			In:   strings.NewReader(""), Out: w, Err: io.Discard, Now: o.clock,
		})
		w.Close()
	}()
	lines := bufio.NewScanner(r)
	until := func(words ...string) {
		t.Helper()
		for lines.Scan() {
			if containsAll(lines.Text(), words) {
				return
			}
		}
		t.Fatalf("the watch ended without %q", words)
	}
	until("2026-0001", "答复", "2026-03-30")
	o.must("zhao", facts)
	until("2026-0002", "绿 ○ 正常", "2026-03-30")
	o.must("zhao", "withdraw 2026-0002 --on 2026-03-02 --evidence 电话记录")
	until("已了结", "2026-0002")
	stop()
	_, _ = io.Copy(io.Discard, r)
	if code := <-ended; code != 0 {
		t.Errorf("exit %d", code)
	}
}

func containsAll(line string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(line, word) {
			return false
		}
	}
	return true
}
