package cli

import (
	"bufio"
	"fmt"
	"time"

	"google.golang.org/grpc"
)

// globals are the flags of every command.
type globals struct {
	server, ca, organ, configDir string
	plaintext                    bool
	timeout                      time.Duration
	output                       output
}

// app is one run of the client.
type app struct {
	cfg    Config
	global globals
	conn   *grpc.ClientConn
	// requestID is that of the last changing call, named in its error.
	requestID string
	// notes wait for the end of a run with -o json.
	notes []string
	// input reads the standard input line by line, once that has begun.
	input *bufio.Reader
}

func newApp(c Config) *app {
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Backoff == 0 {
		c.Backoff = 200 * time.Millisecond
	}
	return &app{cfg: c}
}

// note tells the person at the desk something that is not part of the output. With -o json it waits for the end, so that an
// error remains readable as JSON.
func (a *app) note(format string, args ...any) {
	text := clean(fmt.Sprintf(format, args...))
	if a.global.output.json {
		a.notes = append(a.notes, text)
		return
	}
	fmt.Fprintln(a.cfg.Err, text)
}

// flushNotes prints the notes that waited.
func (a *app) flushNotes() {
	for _, text := range a.notes {
		fmt.Fprintln(a.cfg.Err, text)
	}
}

func (a *app) close() {
	if a.conn != nil {
		a.conn.Close()
	}
}
