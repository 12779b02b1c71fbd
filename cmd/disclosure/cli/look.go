package cli

import (
	"context"
	"io"

	"github.com/spf13/cobra"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"
)

// look is a command that reads one answer about a case and prints it.
func look[R proto.Message](a *app, use, short string, read func(context.Context, *grpc.ClientConn, string) (R, error),
	page func(R) func(io.Writer),
) *cobra.Command {
	return a.newCommand(use+" 登记号", short, 1, 1, func(ctx context.Context, args []string) error {
		name, err := a.caseArg(ctx, args[0])
		if err != nil {
			return err
		}
		conn, err := a.connect()
		if err != nil {
			return err
		}
		res, err := read(ctx, conn, name)
		if err != nil {
			return err
		}
		return a.print(res, page(res))
	}).done()
}
