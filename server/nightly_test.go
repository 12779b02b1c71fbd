package server

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	healthpb "google.golang.org/grpc/health/grpc_health_v1"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/record"
)

// TestNights lives through nights, each check taking an hour.
func TestNights(t *testing.T) {
	for name, c := range map[string]struct {
		last time.Duration // before the start
		want []string
	}{
		"checked yesterday": {30 * time.Hour, []string{"2026-03-03 02:30", "2026-03-04 02:30", "2026-03-05 02:30"}},
		"off every night":   {60 * time.Hour, []string{"2026-03-02 09:10", "2026-03-03 02:30", "2026-03-04 02:30"}},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				began := time.Now()
				start := time.Date(2026, 3, 2, 9, 0, 0, 0, calendar.Shanghai)
				now := func() time.Time { return start.Add(time.Since(began)) }
				ctx, cancel := context.WithCancel(t.Context())
				var at []string
				go nights(ctx, now, start.Add(-c.last), 2*time.Hour+30*time.Minute, func(context.Context) {
					at = append(at, now().In(calendar.Shanghai).Format("2006-01-02 15:04"))
					time.Sleep(time.Hour)
				})
				time.Sleep(67 * time.Hour) // until 04:00 of the third night
				cancel()
				synctest.Wait()
				if !slices.Equal(at[:3], c.want) {
					t.Errorf("checked at %v, want %v", at, c.want)
				}
			})
		})
	}
}

func TestTimeOfDay(t *testing.T) {
	for text, want := range map[string]time.Duration{"00:00": 0, "23:59": 23*time.Hour + 59*time.Minute, "02:30": 150 * time.Minute} {
		at, on, err := timeOfDay(text)
		if at != want || !on || err != nil {
			t.Errorf("%s: %v, %v, %v", text, at, on, err)
		}
	}
	_, on, err := timeOfDay("off")
	if on || err != nil {
		t.Errorf("off: %v, %v", on, err)
	}
	for _, text := range []string{"24:00", "2", "02:30:00", "night"} {
		_, err := Config{Dir: "x", CheckAt: text}.withDefaults()
		if err == nil || !strings.Contains(err.Error(), "--check-at") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestCheckOnRecord makes two checks, with a file damaged in between.
func TestCheckOnRecord(t *testing.T) {
	h := run(t, plain)
	h.damaged = true
	ctx := as(t.Context(), h.employ("yangli", "all", false, pb.Role_ROLE_FRONT_DESK, pb.Role_ROLE_LEGAL))
	made, err := pb.NewIntakeServiceClient(h.conn).RegisterCase(ctx, &pb.RegisterCaseRequest{Parent: "organs/yangli", Registration: &pb.Registration{
		Channel: pb.Channel_CHANNEL_IN_PERSON, ArrivedOn: calendar.DateOf(time.Now()).String(), ItemTexts: []string{"某年度预算"},
		Applicant: &pb.Applicant{Category: pb.ApplicantCategory_APPLICANT_CATEGORY_NATURAL_PERSON, Name: "甲"},
	}})
	if err != nil {
		t.Fatal(err)
	}
	h.upload(ctx, made.Name, "扫描件")
	health := func() healthpb.HealthCheckResponse_ServingStatus {
		r, err := healthpb.NewHealthClient(h.conn).Check(ctx, &healthpb.HealthCheckRequest{Service: recordHealth})
		if err != nil {
			t.Fatal(err)
		}
		return r.Status
	}
	h.checkRecord(t.Context())
	if s := health(); s != healthpb.HealthCheckResponse_SERVING {
		t.Errorf("sound: health is %v", s)
	}
	files, err := filepath.Glob(filepath.Join(h.Dir, "blobs", "*", "*"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	err = os.WriteFile(files[0], []byte("伪造件"), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	h.checkRecord(t.Context())
	if s := health(); s != healthpb.HealthCheckResponse_NOT_SERVING {
		t.Errorf("damaged: health is %v", s)
	}
	if !strings.Contains(h.log.String(), "THE RECORD DIFFERS") {
		t.Error("the log of the service says nothing")
	}
	records := pb.NewRecordServiceClient(h.conn)
	out, err := records.ListOrganEvents(ctx, &pb.ListOrganEventsRequest{Parent: "organs/yangli", NewestFirst: true})
	if err != nil || len(out.Events) != 2 {
		t.Fatalf("%v, %v", out, err)
	}
	bad, good := out.Events[0].GetRecordChecked(), out.Events[1].GetRecordChecked()
	if good.LogSize != 2 || good.Cases != 1 || good.Documents != 1 || good.Differences != 0 || good.FirstDifference != "" {
		t.Errorf("sound: %v", good)
	}
	if bad.LogSize != 3 || bad.Differences != 1 || !strings.Contains(bad.FirstDifference, "documents.sha256") {
		t.Errorf("damaged: %v", bad)
	}
	// The outcome is in the log like any act on a case.
	in, err := records.GetInclusionProof(ctx, &pb.GetInclusionProofRequest{Name: out.Events[0].Name})
	if err != nil {
		t.Fatal(err)
	}
	leaf, err := record.Parse(in.Leaf)
	if err != nil || leaf.Kind != "record_checked" || leaf.Case != "" || leaf.CaseSeq != 2 || leaf.Seq != 3 {
		t.Errorf("%+v, %v", leaf, err)
	}
	// The other organ has nothing that differs.
	_, theirs := must(h.store.Fsck(t.Context())).Of("other")
	if len(theirs) != 0 {
		t.Errorf("of the other organ: %v", theirs)
	}
	foreign := as(t.Context(), h.employ("other", "legal", false, pb.Role_ROLE_LEGAL))
	own, err := records.ListOrganEvents(foreign, &pb.ListOrganEventsRequest{Parent: "organs/other"})
	if err != nil || len(own.Events) != 2 || own.Events[1].GetRecordChecked().Differences != 0 {
		t.Errorf("%v, %v", own, err)
	}
}

func must[T any](x T, err error) T {
	if err != nil {
		panic(err)
	}
	return x
}

// upload adds a file to a case.
func (h *house) upload(ctx context.Context, name, content string) {
	h.t.Helper()
	s, err := pb.NewCaseServiceClient(h.conn).UploadDocument(ctx)
	if err != nil {
		h.t.Fatal(err)
	}
	for _, m := range []*pb.UploadDocumentRequest{
		{Part: &pb.UploadDocumentRequest_Header{Header: &pb.UploadHeader{
			Parent: name, Kind: pb.DocumentKind_DOCUMENT_KIND_REQUEST, Title: "申请书.txt",
		}}},
		{Part: &pb.UploadDocumentRequest_Chunk{Chunk: []byte(content)}},
	} {
		err = s.Send(m)
		if err != nil {
			h.t.Fatal(err)
		}
	}
	_, err = s.CloseAndRecv()
	if err != nil {
		h.t.Fatal(err)
	}
}
