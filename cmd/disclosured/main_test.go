package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/store"
)

// screen is what the operator sees; the program writes and the test reads it at the same time.
type screen struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.buf.Write(p)
}

func (s *screen) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.buf.String()
}

// typed runs a command line and gives what it printed and its exit code.
func typed(t *testing.T, line string) (string, int) {
	t.Helper()
	var s screen
	code := run(t.Context(), commands, strings.Fields(line), &s, &s)
	return s.String(), code
}

// started runs `serve` until the returned function is called.
func started(t *testing.T, line string) (*screen, func() int) {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	s, code := &screen{}, make(chan int, 1)
	go func() { code <- run(ctx, commands, strings.Fields(line), s, s) }()
	for range 500 {
		if strings.Contains(s.String(), "服务已启动") {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	return s, func() int { stop(); return <-code }
}

func find(t *testing.T, text, expression string) string {
	t.Helper()
	m := regexp.MustCompile(expression).FindStringSubmatch(text)
	if m == nil {
		t.Fatalf("no %s in:\n%s", expression, text)
	}
	return m[1]
}

func signIn(t *testing.T, text, password string) error {
	t.Helper()
	conn, err := grpc.NewClient(find(t, text, `服务已启动：(\S+?)（`), grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	_, err = pb.NewIdentityServiceClient(conn).SignIn(t.Context(), &pb.SignInRequest{Name: "organs/yangli/staff/admin", Password: password})
	return err
}

// TestLifeOfAnInstallation is first start, second start, reset of a lost password, a further organ, migration and check.
func TestLifeOfAnInstallation(t *testing.T) {
	dir := t.TempDir()
	s, stop := started(t, "serve --listen 127.0.0.1:0 --organ-code yangli --organ-name 样例县人民政府办公室 --doc-prefix 样政办公开 --dir "+dir)
	err := signIn(t, s.String(), find(t, s.String(), `一次性密码：(\S+)`))
	if err != nil {
		t.Error(err)
	}
	text, code := typed(t, "fsck --dir "+dir)
	if code != 0 || !strings.Contains(text, "没有差异") {
		t.Errorf("fsck beside the server: %d %s", code, text)
	}
	text, code = typed(t, "admin reset-password --name organs/yangli/staff/admin --dir "+dir)
	if code != exitFailed {
		t.Errorf("reset beside the server: %d %s", code, text)
	}
	if code = stop(); code != 0 {
		t.Errorf("serve: exit code %d:\n%s", code, s)
	}
	text, code = typed(t, "admin reset-password --name organs/yangli/staff/admin --dir "+dir)
	password := find(t, text, `一次性密码：(\S+)`)
	_, second := typed(t, "admin reset-password --name organs/yangli/staff/nobody --dir "+dir)
	if code != 0 || second != exitFailed {
		t.Errorf("reset: %d, of nobody: %d", code, second)
	}
	text, code = typed(t, "admin create-organ --organ-code other --organ-name 邻县 --doc-prefix 邻政 --dir "+dir)
	if code != 0 || !strings.Contains(text, "organs/other/staff/admin") {
		t.Errorf("create-organ: %d %s", code, text)
	}
	text, code = typed(t, "migrate --dir "+dir)
	if code != 0 {
		t.Errorf("migrate: %d %s", code, text)
	}
	out := filepath.Join(t.TempDir(), "backup.tar")
	text, code = typed(t, "backup --dir "+dir+" --out "+out)
	if code != 0 || !strings.Contains(text, "已备份到") {
		t.Errorf("backup: %d %s", code, text)
	}
	text, code = typed(t, "backup --dir "+dir+" --out "+out)
	if code != exitFailed || !strings.Contains(text, "从不覆盖") {
		t.Errorf("backup over a backup: %d %s", code, text)
	}
	s, stop = started(t, "serve --listen 127.0.0.1:0 --dir "+dir)
	if strings.Contains(s.String(), "一次性密码") {
		t.Errorf("second start: %s", s)
	}
	err = signIn(t, s.String(), password)
	if err != nil {
		t.Error(err)
	}
	stop()
}

func TestCommandLines(t *testing.T) {
	for line, want := range map[string]struct {
		code int
		text string
	}{
		"":                            {exitUsage, "子命令"},
		"help":                        {0, "serve"},
		"dance":                       {exitUsage, `没有子命令 "dance"`},
		"serve -h":                    {0, "监听"},
		"serve --dance":               {exitUsage, "参数有误"},
		"serve --dir x more":          {exitUsage, "多余的参数：more"},
		"serve":                       {exitFailed, "--dir"},
		"fsck --dir /nowhere/at/all":  {exitFailed, "出错"},
		"backup --dir x":              {exitUsage, "--out"},
		"admin":                       {exitUsage, "reset-password"},
		"admin reset-password --name": {exitUsage, "参数有误"},
		"admin reset-password --dir x --name wang": {exitFailed, "organs/yangli/staff/admin"},
	} {
		text, code := typed(t, line)
		if code != want.code || !strings.Contains(text, want.text) {
			t.Errorf("%q: %d\n%s", line, code, text)
		}
	}
}

func TestEnvironmentGivesDefaults(t *testing.T) {
	t.Setenv("DISCLOSURE_TLS_CERT", "from the environment")
	t.Setenv("DISCLOSURE_LISTEN", "from the environment")
	c, err := serveConfig([]string{"--listen", "127.0.0.1:1"}, io.Discard)
	if err != nil || c.TLSCert != "from the environment" || c.Listen != "127.0.0.1:1" {
		t.Errorf("%+v, %v", c, err)
	}
	t.Setenv("DISCLOSURE_SESSION_LIFE", "a while")
	_, err = serveConfig(nil, io.Discard)
	if err == nil || !strings.Contains(err.Error(), "DISCLOSURE_SESSION_LIFE") {
		t.Errorf("got %v", err)
	}
}

func TestReportOfDifferences(t *testing.T) {
	var s screen
	err := printReport(store.Report{Cases: 2, OrphanBlobs: 1, Differences: []store.Difference{{Organ: "yangli", Case: "2026-0001", Table: "case_files", Column: "state"}}}, &s)
	if !errors.Is(err, errDiffers) || !strings.Contains(s.String(), "2026-0001") || !strings.Contains(s.String(), "共 1 处差异") {
		t.Errorf("%v\n%s", err, s.String())
	}
	if exit(err, io.Discard) != exitFailed {
		t.Error("a difference does not fail")
	}
}

func TestMain(m *testing.M) {
	os.Stderr, _ = os.Open(os.DevNull) // the service logs there
	os.Exit(m.Run())
}

func TestRestoreCommand(t *testing.T) {
	dir, place := t.TempDir(), t.TempDir()
	_, code := typed(t, "admin create-organ --organ-code yangli --organ-name 样例县 --doc-prefix 样政 --dir "+dir)
	if code != 0 {
		t.Fatal(code)
	}
	out := filepath.Join(place, "b")
	text, code := typed(t, "backup --dir "+dir+" --out "+out)
	if code != 0 {
		t.Fatal(text)
	}
	text, code = typed(t, "restore --from "+out+" --dir "+filepath.Join(place, "new"))
	if code != 0 || !strings.Contains(text, "可以启动服务") {
		t.Errorf("%d %s", code, text)
	}
	for line, want := range map[string]string{
		"restore --dir " + filepath.Join(place, "new"):                                      "不是由备份恢复",
		"restore --from " + out + " --dir " + filepath.Join(place, "new"):                   "尚不存在",
		"restore --from " + out + " --dir " + filepath.Join(place, "x") + " --accept-older": "--approved-by",
	} {
		text, code = typed(t, line)
		if code != exitFailed || !strings.Contains(text, want) {
			t.Errorf("%s: %d %s", line, code, text)
		}
	}
}
