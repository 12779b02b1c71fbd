package verify

import (
	"bytes"
	"fmt"
	"testing"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casefile/bag"
)

// BenchmarkVerify checks the file of a case with a thousand events, all levels.
func BenchmarkVerify(b *testing.B) {
	const events = 1000
	o := sampleCase(b)
	for n := len(o.events[number]); n < events-1; n++ {
		o.record(number, &pb.Event{Kind: &pb.Event_CommunicationRecorded{CommunicationRecorded: &pb.CommunicationRecorded{
			Communication: &pb.Communication{Content: fmt.Sprintf("第%d次与申请人沟通", n)},
		}}})
	}
	o.record(number, exportOf(o))
	raw := o.dossier(Full).zip()
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		r := Verify(bag.OpenZip(bytes.NewReader(raw), int64(len(raw))), Options{Keys: o.ring.Keys})
		if r.Result != Passed || r.File.Events != events {
			b.Fatalf("%s, %d events", r.Result, r.File.Events)
		}
	}
}
