package e2e_test

import (
	"bytes"
	"crypto/x509"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/uuid"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server"
	"disclosure/server/anchor/bureau"
	"disclosure/server/calendar"
	"disclosure/server/casefile/bag"
	"disclosure/server/casefile/verify"
	"disclosure/server/house/tool"
	"disclosure/server/record"
	"disclosure/server/witness"
)

// county is a witness that learns the keys of the log when they are there, and waits until then.
type county struct {
	*httptest.Server
	dir   string
	t     *testing.T
	known chan record.Keys
}

func newCounty(t *testing.T) *county {
	c := &county{dir: t.TempDir(), t: t, known: make(chan record.Keys, 1)}
	c.Server = httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		keys := <-c.known
		c.known <- keys
		c.open(keys).ServeHTTP(out, r)
	}))
	t.Cleanup(c.Close)
	return c
}

func (c *county) open(keys ...record.Keys) *witness.Witness {
	w, err := witness.New(witness.Config{Dir: c.dir, Name: "witness.example/county", Logs: keys, Now: time.Now})
	if err != nil {
		c.t.Error(err)
	}
	return w
}

// TestEveryProofFromOutside: a case file of a service that has an SM2 key, a witness and a time-stamping authority carries the signatures
// of all, and both ways of verifying it find every level in order.
func TestEveryProofFromOutside(t *testing.T) {
	tool.Need(t, "bash", "openssl")
	b, w := bureau.New(t, x509.ExtKeyUsageTimeStamping), newCounty(t)
	verifier := w.open().Verifier()
	o := open(t, func(c *server.Config) {
		c.Now = time.Now // the authority has the time of the day
		c.Anchors = server.Anchors{Witnesses: []string{w.URL + "," + verifier}, AuthorityURL: b.URL, AuthorityCA: b.CA()}
	})
	r := &pb.Registration{
		Channel: pb.Channel_CHANNEL_IN_PERSON, ArrivedOn: calendar.DateOf(time.Now()).String(), ItemTexts: []string{"某年度预算"},
		Applicant: &pb.Applicant{Category: pb.ApplicantCategory_APPLICANT_CATEGORY_NATURAL_PERSON, Name: "甲"},
	}
	name := must[*pb.Case](o, "desk", "RegisterCase", &pb.RegisterCaseRequest{Parent: organ, RequestId: uuid.NewString(), Registration: r}).Name
	o.signed(name) // the log makes its key when it first signs
	_, err := server.AddSM2Key(o.last, "yangli")
	if err != nil {
		t.Fatal(err)
	}
	keys := o.publicKeys()
	w.known <- keys

	var raw []byte
	var files fstest.MapFS
	checkpoint := ""
	for range 10 { // an export waits a moment for them, and a machine can be too busy for one
		raw = o.caseFile(name, pb.CaseFileVariant_CASE_FILE_VARIANT_FULL)
		files = unpackBag(t, raw)
		checkpoint = string(files[verify.CheckpointPath].Data)
		if files[verify.TokenPath] != nil && strings.Contains(checkpoint, "— witness.example/county ") {
			break
		}
	}
	if n := strings.Count(checkpoint, "— disclosure/yangli "); n != 2 {
		t.Errorf("the checkpoint bears %d signatures of the organ\n%s", n, checkpoint)
	}
	roots := x509.NewCertPool()
	pem, err := os.ReadFile(b.CA())
	if err != nil || !roots.AppendCertsFromPEM(pem) {
		t.Fatal(err)
	}
	report := verify.Verify(bag.OpenZip(bytes.NewReader(raw), int64(len(raw))), verify.Options{Keys: keys, Witnesses: []string{verifier}, Authorities: roots})
	for _, l := range report.Levels {
		for _, c := range l.Checks {
			if c.Status != verify.Passed && c.ID != "log.consistency" { // which no letter asks for
				t.Errorf("%s is %s: %v", c.ID, c.Status, c.Findings)
			}
		}
	}
	folder := t.TempDir()
	dir, keyFile := filepath.Join(folder, "case"), filepath.Join(folder, "keys.txt")
	err = os.CopyFS(dir, files)
	if err == nil {
		err = os.WriteFile(keyFile, keys.Text(), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("bash", filepath.Join(dir, "verify.sh"), dir, keyFile, b.CA()).CombinedOutput()
	if err != nil || strings.Count(string(out), "✓") != 5 {
		t.Errorf("%v\n%s", err, out)
	}
}
