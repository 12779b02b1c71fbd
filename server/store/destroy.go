package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"google.golang.org/protobuf/proto"

	"disclosure/ent"
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
)

// Destroy puts the destruction of a case on record and destroys its content in the same transaction: the contents of all events before,
// every row that says something of them, the kept answers. What proves the record stays. The files go when PurgeBlobs runs; until
// then they are in doomed_blobs. c is of no use afterwards.
func (t *Tx) Destroy(c *casework.Case, actor casework.Actor, e *pb.Event) error {
	before := rowsOf(c)
	t.stamp(c, actor, e)
	head, err := t.write(c, e)
	if err != nil {
		return err
	}
	d := e.GetDestroyed().Destruction
	for _, q := range destroying {
		args := []any{c.Organ, c.Number}
		err = t.exec(q, args[:strings.Count(q, "?")]...)
		if err != nil {
			return fmt.Errorf("destroy content: %w", err)
		}
	}
	err = t.destroyAnswers(c)
	if err != nil {
		return err
	}
	line, err := destroyedLine(c.Organ, c.Number, e)
	if err != nil {
		return err
	}
	line.Head = head
	n, err := t.rewriteLine(t.ctx, line, c.Version)
	if err != nil {
		return fmt.Errorf("destroy line: %w", err)
	}
	if n != 1 {
		return staleCase(c)
	}
	err = t.indexRetention(c.Organ, c.Number, before.retention, destroyedRow(d))
	t.countStates(c.Organ, before.state, pb.State(line.State))
	t.touch(c.Organ, c.Number)
	return err
}

// destroying are the statements in their order; their parameters are organ and number.
var destroying = []string{
	"UPDATE events SET salt = NULL, body = NULL WHERE organ = ? AND case_number = ? AND kind <> 'destroyed'",
	"INSERT INTO doomed_blobs (sha256) SELECT DISTINCT sha256 FROM documents WHERE organ = ? AND case_number = ? ON CONFLICT DO NOTHING",
	"DELETE FROM documents WHERE organ = ? AND case_number = ?",
	"DELETE FROM doomed_blobs WHERE sha256 IN (SELECT sha256 FROM documents)", // another case has the same file
	"DELETE FROM case_items WHERE organ = ? AND number = ?",
	"DELETE FROM due_items WHERE id IN (SELECT d.id FROM " + dueOfLineSQL + " WHERE f.organ = ? AND f.number = ?)",
	"DELETE FROM outgoings WHERE reminder IN (SELECT id FROM reminders WHERE organ = ? AND case_number = ?)",
	"DELETE FROM reminders WHERE organ = ? AND case_number = ?",
	"UPDATE notice_numbers SET void_reason = '" + destroyedVoid + "' WHERE organ = ? AND case_number = ? AND void_reason <> ''",
}

// destroyedVoid stands in the number book for the reason for which a notice of a destroyed case was voided.
const destroyedVoid = "（已销毁）"

// destroyAnswers deletes the kept answers that name the case.
func (t *Tx) destroyAnswers(c *casework.Case) error {
	err := t.exec("DELETE FROM done_requests WHERE instr(response, CAST(? AS BLOB)) > 0", c.Name())
	if err != nil {
		return fmt.Errorf("destroy kept answers: %w", err)
	}
	return nil
}

// destroyedLine is the line of the register book of a destroyed case: number, days and statistics.
func destroyedLine(organ, number string, e *pb.Event) (*ent.CaseFile, error) {
	year, sequence, err := splitNumber(number)
	if err != nil {
		return nil, err
	}
	l := e.GetDestroyed().GetDestruction().GetLine()
	return &ent.CaseFile{
		Organ: organ, Number: number, Year: year, Sequence: sequence, State: int32(pb.State_STATE_CLOSED), DueOn: noDue,
		ApplicantCategory: l.GetApplicantCategory(), Channel: l.GetChannel(), ArrivedOn: l.GetArrivedOn(), ReceivedOn: l.GetReceivedOn(),
		Subject: destroyedVoid, ItemCount: l.GetItemCount(), Dispositions: strings.Join(l.GetDispositions(), ","), AnsweredOn: l.GetAnsweredOn(),
		ClosedOn: l.GetClosedOn(), Version: e.Sequence, RegisteredTime: l.GetCreateTime().AsTime(), UpdatedTime: e.RecordTime.AsTime(),
	}, nil
}

// PurgeBlobs removes the files of destroyed cases, and then what the journal still holds of their rows. It goes on where it was cut
// off, and gives the number of files that were removed.
func (s *Store) PurgeBlobs(ctx context.Context) (int, error) {
	if !s.purging.TryLock() { // a check is reading the files: next time
		return 0, nil
	}
	defer s.purging.Unlock()
	sums, err := s.doomed(ctx)
	if err != nil || len(sums) == 0 {
		return 0, err
	}
	for _, sum := range sums {
		_, err = s.Act(ctx, Act{Method: "PurgeBlob"}, func(t *Tx) (proto.Message, error) { return nil, t.purge(sum) })
		if err != nil {
			return 0, err
		}
	}
	return len(sums), s.truncateJournal(ctx)
}

func (s *Store) doomed(ctx context.Context) ([]string, error) {
	var sums []string
	rows, err := s.read.sql.QueryContext(ctx, "SELECT sha256 FROM doomed_blobs ORDER BY sha256")
	if err != nil {
		return nil, fmt.Errorf("list doomed files: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var sum string
		err = rows.Scan(&sum)
		if err != nil {
			return nil, fmt.Errorf("list doomed files: %w", err)
		}
		sums = append(sums, sum)
	}
	return sums, rows.Err()
}

// purge removes a file for good before its row goes. No act can take the file up meanwhile, for acts run one at a time; an upload of
// the same content whose act comes after is refused, as its file is not there, and is done again.
func (t *Tx) purge(sum string) error {
	var named bool
	err := t.sql.QueryRowContext(t.ctx, "SELECT EXISTS (SELECT 1 FROM documents WHERE sha256 = ?)", sum).Scan(&named)
	if err == nil && !named {
		err = t.store.removeBlob(sum)
	}
	if err == nil {
		err = t.exec("DELETE FROM doomed_blobs WHERE sha256 = ?", sum)
	}
	if err != nil {
		return fmt.Errorf("purge file: %w", err)
	}
	return nil
}

func (s *Store) removeBlob(sum string) error {
	err := s.blobs.Remove(blobName(sum))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	f, err := s.blobs.Open(sum[:2])
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// truncateJournal moves the journal into the database, where freed space was overwritten (secure_delete), and empties it.
func (s *Store) truncateJournal(ctx context.Context) error {
	db, err := openEngine(writerDSN(s.file()), 1)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	return errors.Join(err, db.Close())
}
