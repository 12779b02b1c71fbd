package server

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"google.golang.org/grpc/codes"

	pb "disclosure/proto/disclosure/v1"
)

// TestListDueByLevelAndPage finds every due date on exactly one level, in pages of any size.
func TestListDueByLevelAndPage(t *testing.T) {
	clock := clockAt("2026-03-02")
	h := at(t, clock)
	desk := h.employ("yangli", "desk", false, pb.Role_ROLE_FRONT_DESK)
	for _, day := range []string{"2026-01-26", "2026-01-28", "2026-02-02", "2026-02-04", "2026-02-06", "2026-02-09", "2026-03-02"} {
		h.register(desk, day)
	}
	client := pb.NewClockServiceClient(h.conn)
	reply := []pb.DueKind{pb.DueKind_DUE_KIND_REPLY}
	seen := map[string]pb.WarningLevel{}
	for level := pb.WarningLevel_WARNING_LEVEL_NORMAL; level <= pb.WarningLevel_WARNING_LEVEL_OVERDUE; level++ {
		req := &pb.ListDueRequest{Parent: "organs/yangli", Kinds: reply, Levels: []pb.WarningLevel{level}, PageSize: 1}
		for {
			out, err := client.ListDue(as(t.Context(), desk), req)
			if err != nil || len(out.Items) > 1 {
				t.Fatal(out, err)
			}
			for _, x := range out.Items {
				if x.Level != level || seen[x.Case] != 0 || x.Label == "" || x.Applicant == "" {
					t.Errorf("%v on level %v", x, level)
				}
				seen[x.Case] = level
			}
			if out.NextPageToken == "" {
				break
			}
			req.PageToken = out.NextPageToken
		}
	}
	all, err := client.ListDue(as(t.Context(), desk), &pb.ListDueRequest{Parent: "organs/yangli", Kinds: reply})
	if err != nil || len(all.Items) != 7 || len(seen) != 7 {
		t.Errorf("%d items, on levels %v, %v", len(all.GetItems()), seen, err)
	}
	levels := map[pb.WarningLevel]int{}
	for _, l := range seen {
		levels[l]++
	}
	if len(levels) != 4 {
		t.Errorf("levels %v: this test sees too little", levels)
	}
	out, err := client.ListDue(as(t.Context(), desk), &pb.ListDueRequest{
		Parent: "organs/yangli", Kinds: reply, FromOn: all.Items[2].Due.Date, ToOn: all.Items[4].Due.Date,
	})
	if err != nil || len(out.Items) != 3 {
		t.Errorf("window: %v, %v", out, err)
	}
}

// TestWatchDue sees a case come, its handler change at midnight nothing, its level rise, and the case go.
func TestWatchDue(t *testing.T) {
	h := at(t, clockAt("2026-03-02"))
	desk := h.employ("yangli", "desk", false, pb.Role_ROLE_FRONT_DESK)
	first := h.register(desk, "2026-03-02")
	ctx, cancel := context.WithTimeout(as(t.Context(), desk), 20*time.Second)
	defer cancel()
	w, err := pb.NewClockServiceClient(h.conn).WatchDue(ctx, &pb.WatchDueRequest{Parent: "organs/yangli"})
	if err != nil {
		t.Fatal(err)
	}
	next := func(number string, removed bool) *pb.DueItem {
		t.Helper()
		for {
			m, err := w.Recv()
			if err != nil {
				t.Fatal(err)
			}
			if m.Item.Due.Kind == pb.DueKind_DUE_KIND_REPLY {
				if m.Item.Number != number || m.Removed != removed {
					t.Fatalf("got %v", m)
				}
				return m.Item
			}
		}
	}
	if x := next(first.Number, false); x.Due.Date != "2026-03-30" || x.DaysLeft != 20 {
		t.Errorf("%v", x)
	}
	second := h.register(desk, "2026-03-02")
	next(second.Number, false)
	_, err = pb.NewIntakeServiceClient(h.conn).WithdrawCase(as(t.Context(), desk), &pb.WithdrawCaseRequest{
		Name: first.Name, WithdrawnOn: "2026-03-02", Evidence: "书面撤回申请",
	})
	if err != nil {
		t.Fatal(err)
	}
	next(first.Number, true)
	began := time.Now()
	h.stop()
	_, err = w.Recv()
	for err == nil {
		_, err = w.Recv()
	}
	want(t, "a watch while stopping", err, codes.Unavailable, "SERVER_BUSY")
	err = <-h.stopped
	h.stopped <- err
	if took := time.Since(began); took > h.ShutdownTimeout {
		t.Errorf("the watch held up the stop for %v", took)
	}
}

