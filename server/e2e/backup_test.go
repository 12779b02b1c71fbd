package e2e_test

import (
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server"
	"disclosure/server/backup"
)

// busy registers with some callers until stop is called, which gives how many were answered; a refusal fails the test.
func (o *office) busy(callers int) (answered *atomic.Int64, stop func()) {
	var wg sync.WaitGroup
	var n atomic.Int64
	end := make(chan struct{})
	for range callers {
		wg.Go(func() {
			for {
				select {
				case <-end:
					return
				default:
				}
				_, err := o.invoke("desk", "RegisterCase", &pb.RegisterCaseRequest{
					Parent: organ, RequestId: uuid.NewString(), Registration: &pb.Registration{
						Channel: pb.Channel_CHANNEL_IN_PERSON, ArrivedOn: today, ItemTexts: []string{"城区公厕改造工程竣工验收报告"},
						Applicant: &pb.Applicant{Category: pb.ApplicantCategory_APPLICANT_CATEGORY_NATURAL_PERSON, Name: "赵钱孙"},
					},
				})
				if err != nil {
					o.t.Errorf("refused while a backup runs: %v", explain(err))
					return
				}
				n.Add(1)
			}
		})
	}
	return &n, func() { close(end); wg.Wait() }
}

// TestBackupUnderLoad: while backups are written nobody is refused, and each holds everything that was answered before it began.
func TestBackupUnderLoad(t *testing.T) {
	o := open(t, plain)
	answered, stop := o.busy(4)
	for answered.Load() < 50 {
		time.Sleep(time.Millisecond)
	}
	for range 3 {
		before := answered.Load()
		to := filepath.Join(t.TempDir(), "backup")
		about, err := server.Backup(t.Context(), o.config(), backup.Options{Out: to})
		if err != nil {
			t.Fatal(err)
		}
		after := answered.Load() + 4 // those on their way
		if n := int64(about.Cases); n < before || n > after {
			t.Errorf("%d cases: %d were answered before, %d after", n, before, after)
		}
		c := o.config()
		c.Dir, c.KeyDir = to, filepath.Join(to, "record") // a backup is laid out like a data folder
		report, err := server.Check(t.Context(), c)
		if err != nil || len(report.Differences) > 0 || report.Cases != about.Cases {
			t.Errorf("%+v, %v", report, err)
		}
	}
	stop()
}
