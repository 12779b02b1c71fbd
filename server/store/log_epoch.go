package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/record"
)

// OlderLog is a log that does not go on from a checkpoint that was signed of it: an older state was restored.
type OlderLog struct {
	Organ, Origin string
	Size          int64 // entries that are there
	Signed        record.Checkpoint
	Why           error
}

// archived is the name in the key folder under which the public keys and the last checkpoint of an ended epoch lie.
func archived(organ string, epoch int) string { return fmt.Sprintf("%s#%d", organ, epoch) }

// organOfKept is the organ of a file of the key folder, whatever its epoch.
func organOfKept(name string) string {
	organ, _, _ := strings.Cut(name, "#")
	return organ
}

// keysFor gives the public keys by which a note of an organ is checked: those of its epoch.
func (k keyFolder) keysFor(organ string, note []byte) (record.Keys, error) {
	_, epoch := record.SplitEpoch(record.NoteOrigin(note))
	old, err := k.public(archived(organ, epoch))
	if err != nil || old != nil {
		return old, err
	}
	return k.public(organ)
}

// current drops a note of an epoch that has ended.
func current(note []byte, origin string) []byte {
	if note == nil || record.EarlierEpoch(record.NoteOrigin(note), origin) {
		return nil
	}
	return note
}

// Older finds the logs that do not go on from what was signed of them, by the key folder and by the notes that are given, such as those
// that a witness keeps. A note that nobody can check is an error.
func (s *Store) Older(ctx context.Context, notes [][]byte) ([]OlderLog, error) {
	organs, err := s.Organs(ctx)
	if err != nil {
		return nil, err
	}
	kept, err := s.sealer.keyDir.allLast()
	if err != nil {
		return nil, err
	}
	notes = append(slices.Clone(notes), slices.Collect(maps.Values(kept))...)
	var older []OlderLog
	for _, o := range organs {
		worst, err := s.olderThan(ctx, o.Code, notes)
		if err != nil {
			return nil, err
		}
		if worst != nil {
			older = append(older, *worst)
		}
	}
	return older, nil
}

// olderThan gives the largest checkpoint of a log from which it does not go on; nil when there is none.
func (s *Store) olderThan(ctx context.Context, organ string, notes [][]byte) (*OlderLog, error) {
	t := tree{view: s.read, organ: organ}
	var err error
	t.size, err = t.logSize(ctx, organ)
	if err != nil {
		return nil, err
	}
	origin, err := t.logOrigin(ctx, organ)
	if err != nil {
		return nil, err
	}
	var worst *OlderLog
	_, keyless := s.sealer.keyDir.keys(organ)
	for _, note := range notes {
		name := record.NoteOrigin(note)
		base, _ := record.SplitEpoch(name)
		if !strings.HasSuffix(base, "/"+organ) || record.EarlierEpoch(name, origin) {
			continue
		}
		keys, err := s.sealer.keyDir.keysFor(organ, note)
		if err != nil {
			return nil, err
		}
		c, err := keys.Open(note)
		if err != nil {
			return nil, fmt.Errorf("checkpoint of %s: %w", name, err)
		}
		why := t.follows(ctx, c)
		if why == nil && errors.Is(keyless, fs.ErrNotExist) {
			why = errNoKeys // the log can never be signed again under this name
		}
		if why != nil && (worst == nil || c.Size > worst.Signed.Size) {
			worst = &OlderLog{organ, origin, t.size, c, why}
		}
	}
	return worst, nil
}

// BeginEpoch puts the decision to go on from an older state on record, as the first leaf of a new epoch, and ends the use of the old
// keys: what they signed does not fit what follows. It can be repeated when it was cut off.
func (s *Store) BeginEpoch(ctx context.Context, o OlderLog, reason, approvedBy string) error {
	t := tree{view: s.read, organ: o.Organ, size: o.Size}
	root, err := record.Root(o.Size, t.hashes(ctx, o.Organ))
	if err != nil {
		return err
	}
	err = s.sealer.keyDir.endEpoch(o)
	if err != nil {
		return err
	}
	next := record.NextEpoch(o.Signed.Origin)
	e := &pb.Event{Kind: &pb.Event_LogEpochBegun{LogEpochBegun: &pb.LogEpochBegun{
		Origin: next, PreviousOrigin: o.Signed.Origin, Size: o.Size, RootHash: fmt.Sprintf("%x", root[:]),
		SignedSize: o.Signed.Size, SignedRootHash: fmt.Sprintf("%x", o.Signed.Root[:]), Reason: reason, ApprovedBy: approvedBy,
	}}}
	_, err = s.Act(ctx, Act{Method: beginEpoch}, func(t *Tx) (proto.Message, error) {
		l, err := t.logOf(o.Organ)
		if err != nil {
			return nil, err
		}
		if l.edge.Size() != o.Size {
			return nil, errors.New("the log has grown meanwhile")
		}
		t.logs[o.Organ] = organLog{next, l.edge}
		return nil, t.AppendOrgan(o.Organ, casework.Actor{DisplayName: approvedBy}, e)
	})
	if err != nil {
		return fmt.Errorf("begin epoch: %w", err)
	}
	return nil
}

// beginEpoch is the one act that a store takes before what was restored is accepted.
const beginEpoch = "BeginEpoch"

// endEpoch puts the public keys and the last checkpoint of an epoch aside and destroys the private key.
func (k keyFolder) endEpoch(o OlderLog) error {
	_, epoch := record.SplitEpoch(o.Signed.Origin)
	name := archived(o.Organ, epoch)
	keys, err := k.public(o.Organ)
	if err != nil {
		return err
	}
	if keys != nil && !ofOrigin(keys, o.Signed.Origin) {
		return fmt.Errorf("the keys of %s in the key folder are not those of %s", o.Organ, o.Signed.Origin)
	}
	if keys != nil {
		err = k.write(k.file(name, publicExt), keys.Text())
	}
	last, lastErr := k.last(o.Organ)
	if err == nil {
		err = lastErr
	}
	if err == nil && last != nil {
		err = k.saveLast(name, last)
	}
	if err != nil {
		return err
	}
	for _, ext := range []string{keysExt, publicExt, checkpointExt} {
		err = os.Remove(k.file(o.Organ, ext))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("end epoch: %w", err)
		}
	}
	return syncFolder(string(k))
}

func ofOrigin(keys record.Keys, origin string) bool {
	name, err := keys.Origin()
	return err == nil && name == origin
}
