package verify

import (
	"crypto/x509"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"disclosure/server/house/tool"
	"disclosure/server/record"
)

// authority is a time stamp authority made by openssl.
type authority struct {
	t   *testing.T
	dir string
}

const authorityConfig = `[tsa]
default_tsa = it
[it]
serial = DIR/serial
crypto_device = builtin
signer_cert = DIR/tsa.pem
certs = DIR/ca.pem
signer_key = DIR/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
`

func newAuthority(t *testing.T) *authority {
	t.Helper()
	a := &authority{t, t.TempDir()}
	a.write("tsa.cnf", strings.ReplaceAll(authorityConfig, "DIR", a.dir))
	a.write("tsa.ext", "extendedKeyUsage=critical,timeStamping\n")
	a.write("serial", "01\n")
	tool.Need(a.t, "openssl")
	a.openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days", "3650", "-subj", "/CN=Sample TSA root")
	a.openssl("req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Sample TSA")
	a.openssl("x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-out", "tsa.pem", "-days", "3650", "-extfile", "tsa.ext")
	return a
}

func (a *authority) write(name, text string) {
	a.t.Helper()
	err := os.WriteFile(filepath.Join(a.dir, name), []byte(text), 0o600)
	if err != nil {
		a.t.Fatal(err)
	}
}

func (a *authority) openssl(args ...string) {
	a.t.Helper()
	c := exec.Command("openssl", args...)
	c.Dir = a.dir
	out, err := c.CombinedOutput()
	if err != nil {
		a.t.Fatalf("openssl %s: %v\n%s", args[0], err, out)
	}
}

// stamp gives the token over a checkpoint.
func (a *authority) stamp(note string) string {
	a.t.Helper()
	covered, err := record.Stamped([]byte(note))
	if err != nil {
		a.t.Fatal(err)
	}
	a.write("note", string(covered))
	a.openssl("ts", "-query", "-data", "note", "-sha256", "-cert", "-out", "query")
	a.openssl("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query", "-out", "token")
	token, err := os.ReadFile(filepath.Join(a.dir, "token"))
	if err != nil {
		a.t.Fatal(err)
	}
	return string(token)
}

func (a *authority) roots() *x509.CertPool {
	a.t.Helper()
	pool := x509.NewCertPool()
	text, err := os.ReadFile(filepath.Join(a.dir, "ca.pem"))
	if err != nil || !pool.AppendCertsFromPEM(text) {
		a.t.Fatal(err)
	}
	return pool
}

// The tokens are made by openssl, and the script has openssl check them.
func TestTimeStamp(t *testing.T) {
	a, other := newAuthority(t), newAuthority(t)
	for _, c := range []struct {
		name   string
		do     func(d *dossier)
		roots  *authority
		status Status
	}{
		{"trusted", func(d *dossier) { d.set(TokenPath, a.stamp(d.get(CheckpointPath))) }, a, Passed},
		{"no roots", func(d *dossier) { d.set(TokenPath, a.stamp(d.get(CheckpointPath))) }, nil, Passed},
		{"other roots", func(d *dossier) { d.set(TokenPath, a.stamp(d.get(CheckpointPath))) }, other, Failed},
		{"witnessed later", func(d *dossier) {
			d.set(TokenPath, a.stamp(d.get(CheckpointPath)))
			d.cosigned(witness(d.t), d.now)
		}, a, Passed},
		{"over another checkpoint", func(d *dossier) {
			d.set(TokenPath, a.stamp(sampleCase(d.t).dossier(Full).get(CheckpointPath)))
		}, a, Failed},
		{"no token", func(d *dossier) { d.set(TokenPath, "token") }, a, Failed},
		{"absent", func(*dossier) {}, a, Unchecked},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := sampleCase(t).dossier(Full)
			c.do(d)
			var o Options
			roots := ""
			if c.roots != nil {
				o.Authorities, roots = c.roots.roots(), filepath.Join(c.roots.dir, "ca.pem")
			}
			r := d.verify(o)
			got := r.Levels[3].Checks[1]
			if got.ID != "outside.timestamp" || got.Status != c.status || (r.Result == Failed) != (c.status == Failed) {
				t.Errorf("%s, in all %s: %s\n%s", got.Status, r.Result, got.Text, findings(r))
			}
			if roots == "" {
				return
			}
			out, code := runScript(t, d.zip(), d.ring.Keys, roots)
			if (code == 1) != (c.status == Failed) || strings.Contains(out, "✓ 第四级 时间戳") != (c.status == Passed) {
				t.Errorf("the script: exit %d\n%s", code, out)
			}
		})
	}
}
