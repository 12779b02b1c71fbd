package cli

import (
	"os"
	"runtime"
	"strings"
	"testing"

	pb "disclosure/proto/disclosure/v1"
)

func signInFake(t *testing.T, change bool) *fake {
	t.Helper()
	f := newFake(t)
	answerAll(f)
	f.answers["SignIn"] = &pb.Session{
		Token: "t9", PasswordChangeRequired: change,
		Staff: &pb.Staff{Name: "organs/yangli/staff/zhangsan", DisplayName: "张三", Roles: []pb.Role{pb.Role_ROLE_HANDLER}},
	}
	return f
}

func TestLoginKeepsTheToken(t *testing.T) {
	f := signInFake(t, false)
	f.stdin = "secret word\n"
	r := f.run(t, "login", "--organ", "yangli", "--user", "zhangsan").want(t, exitOK)
	req := f.last(t).req.(*pb.SignInRequest)
	if req.Name != "organs/yangli/staff/zhangsan" || req.Password != "secret word" || f.last(t).token != "" {
		t.Errorf("signed in as %v with token %q", req, f.last(t).token)
	}
	if strings.Contains(r.out+r.err, "t9") || !strings.Contains(r.out, "张三") {
		t.Errorf("output: %s%s", r.out, r.err)
	}
	info, err := os.Stat(f.file("session.json"))
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("session file: %v, %v", info, err)
	}
	f.run(t, "whoami").want(t, exitOK)
	if got := f.last(t).token; got != "Bearer t9" {
		t.Errorf("token = %q", got)
	}
}

func TestLoginChangesAOneTimePassword(t *testing.T) {
	f := signInFake(t, true)
	f.stdin = "one-time\nnew long password\n"
	r := f.run(t, "login", "organs/yangli/staff/zhangsan", "-o", "json").want(t, exitOK)
	if strings.Contains(r.out+r.err, "t9") {
		t.Errorf("the token is shown: %s%s", r.out, r.err)
	}
	got := f.last(t)
	req := got.req.(*pb.ChangePasswordRequest)
	if req.OldPassword != "one-time" || req.NewPassword != "new long password" || got.token != "Bearer t9" {
		t.Errorf("changed with %v, token %q", req, got.token)
	}
}

func TestLoginFromFiles(t *testing.T) {
	f := signInFake(t, true)
	f.run(t, "login", "organs/yangli/staff/zhangsan", "--password-file", write(t, f, "old", "a b\r\nrest"), "--new-password-file", write(t, f, "new", "c")).want(t, exitOK)
	req := f.last(t).req.(*pb.ChangePasswordRequest)
	if req.OldPassword != "a b" || req.NewPassword != "c" {
		t.Errorf("changed with %v", req)
	}
}

func TestPasswd(t *testing.T) {
	f := signedIn(t)
	answerAll(f)
	f.stdin = "old\nnew\n"
	f.run(t, "passwd").want(t, exitOK)
	if req := f.last(t).req.(*pb.ChangePasswordRequest); req.OldPassword != "old" || req.NewPassword != "new" {
		t.Errorf("changed with %v", req)
	}
	f.stdin = ""
	f.run(t, "passwd").want(t, exitUsage)
}

func TestLogoutForgetsTheToken(t *testing.T) {
	f := signedIn(t)
	answerAll(f)
	f.run(t, "logout").want(t, exitOK)
	r := f.run(t, "whoami").want(t, exitPermission)
	if !strings.Contains(r.err, "disclosure login") {
		t.Error(r.err)
	}
}

func TestTokenOfTheEnvironment(t *testing.T) {
	f := signedIn(t)
	answerAll(f)
	f.answers["GetMe"] = &pb.Staff{Name: "organs/other/staff/li"}
	t.Setenv("DISCLOSURE_TOKEN", "env")
	f.run(t, "show", "2026-0001").want(t, exitOK)
	got := f.last(t)
	if name := got.req.(*pb.GetCaseRequest).Name; got.token != "Bearer env" || name != "organs/other/cases/2026-0001" {
		t.Errorf("token %q, case %s", got.token, name)
	}
}

func TestDamagedSession(t *testing.T) {
	f := newFake(t)
	write(t, f, "session.json", "{")
	if r := f.run(t, "whoami").want(t, exitOther); !strings.Contains(r.err, "session.json") {
		t.Error(r.err)
	}
}

func TestLoopback(t *testing.T) {
	for server, want := range map[string]bool{
		"127.0.0.1:1": true, "127.9.9.9:1": true, "[::1]:1": true, "localhost:1": true,
		"127.0.0.1": false, "10.0.0.1:1": false, "127.0.0.1.example.cn:1": false, "[::]:1": false, "dns:///127.0.0.1:1": false,
	} {
		if got := loopback(server); got != want {
			t.Errorf("loopback(%q) = %v", server, got)
		}
	}
}
