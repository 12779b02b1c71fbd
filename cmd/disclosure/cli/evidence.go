package cli

import (
	"github.com/spf13/cobra"
	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
)

// recordSearch records a search, from flags or a file.
func (a *app) recordSearch() *cobra.Command {
	req := &pb.RecordSearchRequest{Search: &pb.SearchRecord{}}
	s := &pb.SearchRecord{}
	var file string
	c := act(a, "record-search", "登记检索记录", req, pb.NewHandlingServiceClient, pb.HandlingServiceClient.RecordSearch)
	c.text(&s.Searcher, "searcher", "检索人")
	c.list(&s.Places, "place", "检索的系统、档案")
	c.list(&s.Keywords, "keyword", "检索词")
	c.text(&s.Period, "period", "检索材料的时间范围，如 1995年至2000年")
	c.list(&s.UnitsAsked, "unit", "询问过的单位")
	c.text(&s.Result, "result", "检索结果")
	c.items(&s.Items)
	c.day(&s.SearchedOn, "on", "检索日（默认今天）")
	c.file(&file, "检索记录的 JSON 或 YAML 文件（SearchRecord 的结构）；另写的选项优先")
	c.defaults = append(c.defaults, func() error {
		if err := a.fromFile(file, req.Search, s); err != nil {
			return err
		}
		r := req.Search
		if r.Searcher == "" || len(r.Places) == 0 || len(r.Keywords) == 0 || r.Period == "" || r.Result == "" {
			return usagef("检索记录要写全：--searcher 检索人、--place 检索范围、--keyword 检索词、--period 时间范围、--result 结果。")
		}
		return a.dayOrToday("on", &r.SearchedOn)
	})
	return c.done()
}

// secrecyReview records the review before disclosure, from flags or a file.
func (a *app) secrecyReview() *cobra.Command {
	req := &pb.RecordSecrecyReviewRequest{Review: &pb.SecrecyReview{}}
	s := &pb.SecrecyReview{}
	var file string
	c := act(a, "secrecy-review", "登记保密审查", req, pb.NewHandlingServiceClient, pb.HandlingServiceClient.RecordSecrecyReview)
	c.text(&s.ReviewedBy, "by", "审查人或审查机构")
	c.text(&s.Conclusion, "conclusion", "审查结论")
	c.items(&s.Items)
	c.day(&s.ReviewedOn, "on", "审查日（必填）")
	c.file(&file, "保密审查的 JSON 或 YAML 文件（SecrecyReview 的结构）；另写的选项优先")
	c.check(func() error {
		if err := a.fromFile(file, req.Review, s); err != nil {
			return err
		}
		if r := req.Review; r.ReviewedBy == "" || r.Conclusion == "" || r.ReviewedOn == "" {
			return usagef("保密审查要写全：--by 审查人、--conclusion 结论、--on 审查日。")
		}
		return nil
	})
	return c.done()
}

// fromFile reads a message and lays the flags over it: a list given by flags replaces that of the file.
func (a *app) fromFile(file string, m, flags proto.Message) error {
	if file != "" {
		if err := a.readMessage(file, m); err != nil {
			return err
		}
	}
	overlay(m, flags)
	return nil
}
