package e2e_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"

	"disclosure/ent"
	pb "disclosure/proto/disclosure/v1"
)

// entRows writes the two rows of realRows as most programs would: through ent, without a queue, a durable transaction for each. It is
// what DESIGN.md calls bare commits, one at a time.
func entRows(b *testing.B) func(int) error {
	b.Helper()
	o := open(b, plain)
	o.register(pb.Channel_CHANNEL_FAX)
	o.stop()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(o.dir, "disclosure.db")+"?_txlock=immediate&_time_format=sqlite&_timezone=UTC"+
		"&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)")
	if err != nil {
		b.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	b.Cleanup(func() { _ = db.Close() })
	client, ctx := ent.NewClient(ent.Driver(entsql.OpenDB(dialect.SQLite, db))), context.Background()
	event, err := client.Event.Query().First(ctx)
	if err != nil {
		b.Fatal(err)
	}
	line, err := client.CaseFile.Query().First(ctx)
	if err != nil {
		b.Fatal(err)
	}
	n := 1000 // beyond the entries that are there
	return func(int) error {
		n++
		return entOnce(ctx, client, event, line, n)
	}
}

func entOnce(ctx context.Context, client *ent.Client, e *ent.Event, l *ent.CaseFile, n int) error {
	tx, err := client.Tx(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	number := fmt.Sprintf("2025-%06d", n)
	err = tx.Event.Create().SetOrgan(e.Organ).SetCaseNumber(number).SetCaseSeq(e.CaseSeq).SetKind(e.Kind).SetActor(e.Actor).
		SetRecordTime(e.RecordTime).SetLeaf(e.Leaf).SetEntry(int64(n)).SetHashes(e.Hashes).SetSalt(e.Salt).SetBody(e.Body).Exec(ctx)
	if err != nil {
		return err
	}
	err = tx.CaseFile.Create().SetOrgan(l.Organ).SetNumber(number).SetYear(l.Year).SetSequence(l.Sequence).SetState(l.State).
		SetHandler(l.Handler).SetApplicant(l.Applicant).SetApplicantCategory(l.ApplicantCategory).SetChannel(l.Channel).
		SetArrivedOn(l.ArrivedOn).SetReceivedOn(l.ReceivedOn).SetDueOn(l.DueOn).SetDueStatus(l.DueStatus).SetSubject(l.Subject).
		SetItemCount(l.ItemCount).SetDispositions(l.Dispositions).SetAnsweredOn(l.AnsweredOn).SetClosedOn(l.ClosedOn).
		SetVersion(l.Version).SetHead(l.Head).SetRegisteredTime(l.RegisteredTime).SetUpdatedTime(l.UpdatedTime).Exec(ctx)
	if err != nil {
		return err
	}
	return tx.Commit()
}
