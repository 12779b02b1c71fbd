package api

import (
	"bytes"
	"context"
	"strconv"
	"time"

	"google.golang.org/protobuf/types/known/timestamppb"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casefile"
	"disclosure/server/casework"
)

func (s *record) GetCheckpoint(ctx context.Context, req *pb.GetCheckpointRequest) (*pb.GetCheckpointResponse, error) {
	organ, _, _ := casework.SplitName(req.Name)
	seal, err := s.Store.Checkpoint(ctx, organ)
	if err != nil {
		return nil, err
	}
	proof, err := s.Store.Consistency(ctx, organ, req.SinceSize, seal.Size)
	if err != nil || seal.Note == nil {
		return &pb.GetCheckpointResponse{}, err
	}
	keys, err := s.Store.LogKeys(organ)
	if err != nil {
		return nil, err
	}
	out := &pb.GetCheckpointResponse{
		Checkpoint: string(seal.Note), Size: seal.Size, RootHash: seal.Root[:], SignTime: timestamppb.New(seal.Time),
		Keys: string(keys.Text()),
	}
	for _, h := range proof {
		out.ConsistencyProof = append(out.ConsistencyProof, h[:])
	}
	return out, s.anchors(ctx, organ, out)
}

// anchors adds what witnesses and the time-stamping authority said.
func (s *record) anchors(ctx context.Context, organ string, out *pb.GetCheckpointResponse) error {
	this, err := s.Store.Anchors(ctx, organ, out.Size)
	if err != nil {
		return err
	}
	witnessed, err := s.Store.Witnessed(ctx, organ, "")
	if err != nil {
		return err
	}
	stamped, err := s.Store.Stamped(ctx, organ)
	if err != nil {
		return err
	}
	out.Checkpoint = string(this.Text())
	out.WitnessedCheckpoint, out.Witnesses = string(witnessed.Text()), string(witnessed.Witnesses())
	out.StampedCheckpoint, out.TimeStamp = string(stamped.Note), stamped.Stamp
	if s.Anchor != nil {
		out.Alarms = s.Anchor.Alarms(organ)
	}
	return nil
}

func (s *record) GetInclusionProof(ctx context.Context, req *pb.GetInclusionProofRequest) (*pb.GetInclusionProofResponse, error) {
	organ, number, event := casework.SplitEventName(req.Name)
	sequence, err := strconv.ParseInt(event, 10, 64)
	if err != nil {
		return nil, err // the pattern of the name rules it out
	}
	in, err := s.Store.Inclusion(ctx, organ, number, sequence)
	if err != nil {
		return nil, err
	}
	return &pb.GetInclusionProofResponse{Leaf: in.Leaf, Proof: string(in.Proof)}, nil
}

// exportWait is how long an export waits for witnesses and the time-stamping authority; it goes out without them if need be.
const exportWait = 3 * time.Second

// seal signs the log up to an export, with the heads of all cases, gives others the chance to sign it too, and gives the line of the
// checkpoint. An export is not kept back when nothing can be signed: the file says so, the administrator is told, and fsck says why.
func (s *record) seal(ctx context.Context, organ, number string) (casefile.Proof, string) {
	seal, err := s.Store.Seal(ctx, organ, number)
	if err != nil {
		s.Log.ErrorContext(ctx, "an export is not signed", "organ", organ, "cause", err)
		return casefile.Proof{}, ""
	}
	if s.Anchor != nil {
		wait, cancel := context.WithTimeout(ctx, exportWait)
		defer cancel()
		s.Anchor.Push(wait, organ)
	}
	keys, err := s.Store.LogKeys(organ)
	if err != nil {
		s.Log.ErrorContext(ctx, "an export is not signed", "organ", organ, "cause", err)
		return casefile.Proof{}, ""
	}
	anchors := func(ctx context.Context) (casefile.Anchors, error) {
		a, err := s.Store.Anchors(ctx, organ, seal.Size)
		if err != nil || !bytes.Equal(a.Note, seal.Note) { // nobody saw this one yet
			return casefile.Anchors{Checkpoint: seal.Note}, err
		}
		return casefile.Anchors{Checkpoint: a.Text(), Witnesses: a.Witnesses(), Stamp: a.Stamp}, nil
	}
	return casefile.Proof{
		Origin: seal.Origin, Size: seal.Size, Head: seal.Case, Keys: keys.Text(), Anchors: anchors,
		Earlier: s.Store.Earlier(organ, seal.Origin, seal.Size), Sign: s.Store.CaseFileSigner(organ),
	}, seal.Line()
}
