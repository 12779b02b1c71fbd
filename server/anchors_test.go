package server

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/record"
	"disclosure/server/witness"
)

// TestExportIsWitnessed: the checkpoint of an export is cosigned while the export waits a moment, and GetCheckpoint gives the line.
func TestExportIsWitnessed(t *testing.T) {
	dir := t.TempDir()
	open := func(keys ...record.Keys) *witness.Witness {
		w, err := witness.New(witness.Config{Dir: dir, Name: "witness.example/county", Logs: keys, Now: time.Now})
		if err != nil {
			t.Error(err)
		}
		return w
	}
	verifier := open().Verifier()
	var h *house
	ready := make(chan struct{})
	county := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		<-ready
		keys, err := h.store.LogKeys("yangli")
		if err != nil {
			t.Error(err)
		}
		open(keys).ServeHTTP(out, r)
	}))
	t.Cleanup(county.Close)
	h = run(t, func(c *Config) { c.Anchors.Witnesses = []string{county.URL + "," + verifier} })
	close(ready)
	ctx := as(t.Context(), h.employ("yangli", "all", false, pb.Role_ROLE_FRONT_DESK, pb.Role_ROLE_LEGAL))
	c, err := pb.NewIntakeServiceClient(h.conn).RegisterCase(ctx, &pb.RegisterCaseRequest{Parent: "organs/yangli", Registration: &pb.Registration{
		Channel: pb.Channel_CHANNEL_IN_PERSON, ArrivedOn: calendar.DateOf(time.Now()).String(), ItemTexts: []string{"某年度预算"},
		Applicant: &pb.Applicant{Category: pb.ApplicantCategory_APPLICANT_CATEGORY_NATURAL_PERSON, Name: "甲"},
	}})
	if err != nil {
		t.Fatal(err)
	}
	records := pb.NewRecordServiceClient(h.conn)
	export := func() string {
		var file []byte
		stream, err := records.ExportCaseFile(ctx, &pb.ExportCaseFileRequest{Name: c.Name, Reason: "行政复议举证", Recipient: "样例市人民政府"})
		for err == nil {
			var m *pb.ExportCaseFileResponse
			m, err = stream.Recv()
			file = append(file, m.GetChunk()...)
		}
		if !errors.Is(err, io.EOF) {
			t.Fatal(err)
		}
		return string(file)
	}
	file, exports := export(), int64(1)
	for ; !strings.Contains(file, "— witness.example/county ") && exports < 5; exports++ { // a machine that is too busy for one
		file = export()
	}
	if !strings.Contains(file, "— witness.example/county ") || !strings.Contains(file, verifier+"\n") {
		t.Error("the file does not carry the cosignature of its checkpoint and the key")
	}
	var got *pb.GetCheckpointResponse
	for range 1000 { // the export waits for three seconds only
		got, err = records.GetCheckpoint(ctx, &pb.GetCheckpointRequest{Name: "organs/yangli"})
		if err != nil {
			t.Fatal(err)
		}
		if got.WitnessedCheckpoint == got.Checkpoint {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if got.Witnesses != verifier+"\n" || !strings.Contains(got.Checkpoint, "— witness.example/county ") || len(got.Alarms) != 0 {
		t.Errorf("%v", got)
	}
	if _, err = record.CheckCosigned([]byte(got.WitnessedCheckpoint), verifier); err != nil {
		t.Error(err)
	}
	c2, err := record.CheckpointOf([]byte(got.Checkpoint))
	if err != nil || c2.Heads == nil || c2.Size != 1+exports {
		t.Errorf("%+v, %v", c2, err)
	}
}
