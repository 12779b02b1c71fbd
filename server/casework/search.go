package casework

import (
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
)

// RecordSearch records what was searched; an answer that information does not exist rests on it.
func RecordSearch(c *Case, env Env, s *pb.SearchRecord) (*pb.Event, error) {
	err := handlerMay(c, env, pb.Act_ACT_RECORD_SEARCH)
	if err != nil {
		return nil, err
	}
	err = checkItems(c, "search.items", s.Items)
	if err != nil {
		return nil, err
	}
	_, err = happened(env, "search.searched_on", "检索日期", s.SearchedOn, day(c.Registration.ArrivedOn), "到达日期")
	if err != nil {
		return nil, err
	}
	return &pb.Event{Kind: &pb.Event_SearchRecorded{SearchRecorded: &pb.SearchRecorded{Search: s}}}, nil
}

// RecordSecrecyReview records the review before disclosure (Art 17). It may be older than the request.
func RecordSecrecyReview(c *Case, env Env, r *pb.SecrecyReview) (*pb.Event, error) {
	err := handlerMay(c, env, pb.Act_ACT_RECORD_SECRECY_REVIEW)
	if err != nil {
		return nil, err
	}
	err = checkItems(c, "review.items", r.Items)
	if err != nil {
		return nil, err
	}
	_, err = happened(env, "review.reviewed_on", "保密审查日期", r.ReviewedOn, calendar.Date{}, "")
	if err != nil {
		return nil, err
	}
	return &pb.Event{Kind: &pb.Event_SecrecyReviewed{SecrecyReviewed: &pb.SecrecyReviewed{Review: r}}}, nil
}
