package demo

import (
	"archive/zip"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/house/tool"
	"disclosure/server/law"
	"disclosure/server/store"
)

// mustEnd is the number of samples: all of them reach their end.
const mustEnd = 26

// The demo is the main job: what it prints is compared by itself, here its traces are.
func TestDemo(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "demo")
	var out bytes.Buffer
	err := Run(t.Context(), Config{Dir: dir}, &out)
	if err != nil {
		t.Fatalf("%v\n%s", err, out.String())
	}
	if n := strings.Count(out.String(), "已办结"); n < mustEnd {
		t.Errorf("%d cases reached their end, want %d\n%s", n, mustEnd, out.String())
	}
	s, err := store.OpenReadOnly(t.Context(), store.Config{Dir: filepath.Join(dir, "data")})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	t.Run("fsck", func(t *testing.T) { checkFsck(t, s) })
	t.Run("texts", func(t *testing.T) { checkTexts(t, s) })
	t.Run("case file", func(t *testing.T) { checkCaseFile(t, filepath.Join(dir, "case-file-"+exported+".zip")) })
	t.Run("log", func(t *testing.T) { checkLog(t, filepath.Join(dir, "service.log")) })
}

func checkFsck(t *testing.T, s *store.Store) {
	r, err := s.Fsck(t.Context())
	if err != nil || len(r.Differences) > 0 || r.Cases != 26 {
		t.Errorf("fsck: %v, %d cases, %v", err, r.Cases, r.Differences)
	}
}

// checkTexts compares what poppler reads out of every PDF with what was put in, character by character but for white space.
func checkTexts(t *testing.T, s *store.Store) {
	tool.Need(t, "pdftotext")
	lines, _, err := s.ListCases(t.Context(), store.ListQuery{Organ: "yangli", Limit: 200})
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for _, line := range lines {
		events, err := s.Events(t.Context(), "yangli", line.Number, 0, 1000)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range events {
			if n := e.GetNoticeIssued(); n != nil {
				compareText(t, s, n)
				compared++
			}
		}
	}
	if compared < 50 {
		t.Errorf("only %d letters compared", compared)
	}
}

func compareText(t *testing.T, s *store.Store, n *pb.NoticeIssued) {
	f, err := s.OpenBlob(n.Document.Sha256)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	got, err := exec.Command("pdftotext", "-raw", f.Name(), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	want := withoutHeads(squeeze(n.Text))
	read := withoutHeads(squeeze(withoutPageNumbers(string(got))))
	if read != want {
		t.Errorf("%s:\nread %s\nwant %s", n.DocNumber, read, want)
	}
}

// withoutPageNumbers drops the lines “— 2 —” at the feet of pages.
func withoutPageNumbers(text string) string {
	var kept []string
	for line := range strings.Lines(text) {
		s := strings.Trim(strings.TrimSpace(line), "\f")
		if strings.HasPrefix(s, "—") && strings.HasSuffix(s, "—") {
			continue
		}
		kept = append(kept, line)
	}
	return strings.Join(kept, "")
}

// withoutHeads drops the heads of the tables that may go on over several pages: each page repeats them.
func withoutHeads(text string) string {
	return strings.NewReplacer("日期星期计数说明", "", "编号证据名称来源证明对象和内容页码形式备注", "").Replace(text)
}

func squeeze(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

// checkCaseFile unpacks the ZIP and lets coreutils check it.
func checkCaseFile(t *testing.T, path string) {
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	dir := t.TempDir()
	err = os.CopyFS(dir, z)
	if err != nil {
		t.Fatal(err)
	}
	lists, err := filepath.Glob(filepath.Join(dir, "case-*", "manifest-sha256.txt"))
	if err != nil || len(lists) != 1 {
		t.Fatalf("lists %v, %v", lists, err)
	}
	cmd := exec.Command("sha256sum", "--strict", "-c", "manifest-sha256.txt", "tagmanifest-sha256.txt")
	cmd.Dir = filepath.Dir(lists[0])
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("sha256sum: %v\n%s", err, out)
	}
	tool.Need(t, "pdftotext")
	cover, err := exec.Command("pdftotext", "-l", "1", filepath.Join(cmd.Dir, "data", "case-file.pdf"), "-").Output()
	if err != nil || !strings.Contains(string(cover), law.DefaultRetention.String()) {
		t.Errorf("the cover does not say how long it is kept: %v\n%s", err, cover)
	}
}

// checkLog looks for personal data of the samples in the service's log.
func checkLog(t *testing.T, path string) {
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	samples, _, err := load()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range samples.Requests {
		for _, secret := range []string{r.Applicant.Name, r.Applicant.IDNumber, r.Applicant.Phone, r.Applicant.Address} {
			if secret != "" && bytes.Contains(raw, []byte(secret)) {
				t.Errorf("the log names %s of %s", secret, r.Key)
			}
		}
	}
}
