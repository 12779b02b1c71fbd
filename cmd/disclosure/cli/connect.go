package cli

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"net"
	"net/netip"
	"os"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/backoff"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
)

// maxAnswer bounds one answer: a page of 200 events of long texts stays below it.
const maxAnswer = 64 << 20

// window is what the server may send ahead. A fixed one needs no pings that measure the line.
const window = 1 << 20

// bearer puts the token into the header of every call.
type bearer struct {
	token     string
	plaintext bool
}

// GetRequestMetadata is the header.
func (b bearer) GetRequestMetadata(context.Context, ...string) (map[string]string, error) {
	if b.token == "" {
		return nil, nil
	}
	return map[string]string{"authorization": "Bearer " + b.token}, nil
}

// RequireTransportSecurity keeps the token off the open network; plaintext is allowed on loopback only.
func (b bearer) RequireTransportSecurity() bool { return !b.plaintext }

// connect opens the connection as the signed-in member of staff.
func (a *app) connect() (*grpc.ClientConn, error) {
	if a.conn != nil {
		return a.conn, nil
	}
	s, err := a.session()
	if err != nil {
		return nil, err
	}
	if s.Token == "" {
		return nil, &failure{
			Exit: exitPermission, Code: "CLIENT", Reason: "SIGN_IN_REQUIRED",
			Message: "尚未登录服务器 " + a.global.server + "。",
		}
	}
	return a.dial(s)
}

// dial opens the connection with the token of s, which may be empty.
func (a *app) dial(s session) (*grpc.ClientConn, error) {
	plaintext := a.global.plaintext || s.Plaintext && a.global.ca == ""
	secure, err := a.transport(plaintext, s)
	if err != nil {
		return nil, err
	}
	conn, err := grpc.NewClient(a.global.server, append([]grpc.DialOption{
		grpc.WithTransportCredentials(secure),
		grpc.WithPerRPCCredentials(bearer{s.Token, plaintext}),
		grpc.WithUnaryInterceptor(a.callOnce),
		grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(maxAnswer)),
		grpc.WithConnectParams(connectParams(a.cfg.Backoff)),
		grpc.WithStaticStreamWindowSize(window),
		grpc.WithStaticConnWindowSize(window),
	}, a.cfg.Dial...)...)
	if err != nil {
		return nil, usagef("服务器地址 %q 无效：%v", a.global.server, err)
	}
	a.conn = conn
	return conn, nil
}

// connectParams let a connection be tried again about as often as a call is.
func connectParams(first time.Duration) grpc.ConnectParams {
	return grpc.ConnectParams{
		Backoff:           backoff.Config{BaseDelay: first / 2, Multiplier: 1.6, Jitter: 0.2, MaxDelay: 5 * time.Second},
		MinConnectTimeout: 5 * time.Second,
	}
}

// transport is TLS, or plaintext to the same machine.
func (a *app) transport(plaintext bool, s session) (credentials.TransportCredentials, error) {
	if plaintext {
		return insecure.NewCredentials(), a.checkLoopback()
	}
	file := a.global.ca
	if file == "" {
		file = s.CA
	}
	roots, err := readRoots(file)
	if err != nil {
		return nil, err
	}
	return credentials.NewTLS(&tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12}), nil
}

// checkLoopback keeps plaintext on this machine.
func (a *app) checkLoopback() error {
	if loopback(a.global.server) {
		return nil
	}
	return usagef("--plaintext 只能用于本机地址（127.0.0.1、::1 或 localhost），不能用于 %s。", a.global.server)
}

// readRoots reads the certificates to trust; nil means those of the system.
func readRoots(file string) (*x509.CertPool, error) {
	if file == "" {
		return nil, nil
	}
	pem, err := os.ReadFile(file)
	if err != nil {
		return nil, failf(exitOther, "读取 CA 证书文件：%v", err)
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(pem) {
		return nil, failf(exitInvalid, "文件 %s 里没有 PEM 格式的证书。", file)
	}
	return pool, nil
}

// loopback tells whether an address HOST:PORT is on this machine.
func loopback(server string) bool {
	host, _, err := net.SplitHostPort(server)
	if err != nil {
		return false
	}
	if host == "localhost" {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.IsLoopback()
}
