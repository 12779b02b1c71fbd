package e2e_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"google.golang.org/grpc/codes"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server"
	"disclosure/server/backup"
	"disclosure/server/record"
)

// signed is the newest checkpoint, after one was made of the newest event of a case.
func (o *office) signed(name string) *pb.GetCheckpointResponse {
	o.t.Helper()
	must[*pb.GetInclusionProofResponse](o, "legal", "GetInclusionProof", &pb.GetInclusionProofRequest{Name: name + "/events/1"})
	return must[*pb.GetCheckpointResponse](o, "legal", "GetCheckpoint", &pb.GetCheckpointRequest{Name: organ})
}

func (o *office) backup(t *testing.T) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "b.tar")
	_, err := server.Backup(t.Context(), o.config(), backup.Options{Out: to})
	if err != nil {
		t.Fatal(err)
	}
	return to
}

// moved is an office whose folder is gone: it starts on another one, with the key folder that was kept apart.
func (o *office) moved(t *testing.T, r server.Restore) (server.Restored, string) {
	t.Helper()
	keys := filepath.Join(o.dir, "keys")
	o.dir = filepath.Join(t.TempDir(), "new")
	c := o.config()
	c.KeyDir = keys
	out, err := server.RestoreBackup(t.Context(), c, r)
	if err != nil {
		t.Fatal(err)
	}
	return out, keys
}

// TestRestore of a backup that has everything is accepted at once, and the log goes on under its name.
func TestRestore(t *testing.T) {
	o := open(t, plain)
	name := newCase(o)
	o.stop() // signs what is left
	out, keys := o.moved(t, server.Restore{From: o.backup(t)})
	if !out.Accepted || len(out.Older) != 0 || out.About.Cases != 1 {
		t.Fatalf("%+v", out)
	}
	o.start(func(c *server.Config) { c.KeyDir = keys })
	o.signed(newCase(o))
	if c := must[*pb.Case](o, "legal", "GetCase", &pb.GetCaseRequest{Name: name}); c.Number != "2026-0001" {
		t.Errorf("%v", c)
	}
	if s := o.signed(name); strings.Contains(s.Checkpoint, "#") || s.Size != 2 {
		t.Errorf("%s", s.Checkpoint)
	}
}

// TestRestoreOlder restores a backup after which more was done and signed. It can be looked at; to go on it needs a decision, which is
// on record for ever.
func TestRestoreOlder(t *testing.T) {
	o := open(t, plain)
	kept := newCase(o)
	before := o.signed(kept)
	from := o.backup(t)
	newCase(o)
	lost := o.signed(newCase(o))
	o.stop()
	out, keys := o.moved(t, server.Restore{From: from})
	if out.Accepted || len(out.Older) != 1 || out.Older[0].Size != 1 || out.Older[0].Signed.Size < 3 {
		t.Fatalf("%+v", out)
	}
	withKeys := func(c *server.Config) { c.KeyDir = keys }
	o.start(withKeys)
	must[*pb.Case](o, "legal", "GetCase", &pb.GetCaseRequest{Name: kept})
	o.signIn(organ+"/staff/legal", password)
	_, err := o.invoke("desk", "RegisterCase", &pb.RegisterCaseRequest{Parent: organ, Registration: registration()})
	refused(t, "register", err, codes.FailedPrecondition, pb.ErrorReason_ERROR_REASON_RECORD_RESTORED)
	o.stop()

	c := o.config()
	c.KeyDir = keys
	_, err = server.RestoreBackup(t.Context(), c, server.Restore{AcceptOlder: true})
	if err == nil || !strings.Contains(err.Error(), "--approved-by") {
		t.Errorf("without a name: %v", err)
	}
	decision := server.Restore{AcceptOlder: true, Reason: "磁盘损坏，没有更新的备份", ApprovedBy: "县政府办副主任王某"}
	out, err = server.RestoreBackup(t.Context(), c, decision)
	if err != nil || !out.Accepted {
		t.Fatalf("%+v, %v", out, err)
	}
	o.start(withKeys)
	next := newCase(o)
	now := o.signed(next)
	o.epoch(t, before, lost, now, kept)
	o.stop()
	report, err := server.Check(t.Context(), c)
	if err != nil || len(report.Differences) > 0 {
		t.Errorf("%+v, %v", report, err)
	}
	// Another backup of the new epoch checks like the first.
	to := o.backupWith(t, keys)
	out, _ = o.movedWith(t, keys, server.Restore{From: to})
	if !out.Accepted {
		t.Errorf("%+v", out)
	}
}

