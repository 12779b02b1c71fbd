package api

import (
	"time"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/fault"
	"disclosure/server/store"
)

// readCases reads the due dates of cases that have changed and sends what is new, other or gone.
func (w *dueWatch) readCases(numbers []string) error {
	if len(numbers) == 0 {
		return nil
	}
	g, err := w.gauge(w.ctx, w.organ)
	if err != nil {
		return err
	}
	rows, err := w.Store.DuesOf(w.ctx, w.organ, numbers)
	if err != nil {
		return err
	}
	seen := map[string]map[dueID]dueState{}
	for _, d := range rows {
		past := d.Owes == store.OwesNobody && d.Date.Date < g.today.String()
		if past || w.handler != "" && d.Handler != w.handler {
			continue
		}
		err = w.tell(g, d, seen)
		if err != nil {
			return err
		}
	}
	for _, number := range numbers {
		err = w.forget(number, seen[number])
		if err != nil {
			return err
		}
		delete(w.known, number)
		if len(seen[number]) > 0 {
			w.known[number] = seen[number]
		}
	}
	return nil
}

// tell sends a due date unless the watcher knows it so, and notes it.
func (w *dueWatch) tell(g gauge, d store.Due, seen map[string]map[dueID]dueState) error {
	item := g.item(d)
	id := dueID{d.Date.Kind, d.Date.Number}
	state := dueState{d.Date.Date, d.Handler, d.Date.Status, item.Level, item.DaysLeft}
	if seen[d.CaseNumber] == nil {
		seen[d.CaseNumber] = map[dueID]dueState{}
	}
	seen[d.CaseNumber][id] = state
	if w.known[d.CaseNumber][id] == state {
		return nil
	}
	return w.push(&pb.WatchDueResponse{Item: item})
}

// forget sends that what the watcher knows of a case and was not seen is gone.
func (w *dueWatch) forget(number string, seen map[dueID]dueState) error {
	for id, state := range w.known[number] {
		if _, stays := seen[id]; stays {
			continue
		}
		err := w.push(&pb.WatchDueResponse{Removed: true, Item: &pb.DueItem{
			Case: casework.CaseName(w.organ, number), Number: number, Handler: state.handler,
			Due: &pb.DueDate{Kind: id.kind, Number: id.number, Date: state.on, Status: state.status},
		}})
		if err != nil {
			return err
		}
	}
	return nil
}

// push sends one answer. A client that does not read is not waited for longer than watchSlow.
func (w *dueWatch) push(m *pb.WatchDueResponse) error {
	done := make(chan error, 1)
	go func() { done <- w.send(m) }()
	timer := time.NewTimer(watchSlow)
	defer timer.Stop()
	select {
	case err := <-done:
		return err
	case <-w.ctx.Done():
		return w.ctx.Err()
	case <-w.changes.Lost():
		return tooSlow()
	case <-w.Stopping:
		return watchEnds("服务正在停止，请稍后重新连接。")
	case <-timer.C:
		return tooSlow()
	}
}

// tooSlow ends the watch of a client that does not read what it is sent.
func tooSlow() error {
	return watchEnds("接收太慢，变化已积压过多，请重新连接后从头读取。")
}

func watchEnds(text string) error {
	return fault.New(pb.ErrorReason_ERROR_REASON_SERVER_BUSY, "%s", text)
}
