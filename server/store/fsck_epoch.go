package store

import (
	"fmt"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/record"
)

// lost says whether a checkpoint is of the part of an earlier epoch that is on record as lost.
func (f *fsck) lost(organ string, c signedAt) bool {
	for _, e := range f.epochs[organ] {
		if e.PreviousOrigin == c.Origin && c.Size > e.Size && c.Size <= e.SignedSize {
			return true
		}
	}
	return false
}

// begun compares what the events say of the epochs of a log with where they begin.
func (f *fsck) begun(organ string, at []record.Epoch) {
	said := f.epochs[organ]
	if len(said) != len(at) {
		f.differ(organ, "", "events", "kind", "the log took a new name %d times, by the events %d", len(at), len(said))
		return
	}
	for i, e := range said {
		if e.Origin != at[i].Origin || e.Size != at[i].Size || e.RootHash != fmt.Sprintf("%x", at[i].Root[:]) {
			f.differ(organ, "", "events", "leaf", "epoch %s does not begin where its event says", e.Origin)
		}
	}
}

// epoch notes the beginning of an epoch.
func (f *fsck) epoch(organ string, e *pb.Event) {
	if k := e.GetLogEpochBegun(); k != nil {
		f.epochs[organ] = append(f.epochs[organ], k)
	}
}
