package server

import (
	"testing"
	"time"

	"google.golang.org/grpc/codes"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/record"
)

// TestOutsiderChecks does what somebody can do who has the answers of the API and nothing else.
func TestOutsiderChecks(t *testing.T) {
	h := run(t, plain)
	ctx := as(t.Context(), h.employ("yangli", "all", false, pb.Role_ROLE_FRONT_DESK, pb.Role_ROLE_LEGAL))
	records := pb.NewRecordServiceClient(h.conn)
	none, err := records.GetCheckpoint(ctx, &pb.GetCheckpointRequest{Name: "organs/yangli"})
	if err != nil || none.Checkpoint != "" {
		t.Errorf("%v, %v", none, err)
	}
	register := func() *pb.Case {
		c, err := pb.NewIntakeServiceClient(h.conn).RegisterCase(ctx, &pb.RegisterCaseRequest{Parent: "organs/yangli", Registration: &pb.Registration{
			Channel: pb.Channel_CHANNEL_IN_PERSON, ArrivedOn: calendar.DateOf(time.Now()).String(), ItemTexts: []string{"某年度预算"},
			Applicant: &pb.Applicant{Category: pb.ApplicantCategory_APPLICANT_CATEGORY_NATURAL_PERSON, Name: "甲"},
		}})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	first := register()
	in, err := records.GetInclusionProof(ctx, &pb.GetInclusionProofRequest{Name: first.Name + "/events/1"})
	if err != nil {
		t.Fatal(err)
	}
	held, err := records.GetCheckpoint(ctx, &pb.GetCheckpointRequest{Name: "organs/yangli"})
	if err != nil {
		t.Fatal(err)
	}
	keys, err := record.ParseKeys([]byte(held.Keys))
	if err != nil {
		t.Fatal(err)
	}
	proof, err := record.ParseProof([]byte(in.Proof))
	if err == nil {
		_, err = proof.Check(in.Leaf, keys)
	}
	if err != nil {
		t.Error(err)
	}

	last := register()
	_, err = records.GetInclusionProof(ctx, &pb.GetInclusionProofRequest{Name: last.Name + "/events/1"}) // signs
	if err != nil {
		t.Fatal(err)
	}
	now, err := records.GetCheckpoint(ctx, &pb.GetCheckpointRequest{Name: "organs/yangli", SinceSize: held.Size})
	if err != nil || now.Size != held.Size+1 {
		t.Fatalf("%v, %v", now, err)
	}
	c, err := keys.Open([]byte(now.Checkpoint))
	if err != nil || c.Size != now.Size || string(c.Root[:]) != string(now.RootHash) || !c.Time.Equal(now.SignTime.AsTime()) {
		t.Errorf("%+v, %v", c, err)
	}
	var path []record.Hash
	for _, p := range now.ConsistencyProof {
		path = append(path, record.Hash(p))
	}
	err = record.CheckConsistency(held.Size, now.Size, record.Hash(held.RootHash), c.Root, path)
	if err != nil {
		t.Error(err)
	}
	_, err = records.GetCheckpoint(ctx, &pb.GetCheckpointRequest{Name: "organs/yangli", SinceSize: 99})
	want(t, "GetCheckpoint", err, codes.InvalidArgument, "REQUEST_INVALID")
	_, err = records.GetInclusionProof(ctx, &pb.GetInclusionProofRequest{Name: last.Name + "/events/9"})
	want(t, "GetInclusionProof", err, codes.NotFound, "EVENT_NOT_FOUND")
}
