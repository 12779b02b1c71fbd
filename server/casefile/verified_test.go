package casefile

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casefile/bag"
	"disclosure/server/casefile/verify"
	"disclosure/server/house/tool"
	"disclosure/server/record"
)

// verified checks a case file as its reader would.
func verified(t testing.TB, raw []byte) verify.Report {
	t.Helper()
	r := verify.Verify(bag.OpenZip(bytes.NewReader(raw), int64(len(raw))), verify.Options{})
	if r.Result == verify.Failed {
		var text bytes.Buffer
		r.WriteText(&text)
		t.Errorf("the case file does not verify:\n%s", text.String())
	}
	return r
}

// What is exported is what the contract says: `disclosure verify` and verify.sh accept every copy.
func TestVerifies(t *testing.T) {
	for _, v := range []pb.CaseFileVariant{full, forReader, redacted} {
		raw, files := written(t, disputed(t).content(v))
		r := verified(t, raw)
		if r.File.Variant != variantCodes[v] || r.File.Documents != 8 || (r.File.Hidden > 0) == (v == full) {
			t.Errorf("%s: %+v", v, r.File)
		}
		if strings.Contains(string(files["bag-info.txt"]), "复议机构") == (v == redacted) {
			t.Errorf("%s: recipient in bag-info: %s", v, files["bag-info.txt"])
		}
		t.Run("by its script, "+v.String(), func(t *testing.T) { scriptAccepts(t, files) })
	}
}

// scriptAccepts runs the script that the case file carries.
func scriptAccepts(t *testing.T, files map[string][]byte) {
	tool.Need(t, "bash", "openssl")
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		os.MkdirAll(filepath.Dir(path), 0o700)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.Command("bash", filepath.Join(dir, "verify.sh"), dir).CombinedOutput()
	if err != nil {
		t.Errorf("verify.sh: %v\n%s", err, out)
	}
}

// Without a checkpoint the file goes out all the same, and says that nobody signed it.
func TestUnsigned(t *testing.T) {
	c := disputed(t).content(full)
	c.Proof.Size, c.Checkpoint = 0, ""
	var out bytes.Buffer
	if err := Write(context.Background(), &out, c); err != nil {
		t.Fatal(err)
	}
	r := verify.Verify(bag.OpenZip(bytes.NewReader(out.Bytes()), int64(out.Len())), verify.Options{})
	if r.Result != verify.Failed || !bytes.Contains(out.Bytes(), []byte(unsigned)) {
		t.Errorf("an unsigned file passes: %v", r.Result)
	}
}

// A letter that was printed before proves more than the file itself: the log of the file must go on from it.
func TestLettersAreProven(t *testing.T) {
	s := disputed(t)
	early, err := s.content(full).Proof.Earlier(t.Context(), 3)
	if err != nil {
		t.Fatal(err)
	}
	line := "记录校验：disclosure/yangli 第3号 sha256:" + record.Hex(early.Root)[:16] + "…"
	s.events[len(s.events)-1].GetNoticeIssued().Text = "答复书\n正文\n" + line
	raw, files := written(t, s.content(full))
	verified(t, raw)
	if files[verify.ConsistencyPath(3)] == nil {
		t.Error("no proof that the log goes on from the letter")
	}
	forged := verify.Printed{Origin: logOrigin, Size: 3, Root: "0000000000000000"}
	r := verify.Verify(bag.OpenZip(bytes.NewReader(raw), int64(len(raw))), verify.Options{Printed: &forged})
	if r.Result != verify.Failed {
		t.Error("a letter with another root passes")
	}
}
