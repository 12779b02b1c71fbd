package casework

import (
	"fmt"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/fault"
)

// What one case may hold. A thousand times what a large one has; it keeps a mistaken script from filling the disk.
const (
	maxDocuments     = 5000
	maxDocumentBytes = 5 << 30
)

// AddDocument joins a stored file to the case, with what the organ says of how and when it came. The day may lie long before the
// upload, also before the request: a search report may be older than the case.
func AddDocument(c *Case, env Env, d *pb.DocumentAdded) (*pb.Event, error) {
	err := c.Allow(pb.Act_ACT_ADD_DOCUMENT)
	if err != nil {
		return nil, err
	}
	if d.ReceivedOn != "" {
		_, err = happened(env, "header.received_on", "材料收到日期", d.ReceivedOn, calendar.Date{}, "")
		if err != nil {
			return nil, err
		}
	}
	err = c.roomFor(d)
	if err != nil {
		return nil, err
	}
	d.Number = int32(len(c.Documents) + 1)
	return &pb.Event{Kind: &pb.Event_DocumentAdded{DocumentAdded: d}}, nil
}

// roomFor holds the case against its bounds.
func (c *Case) roomFor(d *pb.DocumentAdded) error {
	total := d.SizeBytes
	for _, have := range c.Documents {
		total += have.SizeBytes
	}
	if len(c.Documents) < maxDocuments && total <= maxDocumentBytes {
		return nil
	}
	return fault.New(pb.ErrorReason_ERROR_REASON_DOCUMENT_QUOTA_EXCEEDED,
		"申请 %s 的材料已达上限（%d 份、%d GiB），请合并后上传，或者把不属于本案的材料另行存放。", c.Number, maxDocuments, maxDocumentBytes>>30).
		With("case", c.Number).With("documents", fmt.Sprint(len(c.Documents))).With("bytes", fmt.Sprint(total))
}

// addDocument folds a file that joined the case. When nobody said on which day it came, the day of the record stands.
func (c *Case) addDocument(e *pb.Event, d *pb.DocumentAdded, by string) {
	received := d.ReceivedOn
	if received == "" {
		received = e.RecordedOn
	}
	c.Documents = append(c.Documents, &pb.Document{
		Name: PartName(c.Organ, c.Number, "documents", int64(d.Number)), Kind: d.Kind, Title: d.Title,
		MediaType: d.MediaType, SizeBytes: d.SizeBytes, Sha256: d.Sha256, AddedBy: by, CreateTime: e.RecordTime,
		ReceivedOn: received, Origin: d.Origin, OriginReference: d.OriginReference, Source: d.Source, Form: d.Form, Pages: d.Pages,
		Rendering: d.Rendering, RenderingNote: d.RenderingNote,
	})
}