// epoch checks what is on record of the decision, with the keys that the API gives and nothing else.
func (o *office) epoch(t *testing.T, before, lost, now *pb.GetCheckpointResponse, kept string) {
	t.Helper()
	events := must[*pb.ListOrganEventsResponse](o, "legal", "ListOrganEvents", &pb.ListOrganEventsRequest{Parent: organ}).Events
	begun := events[0].GetLogEpochBegun()
	if begun.GetSize() != 1 || begun.SignedSize != lost.Size || begun.Reason != "磁盘损坏，没有更新的备份" || begun.ApprovedBy != "县政府办副主任王某" ||
		begun.Origin != "disclosure/yangli#2" || begun.PreviousOrigin != "disclosure/yangli" {
		t.Errorf("%v", begun)
	}
	keys, err := record.ParseKeys([]byte(now.Keys))
	if err != nil {
		t.Fatal(err)
	}
	c, err := keys.Open([]byte(now.Checkpoint))
	if err != nil || c.Origin != "disclosure/yangli#2" || !strings.HasPrefix(c.Line(), "记录校验：disclosure/yangli#2 第") {
		t.Errorf("%+v, %v", c, err)
	}
	_, err = keys.Open([]byte(lost.Checkpoint))
	if err == nil {
		t.Error("the new keys vouch for the old log")
	}
	// An event of before is proven under the new name.
	in := must[*pb.GetInclusionProofResponse](o, "legal", "GetInclusionProof", &pb.GetInclusionProofRequest{Name: kept + "/events/1"})
	p, err := record.ParseProof([]byte(in.Proof))
	if err == nil {
		_, err = p.Check(in.Leaf, keys)
	}
	if err != nil {
		t.Error(err)
	}
	// Who holds a checkpoint of before sees that the log goes on from it, and who holds a lost one that it does not.
	for what, x := range map[string]struct {
		held *pb.GetCheckpointResponse
		goes bool
	}{"before": {before, true}, "lost": {lost, false}} {
		got := must[*pb.GetCheckpointResponse](o, "legal", "GetCheckpoint", &pb.GetCheckpointRequest{Name: organ, SinceSize: x.held.Size})
		var path []record.Hash
		for _, h := range got.ConsistencyProof {
			path = append(path, record.Hash(h))
		}
		err = record.CheckConsistency(x.held.Size, got.Size, record.Hash(x.held.RootHash), record.Hash(got.RootHash), path)
		if (err == nil) != x.goes {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func (o *office) backupWith(t *testing.T, keys string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "b.tar")
	c := o.config()
	c.KeyDir = keys
	_, err := server.Backup(t.Context(), c, backup.Options{Out: to})
	if err != nil {
		t.Fatal(err)
	}
	return to
}

func (o *office) movedWith(t *testing.T, keys string, r server.Restore) (server.Restored, string) {
	t.Helper()
	o.dir = filepath.Join(t.TempDir(), "new")
	c := o.config()
	c.KeyDir = keys
	out, err := server.RestoreBackup(t.Context(), c, r)
	if err != nil {
		t.Fatal(err)
	}
	return out, keys
}

// TestRestoreByTheCopyOfAWitness: the key folder is gone too, and only somebody else knows what was signed.
func TestRestoreByTheCopyOfAWitness(t *testing.T) {
	o := open(t, plain)
	o.signed(newCase(o))
	from := o.backup(t)
	lost := o.signed(newCase(o))
	o.stop()
	o.dir = filepath.Join(t.TempDir(), "new")
	out, err := server.RestoreBackup(t.Context(), o.config(), server.Restore{From: from, Checkpoints: [][]byte{[]byte(lost.Checkpoint)}})
	if err != nil || out.Accepted || len(out.Older) != 1 || out.Older[0].Signed.Size != lost.Size {
		t.Fatalf("%+v, %v", out, err)
	}
	out, err = server.RestoreBackup(t.Context(), o.config(), server.Restore{
		Checkpoints: [][]byte{[]byte(lost.Checkpoint)}, AcceptOlder: true, Reason: "机房火灾", ApprovedBy: "主任",
	})
	if err != nil || !out.Accepted {
		t.Fatalf("%+v, %v", out, err)
	}
	o.start(plain)
	if s := o.signed(newCase(o)); !strings.HasPrefix(s.Checkpoint, "disclosure/yangli#2\n") {
		t.Errorf("%s", s.Checkpoint)
	}
	o.stop()
	report, err := server.Check(t.Context(), o.config())
	if err != nil || len(report.Differences) > 0 {
		t.Errorf("%+v, %v", report, err)
	}
}

// TestRestoreOfADamagedFolder is not accepted, whoever decides so.
func TestRestoreOfADamagedFolder(t *testing.T) {
	o := open(t, plain)
	o.damaged = true
	name := newCase(o)
	_, err := o.upload("desk", header(name), []byte("扫描件"))
	if err != nil {
		t.Fatal(explain(err))
	}
	from := o.backup(t)
	o.stop()
	o.dir = filepath.Join(t.TempDir(), "new")
	_, err = backup.Unpack(from, o.dir, "")
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(o.dir, "blobs", "*", "*"))
	err = os.WriteFile(files[0], []byte("伪造件"), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	out, err := server.RestoreBackup(t.Context(), o.config(), server.Restore{AcceptOlder: true, Reason: "x", ApprovedBy: "y"})
	if err != nil || out.Accepted || len(out.Report.Differences) == 0 {
		t.Errorf("%+v, %v", out, err)
	}
}
