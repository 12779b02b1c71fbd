package e2e_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"disclosure/server"
)

// childDir is set in the environment of a child process: the folder that it serves until it is killed.
const childDir = "DISCLOSURE_E2E_DIR"

// serveUntilKilled is the child: the real server on a folder. It says where it listens, and ends when its parent is gone.
func serveUntilKilled(dir string) {
	o := &office{dir: dir, clock: newClock()}
	srv, err := server.New(context.Background(), o.config())
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	fmt.Println("listening", srv.Addr())
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin) // ends with the parent
		os.Exit(3)
	}()
	fmt.Println("ended", srv.Serve(context.Background()))
	os.Exit(1)
}

// child is a server process.
type child struct {
	*exec.Cmd
	stdin  io.Closer
	out    *bufio.Reader
	killed sync.Once
}

// spawn starts a child on a folder.
func spawn(t *testing.T, dir string) *child {
	t.Helper()
	c := &child{Cmd: exec.Command(os.Args[0], "-test.run=^$")}
	c.Env = append(os.Environ(), childDir+"="+dir)
	c.Stderr = os.Stderr
	stdin, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	err = c.Start()
	if err != nil {
		t.Fatal(err)
	}
	c.stdin, c.out = stdin, bufio.NewReader(out)
	t.Cleanup(c.kill)
	return c
}

// address waits until the child listens.
func (c *child) address(t *testing.T) string {
	t.Helper()
	line, err := c.out.ReadString('\n')
	address, ok := strings.CutPrefix(strings.TrimSpace(line), "listening ")
	if err != nil || !ok {
		t.Fatalf("the server did not start: %q, %v", line, err)
	}
	return address
}

// kill ends the child as a power failure would. A second kill waits until the first has ended it.
func (c *child) kill() {
	c.killed.Do(func() {
		_ = c.Process.Kill()
		_ = c.Wait() // killed: always an error
		_ = c.stdin.Close()
	})
}
