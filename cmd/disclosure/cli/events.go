package cli

import (
	"context"
	"io"
	"strconv"

	"github.com/spf13/cobra"

	pb "disclosure/proto/disclosure/v1"
)

// events shows the record of a case in the order of its acts.
func (a *app) events() *cobra.Command {
	var p paging
	c := a.newCommand("events 登记号", "查看办理经过", 1, 1, nil)
	p.bind(c)
	c.run = func(ctx context.Context, args []string) error {
		name, err := a.caseArg(ctx, args[0])
		if err != nil {
			return err
		}
		conn, err := a.connect()
		if err != nil {
			return err
		}
		all := &pb.ListEventsResponse{}
		all.NextPageToken, err = p.each(func(size int32, token string) (string, error) {
			res, err := pb.NewRecordServiceClient(conn).ListEvents(ctx, &pb.ListEventsRequest{Parent: name, PageSize: size, PageToken: token})
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

func chronology(events []*pb.Event) func(io.Writer) {
	return func(w io.Writer) {
		t := table{head: []string{"序号", "时间", "办理人", "事项", "内容"}, most: []int{0, 0, 16, 0, 72}}
		for _, e := range events {
			what, detail := describe(e)
			t.add(strconv.FormatInt(e.Sequence, 10), minute(e.RecordTime), e.ActorName, what, detail)
		}
		t.write(w, "")
	}
}
