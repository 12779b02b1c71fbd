package cli

import (
	"context"
	"io"
	"strconv"

	"github.com/spf13/cobra"

	pb "disclosure/proto/disclosure/v1"
)

// record shows what proves the record to outsiders. The texts are printed as they are, so that they can be kept in files.
func (a *app) record() *cobra.Command {
	return a.group("record", "记录的校验点和证明", a.recordCheckpoint(), a.recordProof(), a.recordChecks())
}

func (a *app) recordCheckpoint() *cobra.Command {
	req := &pb.GetCheckpointRequest{}
	c := a.newCommand("checkpoint", "显示最近签发的校验点（供外部保存）", 0, 0, nil)
	c.Flags().Int64Var(&req.SinceSize, "since", 0, "以前某个校验点的`条数`，如回执上所印；以 -o json 输出时附一致性证明")
	c.run = func(ctx context.Context, _ []string) error {
		var err error
		if req.Name, err = a.organName(ctx); err != nil {
			return err
		}
		conn, err := a.connect()
		if err != nil {
			return err
		}
		res, err := pb.NewRecordServiceClient(conn).GetCheckpoint(ctx, req)
		if err != nil {
			return err
		}
		return a.print(res, func(w io.Writer) {
			if res.Checkpoint == "" {
				io.WriteString(w, "还没有签发过校验点。\n")
			}
			for _, alarm := range res.Alarms {
				io.WriteString(w, "警告："+alarm+"\n")
			}
			io.WriteString(w, res.Checkpoint)
		})
	}
	return c.done()
}

// recordChecks shows the events of the organ itself, the newest first.
func (a *app) recordChecks() *cobra.Command {
	var p paging
	req := &pb.ListOrganEventsRequest{NewestFirst: true}
	c := a.newCommand("checks", "查看对全部记录的核对结果等本机关事项，最近的在前", 0, 0, nil)
	p.bind(c)
	c.run = func(ctx context.Context, _ []string) error {
		var err error
		if req.Parent, err = a.organName(ctx); err != nil {
			return err
		}
		conn, err := a.connect()
		if err != nil {
			return err
		}
		all := &pb.ListOrganEventsResponse{}
		all.NextPageToken, err = p.each(func(size int32, token string) (string, error) {
			req.PageSize, req.PageToken = size, token
			res, err := pb.NewRecordServiceClient(conn).ListOrganEvents(ctx, req)
			all.Events = append(all.Events, res.GetEvents()...)
			return res.GetNextPageToken(), err
		})
		if err != nil {
			return err
		}
		p.hint(a, all.NextPageToken)
		return a.print(all, chronology(all.Events))
	}
	return c.done()
}

func (a *app) recordProof() *cobra.Command {
	return a.newCommand("proof 登记号 序号", "显示一条办理经过已记入日志的证明（以 -o json 输出时附叶子）", 2, 2, func(ctx context.Context, args []string) error {
		name, err := a.caseArg(ctx, args[0])
		if err != nil {
			return err
		}
		n, err := strconv.Atoi(args[1])
		if err != nil || n < 1 {
			return usagef("序号 %q 应为正整数，可用 events 命令查看。", args[1])
		}
		conn, err := a.connect()
		if err != nil {
			return err
		}
		res, err := pb.NewRecordServiceClient(conn).GetInclusionProof(ctx, &pb.GetInclusionProofRequest{Name: name + "/events/" + strconv.Itoa(n)})
		if err != nil {
			return err
		}
		return a.print(res, func(w io.Writer) { io.WriteString(w, res.Proof) })
	}).done()
}
