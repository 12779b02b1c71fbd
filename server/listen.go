package server

import (
	"context"
	"fmt"
	"net"

	"golang.org/x/net/netutil"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
)

// listen takes the address. Plain text is for loopback only: passwords and personal data pass here.
func (s *Server) listen(ctx context.Context) error {
	l := s.Listener
	if l == nil {
		var err error
		l, err = (&net.ListenConfig{}).Listen(ctx, "tcp", s.Listen)
		if err != nil {
			return fmt.Errorf("无法监听 %s：%w", s.Listen, err)
		}
	}
	s.listener = netutil.LimitListener(l, maxConnections)
	if s.secure() || isLoopback(l.Addr()) {
		return nil
	}
	return fmt.Errorf("%s 不是本机地址，必须加密：请用 --tls-cert 和 --tls-key 指定证书和私钥；仅供试用时可用 --dev-tls 生成自签名证书", l.Addr())
}

func (s *Server) secure() bool { return s.TLSCert != "" || s.DevTLS }

// isLoopback is true for addresses that only this machine reaches. What is no TCP address lies within the process.
func isLoopback(a net.Addr) bool {
	tcp, ok := a.(*net.TCPAddr)
	return !ok || tcp.IP.IsLoopback()
}

// transport is TLS, or plain text on loopback.
func (s *Server) transport() credentials.TransportCredentials {
	if s.certificate == nil {
		return insecure.NewCredentials()
	}
	return credentials.NewTLS(s.certificate.tlsConfig())
}
