package store

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"testing"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/record"
)

// firstVersion turns a closed folder into one of before there was a log: leaves of version 1, no log, nothing signed.
func firstVersion(t *testing.T, dir string) {
	t.Helper()
	db := rawDB(t, dir)
	for _, q := range []string{
		"DROP TRIGGER events_no_update", "DROP TRIGGER checkpoints_no_delete",
		"UPDATE events SET entry = NULL, hashes = NULL", "DELETE FROM checkpoints", "UPDATE case_files SET head = ''",
	} {
		_, err := db.Exec(q)
		if err != nil {
			t.Fatal(err)
		}
	}
	leaves := map[int64][]byte{}
	rows, err := db.Query("SELECT seq, organ, case_number, salt, body FROM events")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var seq int64
		var organ, number string
		var salt, body []byte
		var e pb.Event
		err = rows.Scan(&seq, &organ, &number, &salt, &body)
		if err == nil {
			err = proto.Unmarshal(body, &e)
		}
		if err != nil {
			t.Fatal(err)
		}
		mac := hmac.New(sha256.New, salt)
		mac.Write(body)
		actor, _ := json.Marshal(e.Actor)
		leaves[seq] = fmt.Appendf(nil, `{"v":1,"organ":"%s","case":"%s","case_seq":%d,"kind":"%s","actor":%s,"time":"%s","commitment":"%x"}`,
			organ, number, e.Sequence, record.Kind(&e), actor, e.RecordTime.AsTime().Format("2006-01-02T15:04:05.000000Z"), mac.Sum(nil))
	}
	rows.Close()
	for seq, leaf := range leaves {
		_, err = db.Exec("UPDATE events SET leaf = ? WHERE seq = ?", leaf, seq)
		if err != nil {
			t.Fatal(err)
		}
	}
}
