package casework

import (
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
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
	d.Number = int32(len(c.Documents) + 1)
	return &pb.Event{Kind: &pb.Event_DocumentAdded{DocumentAdded: d}}, nil
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
