package door

import (
	"context"
	"errors"
	"log/slog"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"disclosure/server/fault"
)

// leave turns the error of a call into its status and writes the one log line of the call: who called what, and how it ended.
// The line never holds a payload, a sentence (it may quote one) or a token.
func (d *Door) leave(ctx context.Context, c *call, err error) error {
	attrs := []slog.Attr{slog.String("method", c.method)}
	code, level := codes.OK, slog.LevelInfo
	var answer error
	if err != nil {
		st, id := Status(err)
		code, answer = st.Code(), st.Err()
		attrs = append(attrs, slog.String("reason", reasonOf(st)))
		if id != "" {
			level = slog.LevelError
			attrs = append(attrs, slog.String("error_id", id))
		}
		attrs = append(attrs, causeOf(err, id)...)
	}
	attrs = append(attrs, slog.String("code", code.String()), slog.Duration("duration", d.Now().Sub(c.start)))
	if c.caller != nil {
		attrs = append(attrs, slog.String("caller", c.caller.Name))
	}
	if c.requestID != "" {
		attrs = append(attrs, slog.String("request_id", c.requestID))
	}
	d.Log.LogAttrs(ctx, levelOf(c, level), "call", attrs...)
	return answer
}

// levelOf keeps probes out of the ordinary log: they come every few seconds.
func levelOf(c *call, level slog.Level) slog.Level {
	if c.rule.Method == nil && level == slog.LevelInfo {
		return slog.LevelDebug
	}
	return level
}

// causeOf is what the log holds of an error beyond its reason: all of an internal one, only the cause of a refusal.
func causeOf(err error, id string) []slog.Attr {
	var p *panicked
	if errors.As(err, &p) {
		return []slog.Attr{slog.String("cause", p.Error()), slog.String("stack", p.stack)}
	}
	if id != "" {
		return []slog.Attr{slog.String("cause", err.Error())}
	}
	e, ok := fault.As(err)
	if ok && e.Cause != nil {
		return []slog.Attr{slog.String("cause", e.Cause.Error())}
	}
	return nil
}

func reasonOf(st *status.Status) string {
	for _, detail := range st.Details() {
		info, ok := detail.(interface{ GetReason() string })
		if ok {
			return info.GetReason()
		}
	}
	return ""
}
