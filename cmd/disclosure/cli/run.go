package cli

import (
	"context"
	"io"
	"time"

	"google.golang.org/grpc"
)

// Config is what the client needs from the process around it.
type Config struct {
	// Args are the arguments without the program's name.
	Args []string
	// In, Out and Err are the standard streams. A password is prompted for without echo when In is a terminal.
	In       io.Reader
	Out, Err io.Writer
	// Now gives the current time; nil means the system clock. Only "today" and "overdue" depend on it.
	Now func() time.Time
	// Backoff is the first pause before a call is repeated; 0 means 200 ms. It doubles with every repetition.
	Backoff time.Duration
	// Dial adds options to the connection, such as an in-memory dialer.
	Dial []grpc.DialOption
}

// Main runs one command and returns the exit code of the process.
func Main(ctx context.Context, c Config) int {
	a := newApp(c)
	defer a.close()
	root := a.root()
	root.SetArgs(c.Args)
	root.SetIn(c.In)
	root.SetOut(c.Out)
	root.SetErr(c.Err)
	err := root.ExecuteContext(ctx)
	if err == nil {
		a.flushNotes()
		return exitOK
	}
	return a.report(err)
}
