package store

import (
	"bytes"
	"context"
	"database/sql"
	"testing"

	"disclosure/server/record"
)

// TestAnchorsOfACheckpoint keeps what others said beside the right checkpoint, once, and finds it again.
func TestAnchorsOfACheckpoint(t *testing.T) {
	s := openSQLite(t)
	ctx := context.Background()
	none, err := s.Anchors(ctx, "yangli", -1)
	if err != nil || none.Row != 0 || len(none.Text()) != 0 {
		t.Errorf("%+v, %v", none, err)
	}
	first := mustRegister(t, s, "yangli", "甲")
	daily := mustSeal(t, s, "yangli", first)
	mustRegister(t, s, "yangli", "乙")
	plain, err := s.sealer.seal(ctx, "yangli", nil)
	if err != nil {
		t.Fatal(err)
	}
	last, err := s.Anchors(ctx, "yangli", -1)
	if err != nil || !bytes.Equal(last.Note, plain.Note) || !bytes.Equal(last.Text(), plain.Note) || last.Stamp != nil {
		t.Errorf("%+v, %v", last, err)
	}
	headed, err := s.Headed(ctx, "yangli")
	if err != nil || !bytes.Equal(headed.Note, daily.Note) || headed.Root != daily.Root {
		t.Errorf("%+v, %v", headed, err)
	}
	for _, w := range []string{"w1+00+AA", "w2+00+AA", "w1+00+AA"} {
		err = s.Cosigned(ctx, "yangli", headed.Row, Cosignature{w, []byte("— " + w + "\n")})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, response := range []string{"token", "another"} {
		err = s.KeepStamp(ctx, "yangli", headed.Row, []byte(response))
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, find := range map[string]func() (Anchored, error){
		"by size":    func() (Anchored, error) { return s.Anchors(ctx, "yangli", daily.Size) },
		"witnessed":  func() (Anchored, error) { return s.Witnessed(ctx, "yangli", "") },
		"by witness": func() (Anchored, error) { return s.Witnessed(ctx, "yangli", "w2+00+AA") },
		"stamped":    func() (Anchored, error) { return s.Stamped(ctx, "yangli") },
	} {
		a, err := find()
		want := string(daily.Note) + "— w1+00+AA\n— w2+00+AA\n"
		if err != nil || string(a.Text()) != want || string(a.Witnesses()) != "w1+00+AA\nw2+00+AA\n" || string(a.Stamp) != "token" {
			t.Errorf("%s: %+v, %v", name, a, err)
		}
	}
	for _, find := range []func() (Anchored, error){
		func() (Anchored, error) { return s.Witnessed(ctx, "other", "") },
		func() (Anchored, error) { return s.Witnessed(ctx, "yangli", "w3") },
		func() (Anchored, error) { return s.Stamped(ctx, "other") },
		func() (Anchored, error) { return s.Anchors(ctx, "yangli", 99) },
	} {
		a, err := find()
		if err != nil || a.Row != 0 {
			t.Errorf("%+v, %v", a, err)
		}
	}
}

// TestAnchorsAreInsertOnly tries to change what was kept.
func TestAnchorsAreInsertOnly(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	mustRegister(t, s, "yangli", "甲")
	mustSeal(t, s, "yangli", "")
	a, err := s.Anchors(context.Background(), "yangli", -1)
	if err == nil {
		err = s.Cosigned(context.Background(), "yangli", a.Row, Cosignature{"w", []byte("line\n")})
	}
	if err == nil {
		err = s.KeepStamp(context.Background(), "yangli", a.Row, []byte("token"))
	}
	if err != nil {
		t.Fatal(err)
	}
	db := rawDB(t, dir)
	for _, table := range []string{"cosignatures", "time_stamps"} {
		for _, q := range []string{"DELETE FROM " + table, "UPDATE " + table + " SET organ = 'other'"} {
			_, err = db.Exec(q)
			if err == nil {
				t.Errorf("%s went through", q)
			}
		}
	}
}

// TestFsckOfAnchors: a sound line passes, and what is moved, changed or not a token is found.
func TestFsckOfAnchors(t *testing.T) {
	ctx := context.Background()
	w, err := record.NewCosigner("witness.example/county")
	if err != nil {
		t.Fatal(err)
	}
	anchored := func(t *testing.T) (*Store, *sql.DB) {
		dir := t.TempDir()
		s := openDir(t, dir)
		mustRegister(t, s, "yangli", "甲")
		mustSeal(t, s, "yangli", "")
		mustRegister(t, s, "yangli", "乙")
		mustSeal(t, s, "yangli", "")
		a, err := s.Anchors(ctx, "yangli", 1)
		if err != nil {
			t.Fatal(err)
		}
		line, err := w.Cosign(a.Note, noon())
		if err == nil {
			err = s.Cosigned(ctx, "yangli", a.Row, Cosignature{w.Verifier(), line})
		}
		if err != nil {
			t.Fatal(err)
		}
		clean(t, s)
		db := rawDB(t, dir)
		_, err = db.Exec("DROP TRIGGER cosignatures_no_update")
		if err != nil {
			t.Fatal(err)
		}
		return s, db
	}
	for q, finds := range map[string]string{
		"UPDATE cosignatures SET checkpoint = checkpoint + 1":                  "cosignatures.line",
		"UPDATE cosignatures SET checkpoint = 99":                              "cosignatures.line",
		"UPDATE cosignatures SET organ = 'other'":                              "cosignatures.line",
		"UPDATE cosignatures SET witness = replace(witness, 'county', 'city')": "cosignatures.line",
		"INSERT INTO time_stamps (organ, checkpoint, response, create_time) SELECT organ, id, x'3003020100', create_time FROM checkpoints": "time_stamps.response",
	} {
		s, db := anchored(t)
		_, err := db.Exec(q)
		if err != nil {
			t.Fatal(err)
		}
		wantDifference(t, s, finds)
	}
}
