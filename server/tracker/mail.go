package tracker

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"mime"
	"mime/quotedprintable"
	"net"
	"net/mail"
	"net/smtp"
	"net/textproto"
	"strings"
	"time"
)

// Mailer sends mail by SMTP. Without TLS it speaks to this machine only: a password or a reminder must not cross a network in
// the clear.
type Mailer struct {
	Address        string // host:port; port 465 is TLS from the first byte, any other begins with STARTTLS
	From           string // address of the sender
	User, Password string // empty for none
	TLS            *tls.Config
	Now            func() time.Time
}

// Check refuses a configuration that cannot work.
func (s *Mailer) Check() error {
	_, _, err := net.SplitHostPort(s.Address)
	if err != nil {
		return fmt.Errorf("--smtp-address 须为 主机:端口：%w", err)
	}
	_, err = mail.ParseAddress(s.From)
	if err != nil {
		return fmt.Errorf("--smtp-from 不是有效的电子邮箱地址：%w", err)
	}
	return nil
}

// Send delivers a message to one mailbox. The Message-ID is the same at every attempt, so that a mailbox can drop a double.
func (s *Mailer) Send(ctx context.Context, to string, m Message) error {
	conn, err := s.dial(ctx)
	if err != nil {
		return fmt.Errorf("reach mail server: %w", err)
	}
	stop := context.AfterFunc(ctx, func() { conn.Close() })
	defer stop()
	defer conn.Close()
	host, _, _ := net.SplitHostPort(s.Address)
	c, err := smtp.NewClient(conn, host)
	if err != nil {
		return fmt.Errorf("greet mail server: %w", err)
	}
	err = s.secure(c, conn, host)
	if err != nil {
		return err
	}
	return s.transfer(c, to, m)
}

func (s *Mailer) dial(ctx context.Context) (net.Conn, error) {
	host, port, err := net.SplitHostPort(s.Address)
	if err != nil {
		return nil, err
	}
	if port == "465" {
		return (&tls.Dialer{Config: s.tlsConfig(host)}).DialContext(ctx, "tcp", s.Address)
	}
	return (&net.Dialer{}).DialContext(ctx, "tcp", s.Address)
}

func (s *Mailer) tlsConfig(host string) *tls.Config {
	c := &tls.Config{MinVersion: tls.VersionTLS12}
	if s.TLS != nil {
		c = s.TLS.Clone()
	}
	c.ServerName = host
	return c
}

// secure begins TLS and signs in.
func (s *Mailer) secure(c *smtp.Client, conn net.Conn, host string) error {
	_, secure := conn.(*tls.Conn)
	offered, _ := c.Extension("STARTTLS")
	if offered && !secure {
		err := c.StartTLS(s.tlsConfig(host))
		if err != nil {
			return fmt.Errorf("begin TLS with mail server: %w", err)
		}
		secure = true
	}
	if tcp, ok := conn.RemoteAddr().(*net.TCPAddr); !secure && (!ok || !tcp.IP.IsLoopback()) {
		return errors.New("mail server offers no TLS")
	}
	if s.User == "" {
		return nil
	}
	err := c.Auth(smtp.PlainAuth("", s.User, s.Password, host))
	if err != nil {
		return fmt.Errorf("sign in to mail server: %w", err)
	}
	return nil
}

func (s *Mailer) transfer(c *smtp.Client, to string, m Message) error {
	from, err := mail.ParseAddress(s.From)
	if err != nil {
		return err
	}
	err = c.Mail(from.Address)
	if err == nil {
		err = c.Rcpt(to)
	}
	if err != nil {
		return fmt.Errorf("address mail: %w", err)
	}
	w, err := c.Data()
	if err != nil {
		return fmt.Errorf("write mail: %w", err)
	}
	_, err = w.Write(s.compose(from, to, m))
	if err == nil {
		err = w.Close() // the server has taken the mail when this succeeds
	}
	if err != nil {
		return fmt.Errorf("write mail: %w", err)
	}
	_ = c.Quit()
	return nil
}

// compose writes the mail: plain text in UTF-8.
func (s *Mailer) compose(from *mail.Address, to string, m Message) []byte {
	var b bytes.Buffer
	_, domain, _ := strings.Cut(from.Address, "@")
	for _, h := range [][2]string{
		{"From", from.String()},
		{"To", (&mail.Address{Address: to}).String()},
		{"Subject", mime.BEncoding.Encode("utf-8", m.Subject)},
		{"Date", s.Now().UTC().Format(time.RFC1123Z)},
		{"Message-Id", "<" + m.ID + "@" + domain + ">"},
		{"Auto-Submitted", "auto-generated"},
		{"Mime-Version", "1.0"},
		{"Content-Type", "text/plain; charset=utf-8"},
		{"Content-Transfer-Encoding", "quoted-printable"},
	} {
		fmt.Fprintf(&b, "%s: %s\r\n", textproto.CanonicalMIMEHeaderKey(h[0]), h[1])
	}
	b.WriteString("\r\n")
	q := quotedprintable.NewWriter(&b)
	_, _ = q.Write([]byte(strings.ReplaceAll(m.Text, "\n", "\r\n"))) // into memory
	_ = q.Close()
	return b.Bytes()
}
