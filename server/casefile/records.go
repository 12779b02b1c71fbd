package casefile

import (
	"fmt"
	"strings"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/notice"
)

// sheets are made from the record for each part of the file, beside the papers that were printed or scanned. What tells of third
// parties, or may, is in the restricted part.
func (c Content) sheets() (main, restricted []*part) {
	for _, s := range []struct {
		place      place
		restricted bool
		make       func(Content) *notice.Document
	}{
		{approval, asksThirdParty(c.Case), approvals},
		{search, false, searches},
		{secrecy, true, reviews},
		{consultation, true, consultations},
		{extension, false, extensionRecord},
		{service, false, deliveries},
		{course, false, chronology},
		{course, false, deadlines},
	} {
		view := c
		if !s.restricted {
			view = c.public()
		}
		doc := s.make(view)
		switch {
		case doc == nil:
		case s.restricted:
			restricted = append(restricted, &part{place: s.place, sheet: doc})
		default:
			main = append(main, &part{place: s.place, sheet: doc})
		}
	}
	return main, restricted
}

// public is the content as the main volume tells of it: an applicant may read it, whatever the copy.
func (c Content) public() Content {
	if c.Variant == pb.CaseFileVariant_CASE_FILE_VARIANT_FULL {
		c.Variant = pb.CaseFileVariant_CASE_FILE_VARIANT_APPLICANT
	}
	events := make([]*pb.Event, len(c.Events))
	for i, e := range c.Events {
		events[i] = shown(c.Case, e, c.Variant)
	}
	c.Events = events
	return c
}

// record is a table of some events; nil when there is none.
func (c Content) record(title, note string, columns []notice.Column, row func(*pb.Event) []string) *notice.Document {
	t := notice.Table{Columns: columns}
	for _, e := range c.Events {
		cells := row(e)
		if cells != nil {
			t.Rows = append(t.Rows, cells)
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return c.sheet(title, notice.Paragraph{Style: notice.Note, Text: note}, t)
}

// sheet is a page made from the record.
func (c Content) sheet(title string, blocks ...notice.Block) *notice.Document {
	return &notice.Document{Title: title, Date: c.day(), Blocks: blocks}
}

func columns(titles ...string) []notice.Column {
	var list []notice.Column
	for _, t := range titles {
		name, width, _ := strings.Cut(t, " ")
		n := 0
		fmt.Sscan(width, &n)
		list = append(list, notice.Column{Title: name, Width: n})
	}
	return list
}

const fromRecord = "本页由系统按办理时的记录生成，记录不可更改，核对方法见 VERIFY.txt。"

// approvals is who proposed, reviewed and signed off.
func approvals(c Content) *notice.Document {
	return c.record("审核签发记录", fromRecord, columns("时间 22", "经办人 16", "环节及意见 62"), func(e *pb.Event) []string {
		switch e.Kind.(type) {
		case *pb.Event_DeterminationProposed, *pb.Event_Submitted, *pb.Event_ReviewPassed, *pb.Event_Returned, *pb.Event_SignedOff:
			return []string{stamp(e.RecordTime.AsTime()), e.ActorName, casework.Describe(e)}
		}
		return nil
	})
}

// searches is each search with its places, words and result.
func searches(c Content) *notice.Document {
	return c.record("检索情况记录", fromRecord, columns("日期 16", "检索人 12", "范围、关键词、期间、询问单位 38", "结果 34"), func(e *pb.Event) []string {
		s := e.GetSearchRecorded().GetSearch()
		if s == nil {
			return nil
		}
		where := fmt.Sprintf("范围：%s；关键词：%s；期间：%s", strings.Join(s.Places, "、"), strings.Join(s.Keywords, "、"), s.Period)
		if len(s.UnitsAsked) > 0 {
			where += "；询问单位：" + strings.Join(s.UnitsAsked, "、")
		}
		return []string{s.SearchedOn, s.Searcher, where, s.Result}
	})
}

// reviews is each review of secrecy.
func reviews(c Content) *notice.Document {
	return c.record("保密审查记录", fromRecord, columns("日期 18", "审查人 22", "结论 60"), func(e *pb.Event) []string {
		r := e.GetSecrecyReviewed().GetReview()
		if r == nil {
			return nil
		}
		return []string{r.ReviewedOn, r.ReviewedBy, r.Conclusion}
	})
}

// consultations is whom the organ asked, and what they said.
func consultations(c Content) *notice.Document {
	return c.record("征求意见情况记录", fromRecord, columns("时间 22", "经办人 16", "事项 62"), func(e *pb.Event) []string {
		switch e.Kind.(type) {
		case *pb.Event_ConsultationOpened, *pb.Event_ConsultationServed, *pb.Event_ConsultationClosed:
			return []string{stamp(e.RecordTime.AsTime()), e.ActorName, casework.Describe(e)}
		}
		return nil
	})
}

// extensionRecord is who asked for longer time and who agreed.
func extensionRecord(c Content) *notice.Document {
	return c.record("延期审批记录", fromRecord, columns("时间 22", "经办人 16", "事项 62"), func(e *pb.Event) []string {
		switch e.Kind.(type) {
		case *pb.Event_ExtensionRequested, *pb.Event_ExtensionDecided:
			return []string{stamp(e.RecordTime.AsTime()), e.ActorName, casework.Describe(e)}
		}
		return nil
	})
}

// deliveries is how each letter left and arrived.
func deliveries(c Content) *notice.Document {
	return c.record("送达情况记录", fromRecord, columns("文书 34", "时间 22", "经办人 12", "发出、送达情况 32"), func(e *pb.Event) []string {
		number := int32(0)
		switch k := e.Kind.(type) {
		case *pb.Event_Dispatched:
			number = k.Dispatched.Notice
		case *pb.Event_Delivered:
			number = k.Delivered.Notice
		case *pb.Event_DeliveryFailed:
			number = k.DeliveryFailed.Notice
		default:
			return nil
		}
		name := fmt.Sprintf("第 %d 份文书", number)
		if number > 0 && int(number) <= len(c.Case.Notices) {
			n := c.Case.Notices[number-1]
			name = strings.TrimSpace(casework.NoticeWord(n.Kind) + " " + n.Number)
		}
		return []string{name, stamp(e.RecordTime.AsTime()), e.ActorName, casework.Describe(e)}
	})
}
