// Command disclosure is the staff's client of the disclosure service.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"disclosure/cmd/disclosure/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := cli.Main(ctx, cli.Config{Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr})
	stop()
	os.Exit(code)
}
