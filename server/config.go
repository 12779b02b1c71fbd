package server

import (
	"errors"
	"io/fs"
	"log/slog"
	"net"
	"time"

	"disclosure/server/calendar"
	"disclosure/server/identity"
	"disclosure/server/law"
)

// Config says how a server runs. Only Dir is needed; Listen or Listener says where.
type Config struct {
	// Dir is the data folder; it is made when it is not there.
	Dir string
	// KeyDir is the folder of the keys that sign the record; Dir/keys by default. Better on another disk than Dir.
	KeyDir string
	// LogHost begins the names of logs that are begun, HOST/ORGAN; disclosure by default.
	LogHost string
	// Listen is host:port; port 0 takes a free one, which Addr then tells.
	Listen string
	// Listener, when given, is used instead of Listen. One that is no TCP socket counts as loopback.
	Listener net.Listener

	// FeedListen is host:port of the calendar feeds, by HTTP; empty for none.
	FeedListen string
	// SMTP mails reminders; the zero value mails none.
	SMTP SMTP
	// Anchors are the places outside that get signed checkpoints; the zero value has none.
	Anchors Anchors
	// TrackEvery is the time between two looks at the due dates; zero means 15 seconds.
	TrackEvery time.Duration

	// CheckAt is the time of day in China at which the whole record is checked, such as 02:30, or off; empty means DefaultCheckAt.
	CheckAt string

	// Retention is how long a case is kept that ends now, by the schedule of the office; 0 means law.DefaultRetention.
	Retention law.RetentionClass

	// TLSCert and TLSKey are PEM files. Without them the server speaks plain text, and only on loopback.
	TLSCert, TLSKey string
	// DevTLS makes a self-signed certificate in Dir and uses it: for trials, not for offices.
	DevTLS bool

	// Organ is made on the first start, with an administrator (FirstAdmin). Later starts may leave it empty.
	Organ identity.FirstOrgan

	// Fonts and Templates are folders that override the embedded ones.
	Fonts, Templates fs.FS
	// Calendar counts working days; the embedded one by default.
	Calendar *calendar.Calendar
	// Now is the clock; time.Now by default.
	Now func() time.Time
	// Log gets one line per call and what an administrator must see; slog.Default by default.
	Log *slog.Logger

	// Argon are the costs of a password hash; zero means those of the service.
	Argon identity.Params
	// SessionLife is how long a token is good; zero means 12 hours.
	SessionLife time.Duration
	// MaxDocumentBytes is the size of the largest file; zero means 50 MiB.
	MaxDocumentBytes int64
	// Reflection lets generic clients list the services. It is always on for a loopback listener.
	Reflection bool
	// ShutdownTimeout is how long a stop waits for running calls; zero means 10 seconds.
	ShutdownTimeout time.Duration
}

const defaultShutdownTimeout = 10 * time.Second

// withDefaults fills what was left out and refuses what cannot work.
func (c Config) withDefaults() (Config, error) {
	if c.Dir == "" {
		return c, errors.New("请用 --dir 指定数据目录")
	}
	if (c.TLSCert == "") != (c.TLSKey == "") {
		return c, errors.New("--tls-cert 与 --tls-key 必须同时给出")
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Calendar == nil {
		c.Calendar = calendar.Embedded()
	}
	if c.Log == nil {
		c.Log = slog.Default()
	}
	if c.CheckAt == "" {
		c.CheckAt = DefaultCheckAt
	}
	_, _, err := timeOfDay(c.CheckAt)
	if err != nil {
		return c, err
	}
	if c.ShutdownTimeout == 0 {
		c.ShutdownTimeout = defaultShutdownTimeout
	}
	return c, nil
}
