package server

import (
	"crypto/rand"
	"fmt"
	"os"
	"strings"

	"disclosure/server/tracker"
)

// SMTP says by which server reminders are mailed. Without an address none are.
type SMTP struct {
	Address string // host:port; 465 is TLS from the first byte, any other port begins with STARTTLS
	From    string
	User    string
	// PasswordFile holds the password in its first line: a flag would show it to everybody on the machine.
	PasswordFile string
}

// buildTracker makes the tracker of due dates. Its name in leases is new at every start.
func (s *Server) buildTracker() error {
	c := tracker.Config{
		Store: s.store, Now: s.Now, Log: s.Log, Owner: rand.Text(), Webhook: tracker.NewPoster(nil), Every: s.TrackEvery,
	}
	mailer, err := s.mailer()
	if err != nil {
		return err
	}
	if mailer != nil {
		c.Mail = mailer
	}
	s.tracker = tracker.New(c)
	return nil
}

// mailer is nil when no mail server is set up.
func (s *Server) mailer() (*tracker.Mailer, error) {
	if s.SMTP.Address == "" {
		return nil, nil
	}
	m := &tracker.Mailer{Address: s.SMTP.Address, From: s.SMTP.From, User: s.SMTP.User, Now: s.Now}
	if s.SMTP.PasswordFile != "" {
		text, err := os.ReadFile(s.SMTP.PasswordFile)
		if err != nil {
			return nil, fmt.Errorf("无法读取 --smtp-password-file：%w", err)
		}
		m.Password, _, _ = strings.Cut(string(text), "\n")
		m.Password = strings.TrimRight(m.Password, "\r")
	}
	return m, m.Check()
}
