package api

import (
	"context"
	"time"

	"google.golang.org/grpc"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
	"disclosure/server/fault"
	"disclosure/server/identity"
	"disclosure/server/store"
)

const (
	watchPage  = 200
	watchCheck = time.Minute // how often a watch looks whether the day is over and its caller may still watch
	watchSlow  = 30 * time.Second
)

// WatchDue sends what is due now, then every change: after each commit, and at midnight. It begins to listen before it reads, so
// that no change is lost between.
func (s *clocks) WatchDue(req *pb.WatchDueRequest, stream grpc.ServerStreamingServer[pb.WatchDueResponse]) error {
	organ, _, _ := casework.SplitName(req.Parent)
	w := &dueWatch{
		clocks: s, ctx: stream.Context(), organ: organ, handler: req.Handler, changes: s.Store.Watch(organ),
		send: stream.Send, known: map[string]map[dueID]dueState{},
	}
	defer w.changes.Close()
	err := stream.SendHeader(nil) // so that the caller knows that the watch has begun, though nothing may be due
	if err != nil {
		return err
	}
	err = w.readAll()
	if err != nil {
		return err
	}
	return w.follow()
}

// dueID names a due date within its case, dueState is what a watcher knows of it.
type (
	dueID struct {
		kind   pb.DueKind
		number int32
	}
	dueState struct {
		on, handler string
		status      pb.DueStatus
		level       pb.WarningLevel
		left        int32
	}
)

// dueWatch is one running watch; it remembers no more than what it has sent, in short.
type dueWatch struct {
	*clocks
	ctx            context.Context
	organ, handler string
	changes        *store.Watch
	send           func(*pb.WatchDueResponse) error
	known          map[string]map[dueID]dueState // by number of the case
	day            calendar.Date
}

// follow sends changes until the caller hangs up, falls behind, or may no longer watch.
func (w *dueWatch) follow() error {
	ticker := time.NewTicker(watchCheck)
	defer ticker.Stop()
	for {
		var err error
		select {
		case <-w.ctx.Done():
			return w.ctx.Err()
		case <-w.Stopping:
			return watchEnds("服务正在停止，请稍后重新连接。")
		case <-w.changes.Lost():
			return tooSlow()
		case <-w.changes.Changed():
			err = w.readCases(w.changes.Take())
		case <-ticker.C:
			err = w.tick()
		}
		if err != nil {
			return err
		}
	}
}

// tick ends the watch of somebody who was signed out meanwhile, and reads everything anew on a new day.
func (w *dueWatch) tick() error {
	err := w.stillSignedIn()
	if err != nil || w.today() == w.day {
		return err
	}
	return w.readAll()
}

// stillSignedIn looks at the session and the account again: a watch lasts longer than a call.
func (w *dueWatch) stillSignedIn() error {
	c := identity.CallerFrom(w.ctx)
	if c == nil || c.TokenHash == nil {
		return nil
	}
	x, err := w.Store.Session(w.ctx, c.TokenHash)
	if err != nil {
		return err
	}
	st, err := w.Store.Staff(w.ctx, c.Organ, c.Login)
	if err != nil {
		return err
	}
	if !x.RevokedTime.IsZero() || !w.Now().Before(x.ExpireTime) || st.Disabled {
		return fault.New(pb.ErrorReason_ERROR_REASON_SIGN_IN_REQUIRED, "登录已失效，请重新登录。")
	}
	return nil
}

// readAll reads every due date in pages and sends what is new, other or gone.
func (w *dueWatch) readAll() error {
	g, err := w.gauge(w.ctx, w.organ)
	if err != nil {
		return err
	}
	w.day = g.today
	seen := map[string]map[dueID]dueState{}
	q := store.DueQuery{Organ: w.organ, Handler: w.handler, Today: g.today, Limit: watchPage}
	for {
		rows, next, err := w.Store.ListDue(w.ctx, q)
		if err != nil {
			return err
		}
		for _, d := range rows {
			err = w.tell(g, d, seen)
			if err != nil {
				return err
			}
		}
		if next == nil {
			break
		}
		q.After = next
	}
	for number := range w.known {
		err = w.forget(number, seen[number])
		if err != nil {
			return err
		}
	}
	w.known = seen
	return nil
}
