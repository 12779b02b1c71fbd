package e2e_test

import (
	"testing"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server"
)

// BenchmarkRegisterWhileRendering compares registering by 16 clients alone with the same while 4 others preview notices without
// a pause: printing must not hold up the register.
func BenchmarkRegisterWhileRendering(b *testing.B) {
	server.TuneMemory()
	o := openSecured(b)
	register := registering(b, o, 4)
	preview := previewing(b, o)
	measure(b, 16, register) // warm
	var alone, beside, ratios, printed []float64
	for b.Loop() {
		x := measure(b, 16, register)
		done := make(chan pace)
		go func() { done <- measure(b, 4, preview) }()
		y := measure(b, 16, register)
		z := <-done
		alone, beside, printed = append(alone, x.perSecond), append(beside, y.perSecond), append(printed, z.perSecond)
		ratios = append(ratios, y.perSecond/x.perSecond)
	}
	b.ReportMetric(median(alone), "alone/s")
	b.ReportMetric(median(beside), "beside/s")
	b.ReportMetric(median(printed), "printed/s")
	b.ReportMetric(median(ratios), "ratio")
}

// previewing previews the receipt of one case.
func previewing(b *testing.B, o *office) func(int) error {
	b.Helper()
	ctx := o.as("desk")
	c, err := pb.NewIntakeServiceClient(o.conn).RegisterCase(ctx, &pb.RegisterCaseRequest{Parent: organ, Registration: registration()})
	if err != nil {
		b.Fatal(explain(err))
	}
	return func(int) error {
		stream, err := pb.NewNoticeServiceClient(o.conn).PreviewNotice(ctx, &pb.PreviewNoticeRequest{
			Name: c.Name, Kind: pb.NoticeKind_NOTICE_KIND_RECEIPT,
		})
		for err == nil {
			_, err = stream.Recv()
		}
		if err.Error() == "EOF" {
			return nil
		}
		return err
	}
}
