package e2e_test

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server"
	"disclosure/server/store"
)

// carrier moves files for one case: one uploads, the other exports. What was not acknowledged is repeated with the same request_id.
type carrier struct {
	office  *office
	login   string
	name    string // of the case
	request string // in hand; empty when the last was acknowledged
	done    int
	again   int
}

// content is the file of a request: of several chunks, the same each time.
func content(request string) []byte {
	return bytes.Repeat([]byte("材料 "+request+"\n"), 30_000)
}

// move does the act in hand, or a new one.
func (x *carrier) move(conn *grpc.ClientConn) error {
	if x.request == "" {
		x.request = uuid.NewString()
	} else {
		x.again++
	}
	o := &office{t: x.office.t, conn: conn, staff: x.office.staff}
	var err error
	if x.login == "legal" {
		err = x.export(o)
	} else {
		h := header(x.name)
		h.RequestId = x.request
		_, err = o.upload(x.login, h, content(x.request))
	}
	if err != nil {
		return err
	}
	x.request, x.done = "", x.done+1
	return nil
}

// export takes the whole file; what arrived without an error must be whole.
func (x *carrier) export(o *office) error {
	bag, err := o.export(x.login, &pb.ExportCaseFileRequest{Name: x.name, RequestId: x.request, Reason: "举证", Recipient: "样例县人民法院"})
	if err != nil {
		return err
	}
	_, err = zip.NewReader(bytes.NewReader(bag), int64(len(bag)))
	if err != nil {
		x.office.t.Errorf("an export that was acknowledged is cut off: %v", err)
	}
	return nil
}

// TestKillFiles kills the server in the midst of uploads and exports. No row points to a file that is not there, each acknowledged upload and
// export is on record once, and what the kills left beside the record goes when it is a day old.
func TestKillFiles(t *testing.T) {
	o := open(t, plain)
	crew := []*carrier{}
	for i := range 4 {
		name := o.drive(prg)
		crew = append(crew, &carrier{office: o, login: []string{"desk", "legal"}[i%2], name: name})
	}
	before := documents(t, o.dir)
	o.stop()
	rounds := max(killCount(t)*2/5, 5)
	for range rounds {
		killFiles(t, o.dir, crew)
	}
	o.start(plain)
	for _, x := range crew {
		if x.request != "" {
			err := x.move(o.conn)
			if err != nil {
				t.Errorf("repetition: %s", explain(err))
			}
		}
	}
	o.stop()
	orphans := settleFiles(t, o, crew, before)
	t.Logf("%d kills, %d uploads and %d exports acknowledged, %d repeated, %d orphan files swept", rounds,
		crew[0].done+crew[2].done, crew[1].done+crew[3].done, crew[0].again+crew[1].again+crew[2].again+crew[3].again, orphans)
}

// killFiles lets all work on a server until it is killed.
func killFiles(t *testing.T, dir string, crew []*carrier) {
	t.Helper()
	c := spawn(t, dir)
	conn := dial(t, c.address(t), grpc.WithTransportCredentials(insecure.NewCredentials()))
	defer conn.Close()
	timer := time.AfterFunc(5*time.Millisecond+rand.N(500*time.Millisecond), c.kill)
	defer timer.Stop()
	var all sync.WaitGroup
	for _, x := range crew {
		all.Go(func() {
			for x.move(conn) == nil {
			}
		})
	}
	all.Wait()
	c.kill()
}

// settleFiles compares record and files, ages the files by two days, sweeps, and compares again.
func settleFiles(t *testing.T, o *office, crew []*carrier, before int) int {
	t.Helper()
	db := behind(t, o.dir)
	exports := column(t, db, "SELECT count(*) FROM events WHERE kind = 'case_file_exported'")
	db.Close()
	uploads := crew[0].done + crew[2].done
	if n := documents(t, o.dir) - before; n != uploads {
		t.Errorf("%d documents, %d uploads acknowledged", n, uploads)
	}
	if want := fmt.Sprint(crew[1].done + crew[3].done); exports[0] != want {
		t.Errorf("%s exports on record, %s acknowledged", exports[0], want)
	}
	plant(t, o.dir)
	orphans := checkFiles(t, o).OrphanBlobs
	if orphans == 0 {
		t.Error("the planted orphan is not seen")
	}
	old := newClock().now.Add(-48 * time.Hour)
	files, _ := filepath.Glob(filepath.Join(o.dir, "blobs", "??", "*"))
	for _, f := range files {
		_ = os.Chtimes(f, old, old) // seen below when it fails
	}
	n, err := server.Sweep(context.Background(), o.config())
	if err != nil || n != orphans {
		t.Errorf("%d of %d orphan files swept, %v", n, orphans, err)
	}
	if r := checkFiles(t, o); r.OrphanBlobs != 0 {
		t.Errorf("%d orphan files left", r.OrphanBlobs)
	}
	return orphans
}

// plant leaves what an upload leaves that is cut off between file and row; kills rarely hit just there.
func plant(t *testing.T, dir string) {
	t.Helper()
	left := []byte("上传到一半")
	sum := sha256.Sum256(left)
	name := hex.EncodeToString(sum[:])
	err := os.WriteFile(filepath.Join(dir, "blobs", name[:2], name), left, 0o600)
	if err != nil {
		t.Fatal(err)
	}
}

func checkFiles(t *testing.T, o *office) store.Report {
	t.Helper()
	report, err := server.Check(context.Background(), o.config())
	if err != nil || len(report.Differences) > 0 {
		t.Fatalf("fsck: %v, %v", report.Differences, err)
	}
	return report
}

// documents counts the rows.
func documents(t *testing.T, dir string) int {
	t.Helper()
	db := behind(t, dir)
	defer db.Close()
	n := 0
	_, err := fmt.Sscan(strings.Join(column(t, db, "SELECT count(*) FROM documents"), ""), &n)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
