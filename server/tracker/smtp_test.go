package tracker

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"io"
	"mime"
	"mime/quotedprintable"
	"net"
	"net/http/httptest"
	"net/mail"
	"net/textproto"
	"strings"
	"sync"
	"testing"
	"time"
)

// postOffice is a small SMTP server that takes mail after STARTTLS and sign-in.
type postOffice struct {
	listener net.Listener
	tls      *tls.Config
	plain    bool // offers no TLS
	mu       sync.Mutex
	mails    []string
	to       []string
	signedIn bool
}

func newPostOffice(t *testing.T, plain bool) (*postOffice, *tls.Config) {
	t.Helper()
	web := httptest.NewTLSServer(nil) // for its certificate
	t.Cleanup(web.Close)
	pool := x509.NewCertPool()
	pool.AddCert(web.Certificate())
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &postOffice{listener: l, tls: web.TLS.Clone(), plain: plain}
	p.tls.NextProtos = nil
	go p.serve()
	t.Cleanup(func() { l.Close() })
	return p, &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}
}

func (p *postOffice) serve() {
	for {
		conn, err := p.listener.Accept()
		if err != nil {
			return
		}
		go p.talk(conn)
	}
}

func (p *postOffice) talk(conn net.Conn) {
	defer func() { conn.Close() }()
	text := textproto.NewConn(conn)
	secure := false
	_ = text.PrintfLine("220 post office")
	for {
		line, err := text.ReadLine()
		if err != nil {
			return
		}
		verb, _, _ := strings.Cut(strings.ToUpper(line), " ")
		switch verb {
		case "EHLO":
			offer := "AUTH PLAIN"
			if !secure && !p.plain {
				offer = "STARTTLS"
			}
			_ = text.PrintfLine("250-post office\r\n250 %s", offer)
		case "STARTTLS":
			_ = text.PrintfLine("220 go")
			conn = tls.Server(conn, p.tls)
			text, secure = textproto.NewConn(conn), true
		case "AUTH":
			p.mu.Lock()
			p.signedIn = secure
			p.mu.Unlock()
			_ = text.PrintfLine("235 welcome")
		case "RCPT":
			p.mu.Lock()
			p.to = append(p.to, line)
			p.mu.Unlock()
			_ = text.PrintfLine("250 ok")
		case "DATA":
			_ = text.PrintfLine("354 go")
			body, _ := io.ReadAll(text.DotReader())
			p.mu.Lock()
			p.mails = append(p.mails, string(body))
			p.mu.Unlock()
			_ = text.PrintfLine("250 taken")
		case "QUIT":
			_ = text.PrintfLine("221 bye")
			return
		default:
			_ = text.PrintfLine("250 ok")
		}
	}
}

var sample = Message{ID: "reminder-yangli-1", Subject: "【红 ▲ 紧急】申请 2026-0001 答复期限 2026-03-30", Text: "申请 2026-0001 的答复期限。\n.\n请登录系统办理。\n"}

func TestMailGoesOutUnderTLS(t *testing.T) {
	p, config := newPostOffice(t, false)
	m := &Mailer{Address: p.listener.Addr().String(), From: "disclosure@example.com", User: "u", Password: "p", TLS: config, Now: at("2026-03-26 10:00")}
	err := m.Check()
	if err == nil {
		err = m.Send(t.Context(), "li@example.com", sample)
	}
	if err != nil {
		t.Fatal(err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.mails) != 1 || !p.signedIn || !strings.Contains(p.to[0], "li@example.com") {
		t.Fatalf("%v %v %v", p.mails, p.to, p.signedIn)
	}
	got, err := mail.ReadMessage(bufio.NewReader(strings.NewReader(p.mails[0])))
	if err != nil {
		t.Fatal(err)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(got.Header.Get("Subject"))
	text, _ := io.ReadAll(quotedprintable.NewReader(got.Body))
	if err != nil || subject != sample.Subject || strings.ReplaceAll(string(text), "\r\n", "\n") != sample.Text {
		t.Errorf("%q %q", subject, text)
	}
	if got.Header.Get("Message-Id") != "<reminder-yangli-1@example.com>" || got.Header.Get("Date") != "Thu, 26 Mar 2026 02:00:00 +0000" {
		t.Errorf("%v", got.Header)
	}
}

func TestMailWithoutTLSStaysOnThisMachine(t *testing.T) {
	p, _ := newPostOffice(t, true)
	m := &Mailer{Address: p.listener.Addr().String(), From: "disclosure@example.com", Now: at("2026-03-26 10:00")}
	err := m.Send(t.Context(), "li@example.com", sample)
	if err != nil {
		t.Errorf("on loopback: %v", err)
	}
	p, _ = newPostOffice(t, false)
	m = &Mailer{Address: p.listener.Addr().String(), From: "disclosure@example.com", Now: at("2026-03-26 10:00")}
	err = m.Send(t.Context(), "li@example.com", sample)
	if err == nil {
		t.Error("a certificate that nobody vouches for was taken")
	}
}

// TestSilentMailServerIsLeft talks to a server that never answers.
func TestSilentMailServerIsLeft(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	m := &Mailer{Address: l.Addr().String(), From: "disclosure@example.com", Now: time.Now}
	if m.Send(ctx, "li@example.com", sample) == nil {
		t.Error("sent to nobody")
	}
	for _, bad := range []Mailer{{Address: "nowhere", From: "a@b.c"}, {Address: "a:25", From: "nobody"}} {
		if bad.Check() == nil {
			t.Errorf("%+v is taken", bad)
		}
	}
}
