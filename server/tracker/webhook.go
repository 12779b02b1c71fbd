package tracker

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/netip"
	"net/url"
	"time"
)

// Poster posts messages as JSON. It follows no redirect, uses no proxy, and leaves the machine by https only.
type Poster struct{ client *http.Client }

// NewPoster returns a poster. A nil transport means one that trusts the certificates of the machine.
func NewPoster(transport http.RoundTripper) *Poster {
	if transport == nil {
		transport = &http.Transport{
			TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: 20 * time.Second, MaxIdleConns: 4,
			IdleConnTimeout: time.Minute, MaxResponseHeaderBytes: 16 << 10,
		}
	}
	return &Poster{&http.Client{
		Transport:     transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// Send posts a message; any answer but 2xx is a failure. The header Idempotency-Key is the same at every attempt.
func (p *Poster) Send(ctx context.Context, to string, m Message) error {
	if !allowed(to) {
		return errors.Join(errNoAddress, errors.New("the address is not https, or http to this machine"))
	}
	body, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("write message: %w", err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, to, bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("post message: %w", err)
	}
	req.Header.Set("Content-Type", "application/json; charset=utf-8")
	req.Header.Set("Idempotency-Key", m.ID)
	req.Header.Set("User-Agent", "disclosured")
	res, err := p.client.Do(req)
	if err != nil {
		return fmt.Errorf("post message: %w", withoutURL(err))
	}
	defer res.Body.Close()
	_, _ = io.CopyN(io.Discard, res.Body, 64<<10) // so that the connection can be used again
	if res.StatusCode < 200 || res.StatusCode > 299 {
		return fmt.Errorf("post message: the other side answered %d", res.StatusCode)
	}
	return nil
}

// withoutURL takes the address out of an error: it may hold a secret, and the error is logged.
func withoutURL(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}

// allowed is true for https, and for http to this machine.
func allowed(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || u.User != nil {
		return false
	}
	ip, err := netip.ParseAddr(u.Hostname())
	local := u.Hostname() == "localhost" || err == nil && ip.IsLoopback()
	return u.Scheme == "https" || u.Scheme == "http" && local
}
