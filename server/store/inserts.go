package store

import (
	"context"

	"disclosure/ent"
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/record"
)

// The statements on the way of every act are written by hand: there ent costs more than the engine itself, and all other acts
// wait meanwhile. What is rarer goes through ent.

// exec runs a statement of an act.
func (t *Tx) exec(statement string, args ...any) error {
	_, err := t.sql.ExecContext(t.ctx, statement, args...)
	return err
}

// insertEvent writes an event with its content.
func (t *Tx) insertEvent(c *casework.Case, e *pb.Event, leaf []byte, at entry, salt, body []byte) error {
	return t.exec("INSERT INTO events (organ, case_number, case_seq, kind, actor, record_time, leaf, entry, hashes, salt, body) "+
		"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		c.Organ, c.Number, e.Sequence, record.Kind(e), e.Actor, t.now, leaf, at.index, at.hashes, salt, body)
}

// insertLine writes a new line of the register book, and gives the id that the engine gave it. (PostgreSQL gives it by RETURNING.)
func (t *Tx) insertLine(r *ent.CaseFile) (int64, error) {
	done, err := t.sql.ExecContext(t.ctx, "INSERT INTO case_files (organ, number, year, sequence, state, handler, applicant, applicant_category, "+
		"channel, arrived_on, received_on, due_on, due_status, subject, item_count, dispositions, answered_on, closed_on, "+
		"version, head, registered_time, updated_time) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		r.Organ, r.Number, r.Year, r.Sequence, r.State, r.Handler, r.Applicant, r.ApplicantCategory, r.Channel, r.ArrivedOn,
		r.ReceivedOn, r.DueOn, r.DueStatus, r.Subject, r.ItemCount, r.Dispositions, r.AnsweredOn, r.ClosedOn, r.Version,
		r.Head, r.RegisteredTime, r.UpdatedTime)
	if err != nil {
		return 0, err
	}
	return done.LastInsertId()
}

// rewriteLine writes a line of the register book over the one of a version, and says how many rows it found. Without an event there
// is no new head: the old one stays.
func (v view) rewriteLine(ctx context.Context, r *ent.CaseFile, version int64) (int64, error) {
	done, err := v.sql.ExecContext(ctx, "UPDATE case_files SET state = ?, handler = ?, applicant = ?, applicant_category = ?, "+
		"channel = ?, arrived_on = ?, received_on = ?, due_on = ?, due_status = ?, subject = ?, item_count = ?, "+
		"dispositions = ?, answered_on = ?, closed_on = ?, version = ?, updated_time = ?, head = coalesce(nullif(?, ''), head) "+
		"WHERE organ = ? AND number = ? AND version = ?",
		r.State, r.Handler, r.Applicant, r.ApplicantCategory, r.Channel, r.ArrivedOn, r.ReceivedOn, r.DueOn, r.DueStatus,
		r.Subject, r.ItemCount, r.Dispositions, r.AnsweredOn, r.ClosedOn, r.Version, r.UpdatedTime, r.Head, r.Organ, r.Number, version)
	if err != nil {
		return 0, err
	}
	return done.RowsAffected()
}

// insertItem writes a new item.
func (t *Tx) insertItem(c *casework.Case, item int, r itemRow) error {
	return t.exec("INSERT INTO case_items (organ, number, item, disposition, drafter, reviewer, signer) "+
		"VALUES (?, ?, ?, ?, ?, ?, ?)", c.Organ, c.Number, item, r.disposition, r.drafter, r.reviewer, r.signer)
}

// insertRequest keeps the answer to a request_id.
func (t *Tx) insertRequest(c *call, response []byte) error {
	return t.exec("INSERT INTO done_requests (method, caller, request_id, request_hash, response, create_time) "+
		"VALUES (?, ?, ?, ?, ?, ?)", c.act.Method, c.act.Actor.Name, c.act.RequestID, c.hash, response, t.now)
}

// findRequest finds hash and answer of a request_id; sql.ErrNoRows when there is none.
func (t *Tx) findRequest(c *call) (hash, response []byte, err error) {
	err = t.sql.QueryRowContext(t.ctx, "SELECT request_hash, response FROM done_requests "+
		"WHERE method = ? AND caller = ? AND request_id = ?", c.act.Method, c.act.Actor.Name, c.act.RequestID).
		Scan(&hash, &response)
	return hash, response, err
}