func TestFreeCounts(t *testing.T) {
	h := at(t, clockAt("2026-03-02"))
	desk := h.employ("yangli", "desk", false, pb.Role_ROLE_FRONT_DESK)
	client, ctx := pb.NewClockServiceClient(h.conn), as(t.Context(), desk)
	sum, err := client.AddWorkingDays(ctx, &pb.AddWorkingDaysRequest{Parent: "organs/yangli", StartOn: "2026-01-20", Days: 20})
	if err != nil || sum.Date != "2026-02-24" || len(sum.Ledger) == 0 {
		t.Errorf("%v, %v", sum, err)
	}
	back, err := client.CountWorkingDays(ctx, &pb.CountWorkingDaysRequest{Parent: "organs/yangli", AfterOn: "2026-01-20", ThroughOn: sum.GetDate()})
	if err != nil || back.Days != 20 {
		t.Errorf("%v, %v", back, err)
	}
	far, err := client.AddWorkingDays(ctx, &pb.AddWorkingDaysRequest{Parent: "organs/yangli", StartOn: "2026-12-20", Days: 20})
	if err != nil || far.Status != pb.DueStatus_DUE_STATUS_PROVISIONAL || far.MissingYear != 2027 {
		t.Errorf("%v, %v", far, err)
	}
	_, err = client.CountWorkingDays(ctx, &pb.CountWorkingDaysRequest{Parent: "organs/yangli", AfterOn: "2026-01-20", ThroughOn: "2026-01-10"})
	want(t, "backwards", err, codes.InvalidArgument, "DATE_OUT_OF_ORDER")
	out, err := client.SimulateClock(ctx, &pb.SimulateClockRequest{
		Parent: "organs/yangli", ReceivedOn: "2026-01-20", Supplements: []*pb.ClockSupplement{{SentOn: "2026-01-22", ServedOn: "2026-01-22", ReceivedOn: "2026-01-26", ReplyDays: 15}},
	})
	if err != nil || len(out.Ledger) == 0 {
		t.Errorf("%v, %v", out, err)
	}
	_, err = client.SimulateClock(ctx, &pb.SimulateClockRequest{
		Parent: "organs/yangli", ReceivedOn: "2026-01-20", Supplements: []*pb.ClockSupplement{{SentOn: "2026-01-22", ReceivedOn: "2026-01-21"}},
	})
	want(t, "supplement before notice", err, codes.InvalidArgument, "DATE_OUT_OF_ORDER")
	_, err = client.SimulateClock(ctx, &pb.SimulateClockRequest{Parent: "organs/yangli", ReceivedOn: "2026-01-20", Fee: &pb.ClockFee{SentOn: "2026-02-30"}})
	want(t, "no day", err, codes.InvalidArgument, "DATE_INVALID")
	c := h.register(desk, "2026-03-02")
	text, err := client.ExplainClock(ctx, &pb.ExplainClockRequest{Name: c.Name})
	if err != nil || !strings.Contains(text.Text, "2026") || text.Clock.Name != c.Name {
		t.Errorf("%v, %v", text, err)
	}
}

// TestFeed makes the secret address of a feed, reads it, and revokes it.
func TestFeed(t *testing.T) {
	h := run(t, func(c *Config) { c.Now, c.FeedListen = clockAt("2026-03-02").Now, "127.0.0.1:0" })
	desk := h.employ("yangli", "desk", false, pb.Role_ROLE_FRONT_DESK)
	c := h.register(desk, "2026-03-02")
	ids, ctx := pb.NewIdentityServiceClient(h.conn), as(t.Context(), desk)
	made, err := ids.CreateFeed(ctx, &pb.CreateFeedRequest{Parent: "organs/yangli"})
	if err != nil {
		t.Fatal(err)
	}
	text, status := h.fetch(made.Path)
	unfolded := strings.ReplaceAll(text, "\r\n ", "")
	if status != http.StatusOK || !strings.Contains(unfolded, "DTSTART;VALUE=DATE:20260330\r\nDTEND;VALUE=DATE:20260331") ||
		!strings.Contains(unfolded, "UID:yangli-"+c.Number) || strings.Count(unfolded, "\r\nTRIGGER:-PT87H\r\n") != 1 || // 26 March, 9:00
		strings.Contains(text, "王小明") {
		t.Errorf("%d\n%s", status, text)
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(line) > 75 || strings.Contains(line, "\n") {
			t.Errorf("line of %d bytes: %q", len(line), line)
		}
	}
	second, err := ids.CreateFeed(ctx, &pb.CreateFeedRequest{Parent: "organs/yangli"})
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]int{
		made.Path: 404, second.Path: 200, "/feeds/dsc_x.ics": 404, "/feeds/": 404, "/": 404, strings.TrimSuffix(second.Path, ".ics"): 404,
	} {
		if _, status = h.fetch(path); status != want {
			t.Errorf("%s: %d, want %d", path, status, want)
		}
	}
	ended, err := ids.RevokeFeed(ctx, &pb.RevokeFeedRequest{Parent: "organs/yangli"})
	if _, status = h.fetch(second.Path); err != nil || !ended.Revoked || status != 404 {
		t.Errorf("revoked: %v, %d, %v", ended, status, err)
	}
}

// fetch reads a feed.
func (h *house) fetch(path string) (string, int) {
	h.t.Helper()
	res, err := http.Get("http://" + h.FeedAddr().String() + path)
	if err != nil {
		h.t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		h.t.Fatal(err)
	}
	return string(text), res.StatusCode
}
