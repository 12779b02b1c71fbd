package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"

	"disclosure/server/backup"
	"disclosure/server/store"
)

// Restore says what is restored and by what it is judged.
type Restore struct {
	// From is the backup; empty to judge a folder again that was unpacked before.
	From string
	// Identities is the text of an age identity file; empty for a backup that is not encrypted.
	Identities string
	// Checkpoints are signed notes of others, such as the copy of a witness. The key folder is looked at in any case.
	Checkpoints [][]byte
	// AcceptOlder goes on from an older state than the last one that was signed, in a new epoch of the log. Reason and ApprovedBy are
	// then needed, and go on record.
	AcceptOlder        bool
	Reason, ApprovedBy string
}

// Restored is the outcome. While it is not accepted the folder can only be read.
type Restored struct {
	About    backup.About // zero when nothing was unpacked
	Report   store.Report
	Older    []store.OlderLog // logs that are older than what was signed of them
	Accepted bool
}

// RestoreBackup unpacks a backup into a new data folder and judges it: it is accepted when everything recomputes and every log goes on
// from the last checkpoint that is known of it. An older state needs AcceptOlder.
func RestoreBackup(ctx context.Context, c Config, r Restore) (Restored, error) {
	var out Restored
	c, err := c.withDefaults()
	if err != nil {
		return out, err
	}
	if r.AcceptOlder && (r.Reason == "" || r.ApprovedBy == "") {
		return out, errors.New("接受较早的状态须用 --reason 写明原因，用 --approved-by 写明批准人，两者都记入日志")
	}
	if r.From != "" {
		out.About, err = backup.Unpack(r.From, c.Dir, r.Identities)
		if err != nil {
			return out, err
		}
	}
	err = store.AdoptRecord(c.storeConfig())
	if err != nil {
		return out, err
	}
	return out, offline(ctx, c, func(s *Server) error {
		if !s.store.Frozen() {
			return errors.New("该数据目录不是由备份恢复、等待核对的目录")
		}
		return out.judge(ctx, s.store, r)
	})
}

// judge accepts the folder or says why not.
func (out *Restored) judge(ctx context.Context, st *store.Store, r Restore) error {
	var err error
	out.Older, err = st.Older(ctx, r.Checkpoints)
	if err != nil {
		return err
	}
	out.Report, err = st.Fsck(ctx)
	if err != nil {
		return err
	}
	if len(out.Older) > 0 && r.AcceptOlder && len(out.damage()) == 0 {
		for _, o := range out.Older {
			err = st.BeginEpoch(ctx, o, r.Reason, r.ApprovedBy)
			if err != nil {
				return err
			}
		}
		out.Report, err = st.Fsck(ctx)
	} else if len(out.Older) > 0 {
		return nil
	}
	if err != nil || len(out.Report.Differences) > 0 {
		return err
	}
	err = st.Thaw()
	if err != nil {
		return err
	}
	out.Accepted = true
	for _, o := range out.Older {
		_, err = st.Seal(ctx, o.Organ, "")
		if err != nil {
			return fmt.Errorf("sign the first checkpoint of the new epoch: %w", err)
		}
	}
	return nil
}

// damage are the differences besides that a log is older than what was signed of it.
func (out *Restored) damage() []store.Difference {
	return slices.DeleteFunc(slices.Clone(out.Report.Differences), func(d store.Difference) bool {
		return d.Table == "checkpoints" && slices.ContainsFunc(out.Older, func(o store.OlderLog) bool { return o.Organ == d.Organ })
	})
}

// judgeRestored accepts a restored folder at the start when nothing is against it; otherwise the service can only be looked at.
func (s *Server) judgeRestored(ctx context.Context) error {
	if !s.store.Frozen() {
		return nil
	}
	var out Restored
	err := out.judge(ctx, s.store, Restore{})
	if err != nil || out.Accepted {
		return err
	}
	s.Log.ErrorContext(ctx, "THE DATA WAS RESTORED AND IS NOT ACCEPTED: it can be read only; finish with disclosured restore",
		"older", len(out.Older), "differences", len(out.Report.Differences), slog.Bool("read_only", true))
	return nil
}
