package anchor

import (
	"crypto/x509"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"disclosure/server/record"
	"disclosure/server/store"
)

// Config says where checkpoints are taken.
type Config struct {
	Store *store.Store
	// Witnesses are "URL,NAME+HASH+KEY" each: where the witness listens, and its verifier key.
	Witnesses []string
	// AuthorityURL is that of a time-stamping authority (RFC 3161), and AuthorityCA the PEM file with the certificates that it is
	// trusted by. Both or none.
	AuthorityURL, AuthorityCA string
	// File gets the checkpoints of each day and of exports, one below the other.
	File string
	Now  func() time.Time
	Log  *slog.Logger
}

// answerTimeout is how long a place may take to answer.
const answerTimeout = 15 * time.Second

// maxAnswer bounds what a place may answer, in bytes.
const maxAnswer = 64 << 10

func (c Config) places() ([]place, error) {
	client := &http.Client{
		Timeout:       answerTimeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	var all []place
	for _, text := range c.Witnesses {
		address, key, _ := strings.Cut(text, ",")
		name, err := record.CheckWitnessKey(key)
		if err != nil || !isHTTP(address) {
			return nil, fmt.Errorf("--witness %q 有误：应为“网址,见证公钥”，例如 http://witness.example:8444,NAME+HASH+KEY；公钥在见证服务启动时显示", text)
		}
		all = append(all, &cosigner{c.Store, client, strings.TrimSuffix(address, "/"), name, key})
	}
	if (c.AuthorityURL == "") != (c.AuthorityCA == "") {
		return nil, fmt.Errorf("--tsa-url 与 --tsa-ca 必须同时给出：没有根证书就无法核对时间戳")
	}
	if c.AuthorityURL != "" {
		roots, err := readRoots(c.AuthorityCA)
		if err != nil {
			return nil, err
		}
		if !isHTTP(c.AuthorityURL) {
			return nil, fmt.Errorf("--tsa-url %q 有误：应为时间戳服务的网址", c.AuthorityURL)
		}
		all = append(all, &authority{c.Store, client, c.AuthorityURL, roots, c.Now})
	}
	if c.File != "" {
		all = append(all, &file{store: c.Store, path: c.File})
	}
	return all, nil
}

func isHTTP(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != ""
}

func readRoots(file string) (*x509.CertPool, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("读取时间戳服务的根证书（--tsa-ca）：%w", err)
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(text) {
		return nil, fmt.Errorf("--tsa-ca %s 中没有可用的证书（PEM）", file)
	}
	return roots, nil
}
