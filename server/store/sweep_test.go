package store

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	pb "disclosure/proto/disclosure/v1"
)

// age makes a file of the store as old as this.
func age(t *testing.T, s *Store, sum string, old time.Duration) {
	t.Helper()
	at := noon().Add(-old)
	err := os.Chtimes(filepath.Join(s.dir, "blobs", blobName(sum)), at, at)
	if err != nil {
		t.Fatal(err)
	}
}

// TestSweep: of three old files and a young one only the old one without a row goes.
func TestSweep(t *testing.T) {
	s := openSQLite(t)
	number := mustRegister(t, s, "yangli", "甲")
	named, orphan, young := blob(t, s, 1, "named"), blob(t, s, 2, "orphan"), blob(t, s, 3, "young")
	mustAppend(t, s, number, desk, &pb.Event{Kind: &pb.Event_DocumentAdded{DocumentAdded: named}})
	age(t, s, named.Sha256, 48*time.Hour)
	age(t, s, orphan.Sha256, 25*time.Hour)
	age(t, s, young.Sha256, 23*time.Hour)
	n, err := s.SweepBlobs(context.Background())
	if n != 1 || err != nil {
		t.Errorf("%d files went, %v", n, err)
	}
	if s.statBlob(named.Sha256, named.SizeBytes) != nil || s.statBlob(young.Sha256, young.SizeBytes) != nil || s.statBlob(orphan.Sha256, 6) == nil {
		t.Error("the wrong files went")
	}
	if r := clean(t, s); r.OrphanBlobs != 1 {
		t.Errorf("%d orphans are left", r.OrphanBlobs)
	}
	n, err = s.SweepBlobs(context.Background())
	if n != 0 || err != nil {
		t.Errorf("again: %d files went, %v", n, err)
	}
}

// TestSweepBesideUploads: between the look at the files and the removal of one, the same content came again, without its row and with it.
func TestSweepBesideUploads(t *testing.T) {
	s := openSQLite(t)
	number := mustRegister(t, s, "yangli", "甲")
	again, named := blob(t, s, 1, "again"), blob(t, s, 1, "named")
	for _, d := range []*pb.DocumentAdded{again, named} {
		age(t, s, d.Sha256, 48*time.Hour)
		old, err := s.oldBlobs(context.Background(), d.Sha256[:1])
		if err != nil || !old[d.Sha256] {
			t.Fatalf("%v, %v", old, err)
		}
	}
	again = blob(t, s, 1, "again")
	mustAppend(t, s, number, desk, &pb.Event{Kind: &pb.Event_DocumentAdded{DocumentAdded: named}})
	for _, d := range []*pb.DocumentAdded{again, named} {
		gone, err := s.removeOrphan(context.Background(), d.Sha256)
		if gone || err != nil || s.statBlob(d.Sha256, d.SizeBytes) != nil {
			t.Errorf("%s: %t, %v", d.Title, gone, err)
		}
	}
	clean(t, s)
}
