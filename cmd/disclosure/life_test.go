package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"disclosure/cmd/disclosure/cli"
	"disclosure/server"
	"disclosure/server/identity"
)

// office is a real server over a real database, and members of staff at their clients.
type office struct {
	t   *testing.T
	dir string
	// addr is where calls go, feeds where calendar programs ask.
	addr, feeds string
	now         time.Time
}

// open starts the server at ten in the morning of a day and returns the one-time password of its administrator.
func open(t *testing.T, day string) (*office, string) {
	t.Helper()
	t.Setenv("DISCLOSURE_TOKEN", "")
	t.Setenv("DISCLOSURE_CA", "")
	now, err := time.Parse(time.RFC3339, day+"T10:00:00+08:00")
	if err != nil {
		t.Fatal(err)
	}
	o := &office{t: t, dir: t.TempDir(), now: now}
	c := server.Config{
		Dir: filepath.Join(o.dir, "data"), Listen: "127.0.0.1:0", Argon: identity.CheapParams, Now: o.clock,
		FeedListen: "127.0.0.1:0", TrackEvery: 20 * time.Millisecond,
		Log:   slog.New(slog.NewTextHandler(io.Discard, nil)),
		Organ: identity.FirstOrgan{Code: "yangli", Name: "样例县人民政府办公室", DocPrefix: "样政办公开"},
	}
	s, err := server.New(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stopped := make(chan error, 1)
	go func() { stopped <- s.Serve(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-stopped; err != nil {
			t.Errorf("serve: %v", err)
		}
		if report, err := server.Check(context.Background(), c); err != nil || len(report.Differences) > 0 {
			t.Errorf("fsck: %v, %v", report.Differences, err)
		}
	})
	o.addr, o.feeds = s.Addr().String(), s.FeedAddr().String()
	return o, s.FirstAdmin().Password
}

func (o *office) clock() time.Time { return o.now }

// as runs the client of one member of staff; the words of the line are parted by spaces.
func (o *office) as(login, stdin, line string) (code int, out, errs string) {
	o.t.Helper()
	var stdout, stderr bytes.Buffer
	args := append(strings.Fields(line), "--server", o.addr, "--config-dir", filepath.Join(o.dir, "home", login))
	code = cli.Main(o.t.Context(), cli.Config{Args: args, In: strings.NewReader(stdin), Out: &stdout, Err: &stderr, Now: o.clock})
	return code, stdout.String(), stderr.String()
}

// must is as for what has to succeed.
func (o *office) must(login, line string) string {
	o.t.Helper()
	return o.mustWith(login, "", line)
}

func (o *office) mustWith(login, stdin, line string) string {
	o.t.Helper()
	code, out, errs := o.as(login, stdin, line)
	if code != 0 {
		o.t.Fatalf("%s: disclosure %s: exit %d\n%s%s", login, line, code, out, errs)
	}
	return out
}

// signIn signs a new account in and gives it a password of its own.
func (o *office) signIn(login, oneTime string) {
	o.t.Helper()
	o.mustWith(login, oneTime+"\nthree blue pencils\n", "login organs/yangli/staff/"+login+" --plaintext")
}

// employ makes an account and signs it in.
func (o *office) employ(login, roles string) {
	o.t.Helper()
	var made struct{ OneTimePassword string }
	out := o.must("admin", "staff create "+login+" --display-name "+login+" --role "+roles+" -o json")
	if err := json.Unmarshal([]byte(out), &made); err != nil {
		o.t.Fatal(err)
	}
	o.signIn(login, made.OneTimePassword)
}

// refused expects an exit code and a word on stderr.
func (o *office) refused(code int, word, login, line string) {
	o.t.Helper()
	got, out, errs := o.as(login, "", line)
	if got != code || !strings.Contains(errs, word) {
		o.t.Errorf("%s: disclosure %s: exit %d, want %d and %q\n%s%s", login, line, got, code, word, out, errs)
	}
}

func (o *office) file(name string) string { return filepath.Join(o.dir, name) }

func has(t *testing.T, text string, words ...string) {
	t.Helper()
	for _, word := range words {
		if !strings.Contains(text, word) {
			t.Errorf("no %q in:\n%s", word, text)
		}
	}
}

// staffed is an office with its settings made and its people signed in.
func staffed(t *testing.T, day string) *office {
	t.Helper()
	o, password := open(t, day)
	o.signIn("admin", password)
	o.must("admin", "organ update --court 样例县人民法院 --reconsideration-body 样例县人民政府 --address 样例路1号 --phone 0539-0000000 "+
		"--reconsideration-url https://fy.example.gov.cn --payee 样例县财政局 --payment 到收费窗口缴纳 "+
		"--number-pattern ALL={代字}{类别}〔{年}〕{号}号 --number-pattern FEE=样政费〔{年}〕第{号:3}号")
	for login, roles := range map[string]string{"zhao": "FRONT_DESK", "wang": "HANDLER", "sun": "REVIEWER", "zhou": "DISCLOSURE_HEAD,LEGAL"} {
		o.employ(login, roles)
	}
	return o
}

// A request goes from the desk to the exported case file, every step by the client.
func TestLifeOfACase(t *testing.T) {
	o := staffed(t, "2026-03-02")
	o.desk()
	o.handle()
	o.decide()
	o.reply()
}

const facts = "register --channel IN_PERSON --category NATURAL_PERSON --name 李明远 --id-type RESIDENT_ID --id-number 371302190001010002 " +
	"--phone 13900000001 --address 样例路1号 --item 1998年征地批复 --form PAPER_MAIL --handler wang"

func (o *office) desk() {
	has(o.t, o.must("zhao", facts+" --receipt "+o.file("receipt.pdf")), "2026-0001", "2026-03-02", "2026-03-30")
	isPDF(o.t, o.file("receipt.pdf"))
	o.refused(5, "id_number", "zhao", strings.Replace(facts, "010002", "010003", 1))
	o.refused(3, "ROLE_MISSING", "sun", facts)
	has(o.t, o.must("zhao", "list"), "2026-0001", "李明远", "当面提交", "2026-03-30", "wang")
	has(o.t, o.must("zhao", "search 明远"), "2026-0001")
	has(o.t, o.must("zhao", "search 2026-00"), "李明远")
	has(o.t, o.must("sun", "show 2026-0001"), "1998年征地批复", "371302", "自然人", "● 2026-03-30（确定）")
	has(o.t, o.must("wang", "clock show 2026-0001"), "2026-03-03", "2026-03-30", "逐日计算")
	has(o.t, o.must("wang", "clock 2026-0001"), "逐日计算")
	o.refused(4, "CASE_NOT_FOUND", "zhao", "show 2026-0002")
}

func (o *office) handle() {
	o.refused(6, "CONTENT_MISSING", "wang", "submit 2026-0001")
	o.must("wang", "record-search 2026-0001 --searcher 王五 --place 档案室 --keyword 征地批复 --period 1995年至2000年 --result 未查得")
	note := o.file("截图.txt")
	if err := os.WriteFile(note, bytes.Repeat([]byte("检索截图\n"), 40000), 0o600); err != nil {
		o.t.Fatal(err)
	}
	o.must("wang", "upload 2026-0001 "+note+" --kind SEARCH_EVIDENCE")
	o.must("wang", "determine 2026-0001 --item 1 --as R12 --reasons 经检索未制作也未获取")
	o.refused(7, "ETAG_STALE", "wang", "submit 2026-0001 --etag 1")
	o.must("wang", "notice preview 2026-0001 --kind REPLY -o "+o.file("preview.pdf"))
	isPDF(o.t, o.file("preview.pdf"))
	o.must("wang", "submit 2026-0001 --note 请审")
}

func (o *office) decide() {
	has(o.t, o.must("sun", "review return 2026-0001 --reason 请核对文号"), "办理中")
	has(o.t, o.must("wang", "show 2026-0001"), "请核对文号")
	o.must("wang", "submit 2026-0001")
	o.must("sun", "review pass 2026-0001 --opinion 同意")
	has(o.t, o.must("zhou", "sign-off 2026-0001"), "已签发")
}

func (o *office) reply() {
	has(o.t, o.must("wang", "notice issue 2026-0001 --kind REPLY -o "+o.file("reply.pdf")), "答复书", "样政办公开", "organs/yangli/cases/2026-0001/notices/2")
	isPDF(o.t, o.file("reply.pdf"))
	o.must("zhao", "notice dispatch 2026-0001 2 --method POST --tracking XA1")
	o.must("zhao", "notice delivered 2026-0001 2 --on 2026-03-02 --evidence 本人签收")
	o.proof()
	has(o.t, o.must("wang", "close 2026-0001"), "已办结")
	has(o.t, o.must("wang", "events 2026-0001"), "登记", "退回", "R12 信息不存在", "发出文书", "办结")
	o.must("wang", "download 2026-0001 2 -o "+o.file("back.txt"))
	sent, err := os.ReadFile(o.file("截图.txt"))
	if err != nil {
		o.t.Fatal(err)
	}
	back, err := os.ReadFile(o.file("back.txt"))
	if err != nil || !bytes.Equal(sent, back) {
		o.t.Errorf("another file came back: %v", err)
	}
	o.must("zhou", "export 2026-0001 --reason 行政复议举证 --recipient 复议机构 -o "+o.file("case.zip"))
	z, err := zip.OpenReader(o.file("case.zip"))
	if err != nil || len(z.File) < 3 {
		o.t.Fatalf("case file: %v", err)
	}
	z.Close()
	o.must("wang", "logout")
	o.refused(3, "disclosure login", "wang", "list")
}

// proof adds the slip of the post, without which the case is not closed.
func (o *office) proof() {
	o.refused(6, "PROOF_MISSING", "wang", "close 2026-0001")
	has(o.t, o.must("wang", "show 2026-0001"), "办结前还缺", "交寄凭证")
	slip := o.file("交寄凭证.txt")
	if err := os.WriteFile(slip, []byte("EMS XA1"), 0o600); err != nil {
		o.t.Fatal(err)
	}
	has(o.t, o.must("zhao", "upload 2026-0001 "+slip+" --kind DELIVERY_PROOF"), "documents/4")
	o.refused(5, "送达凭证", "zhao", "notice proof 2026-0001 2 --document 1")
	has(o.t, o.must("zhao", "notice proof 2026-0001 2 --document 4"), "凭证", "材料 4")
}

func isPDF(t *testing.T, file string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil || !bytes.HasPrefix(data, []byte("%PDF-")) {
		t.Errorf("%s is no PDF: %v", file, err)
	}
}
