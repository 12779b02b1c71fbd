package anchor

import (
	"context"
	"crypto/x509"
	"fmt"
	"net/http"
	"time"

	"disclosure/server/record"
	"disclosure/server/store"
)

// clockLeeway is how far the clocks of the authority and of this machine may differ.
const clockLeeway = 10 * time.Minute

// authority stamps the time (RFC 3161 over HTTP, section 3.4).
type authority struct {
	store   *store.Store
	client  *http.Client
	address string
	roots   *x509.CertPool
	now     func() time.Time
}

func (a *authority) String() string { return "时间戳服务 " + a.address }

// push has the newest checkpoint with the heads of all cases stamped: that of the day, or of an export. As each goes on from those
// before it, one that was missed needs no stamp of its own.
func (a *authority) push(ctx context.Context, organ string) error {
	last, err := a.store.Headed(ctx, organ)
	if err != nil || last.Row == 0 || last.Stamp != nil {
		return err
	}
	data, err := record.Stamped(last.Note)
	if err != nil {
		return err
	}
	request, err := record.NewStampRequest(data)
	if err != nil {
		return err
	}
	code, answer, err := post(ctx, a.client, a.address, "application/timestamp-query", request.Query)
	if err != nil {
		return err
	}
	if code != http.StatusOK {
		return fmt.Errorf("the authority answers %d", code)
	}
	stamp, err := request.Check(answer, a.roots)
	if err != nil {
		return err
	}
	if apart := a.now().Sub(stamp.Time).Abs(); apart > clockLeeway {
		return fmt.Errorf("the time stamp says %s, the clock here differs by %s: set the clock right", stamp.Time.Format(time.RFC3339), apart)
	}
	return a.store.KeepStamp(ctx, organ, last.Row, answer)
}
