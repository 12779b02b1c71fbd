// Package api is the gRPC services: one file a service, one short function an RPC: parse, act in one transaction, convert. It
// decides nothing; who may call was settled at the door, what may happen is settled in casework.
package api

import (
	"context"
	"log/slog"
	"time"

	"google.golang.org/grpc"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/law"
	"disclosure/server/notice"
	"disclosure/server/store"
)

// Config is what the services need.
type Config struct {
	Store   *store.Store
	Notices *notice.Renderer
	Log     *slog.Logger
	// Now is the time of day; legal dates are its days in Asia/Shanghai.
	Now func() time.Time
	// Stopping is closed when the service begins to stop: watches end then.
	Stopping <-chan struct{}
	// Retention is the class that a case gets when it ends; 0 means law.DefaultRetention.
	Retention law.RetentionClass
	// Anchor takes checkpoints to others; nil for none.
	Anchor anchorer
	// MaxDocumentBytes is the size of the largest file that a case takes; 0 means 50 MiB.
	MaxDocumentBytes int64
}

// anchorer takes checkpoints to witnesses and the time-stamping authority.
type anchorer interface {
	// Push takes the newest checkpoint of an organ there and waits until ctx ends at the latest.
	Push(ctx context.Context, organ string)
	// Alarms says in Chinese who outside holds another past than the log of an organ.
	Alarms(organ string) []string
}

// defaultMaxDocumentBytes is 50 MiB.
const defaultMaxDocumentBytes = 50 << 20

// desk is what the services share.
type desk struct {
	Config
}

// Register adds the services of cases to a server.
func Register(s grpc.ServiceRegistrar, c Config) {
	if c.MaxDocumentBytes == 0 {
		c.MaxDocumentBytes = defaultMaxDocumentBytes
	}
	if c.Retention == 0 {
		c.Retention = law.DefaultRetention
	}
	d := &desk{c}
	pb.RegisterIntakeServiceServer(s, &intake{desk: d})
	pb.RegisterHandlingServiceServer(s, &handling{desk: d})
	pb.RegisterReviewServiceServer(s, &review{desk: d})
	pb.RegisterNoticeServiceServer(s, &notices{desk: d})
	pb.RegisterCaseServiceServer(s, &cases{desk: d})
	pb.RegisterClockServiceServer(s, &clocks{desk: d})
	pb.RegisterRecordServiceServer(s, &record{desk: d})
	pb.RegisterCalendarServiceServer(s, &calendars{desk: d})
	pb.RegisterMatterServiceServer(s, &matters{desk: d})
	pb.RegisterProceedingServiceServer(s, &proceedings{desk: d})
	pb.RegisterRetentionServiceServer(s, &retention{desk: d})
}

// today is the legal day.
func (d *desk) today() calendar.Date { return calendar.DateOf(d.Now()) }
