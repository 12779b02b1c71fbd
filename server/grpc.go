package server

import (
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/keepalive"
)

const (
	maxStreams     = 128      // of one connection
	maxConnections = 1024     // of all clients together
	maxReceive     = 4 << 20  // the door refuses more than 1 MiB with a sentence; more than this is cut off
	maxSend        = 8 << 20  // the largest answer is a page of 200 rows
	streamWindow   = 1 << 20  // what a client may send ahead: four chunks of an upload
	connWindow     = 4 << 20  // the same for all its streams together
	maxHeaders     = 16 << 10 // a token is 53 bytes
	longestCall    = 5 * time.Minute
	workers        = 128 // goroutines that live on between calls: a new one grows its stack anew, down to the engine
)

// hardening narrows the defaults of grpc-go, most of which are "without limit".
func hardening() []grpc.ServerOption {
	return []grpc.ServerOption{
		grpc.MaxConcurrentStreams(maxStreams),
		grpc.MaxRecvMsgSize(maxReceive),
		grpc.MaxSendMsgSize(maxSend),
		grpc.MaxHeaderListSize(maxHeaders),
		grpc.NumStreamWorkers(workers),
		grpc.StaticStreamWindowSize(streamWindow), // bounded, and without the ping beside each message that measures the line
		grpc.StaticConnWindowSize(connWindow),
		grpc.ConnectionTimeout(5 * time.Second), // handshakes that never end
		grpc.KeepaliveEnforcementPolicy(keepalive.EnforcementPolicy{MinTime: 30 * time.Second}),
		grpc.KeepaliveParams(keepalive.ServerParameters{
			Time: 2 * time.Minute, Timeout: 20 * time.Second, // clients that vanished
			MaxConnectionIdle: 15 * time.Minute,
			MaxConnectionAge:  30 * time.Minute, MaxConnectionAgeGrace: longestCall, // never in the middle of an upload
		}),
	}
}
