package defence

import (
	"strings"
	"testing"
	"time"

	"google.golang.org/protobuf/types/known/timestamppb"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
)

type caseFile struct {
	*casework.Case
	p *pb.Proceeding
}

// rich is a case with a paper of each class, in no order.
func rich() caseFile {
	c := sound()
	p := proceeding(c)
	add := func(k pb.DocumentKind, title string) *pb.Document {
		d := &pb.Document{Name: name + "/documents/" + title, Kind: k, Title: title, Pages: 1}
		c.Documents = append(c.Documents, d)
		return d
	}
	add(pb.DocumentKind_DOCUMENT_KIND_SEARCH_EVIDENCE, "截图").CreateTime = timestamppb.New(time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC))
	add(pb.DocumentKind_DOCUMENT_KIND_OPINION, "意见").Source = "样例公司"
	add(pb.DocumentKind_DOCUMENT_KIND_IDENTITY_PROOF, "身份证").Form = pb.DocumentForm_DOCUMENT_FORM_ORIGINAL
	add(pb.DocumentKind_DOCUMENT_KIND_PROCEEDING_PAPER, "复议申请书副本")
	c.Notices = append(c.Notices,
		&pb.Notice{Kind: pb.NoticeKind_NOTICE_KIND_RECEIPT, Number: "样政办公开回〔2026〕1号", Document: name + "/documents/9", Pages: 1, DispatchedOn: "2026-03-02"},
		&pb.Notice{Kind: pb.NoticeKind_NOTICE_KIND_REPLY, Number: "作废", State: pb.NoticeState_NOTICE_STATE_VOID},
	)
	return caseFile{c, p}
}

func TestEvidence(t *testing.T) {
	x := rich()
	list, err := Evidence(x.Case, 1, false)
	if err != nil {
		t.Fatal(err)
	}
	var titles []string
	for _, e := range list.Items {
		titles = append(titles, e.Number+" "+e.Title)
		if e.Proves == "" || e.Source == "" && !strings.Contains(e.Title, "其他") {
			t.Errorf("%s: proves %q, from %q", e.Title, e.Proves, e.Source)
		}
	}
	want := []string{
		"1 申请书《材料1》", "2 身份证明《身份证》", "3 收件凭证《材料4》", "4 登记回执（样政办公开回〔2026〕1号）", "5 检索证明《截图》", "6 反馈意见《意见》",
		"7 答复书（样政办公开答〔2026〕1号）", "8 提供的信息《材料2》", "9 送达凭证《材料3》",
	}
	if got := strings.Join(titles, "\n"); got != strings.Join(want, "\n") {
		t.Errorf("list:\n%s\nwant:\n%s", got, strings.Join(want, "\n"))
	}
	of := func(n int) *pb.EvidenceItem { return list.Items[n-1] }
	if of(2).Secrecy == "" || of(2).Origin != pb.EvidenceOrigin_EVIDENCE_ORIGIN_ORIGINAL || of(6).Source != "样例公司" || of(6).Secrecy == "" {
		t.Errorf("identity %v, opinion %v", of(2), of(6))
	}
	if !strings.Contains(of(5).Remark, "第四十六条") {
		t.Errorf("what came after the answer is not marked: %v", of(5))
	}
	if !strings.Contains(of(7).Proves, "2026年3月27日以邮政寄送发出") || !strings.Contains(of(7).Proves, "2026年3月29日送达") {
		t.Errorf("reply proves %q", of(7).Proves)
	}
	if !strings.Contains(of(3).Proves, "2026年3月2日收到") {
		t.Errorf("receipt proves %q", of(3).Proves)
	}
}

// In court the same papers are numbered by class.
func TestEvidenceInCourt(t *testing.T) {
	x := rich()
	x.p.Kind = pb.ProceedingKind_PROCEEDING_KIND_SUIT_DIRECT
	list, _ := Evidence(x.Case, 1, false)
	var numbers []string
	for _, e := range list.Items {
		numbers = append(numbers, e.Number)
	}
	if got := strings.Join(numbers, " "); got != "1-1 1-2 1-3 1-4 2-1 2-2 3-1 3-2 3-3" {
		t.Error(got)
	}
}

func TestRules(t *testing.T) {
	c := sound()
	consulted(c, pb.Opinion_OPINION_REFUSE)
	d := determined(c, pb.Disposition_DISPOSITION_FORBIDDEN_BY_LAW, "")
	d.Fields["special_law"] = "《中华人民共和国税收征收管理法》第八条"
	c.Items[0].Basis = "《中华人民共和国政府信息公开条例》第十四条、第三十六条第（三）项"
	var got []string
	for _, r := range Rules(c) {
		got = append(got, r.Rule+"："+r.ReliedOnFor)
	}
	reg := "《中华人民共和国政府信息公开条例》"
	want := []string{
		reg + "第四条、第十条：本机关受理和答复政府信息公开申请的职责", reg + "第三十三条第二款：答复期限", reg + "第三十二条：书面征求意见",
		reg + "第三十三条第三款：征求意见所需时间不计入期限", reg + "第十四条、第三十六条第（三）项：第1项：不予公开（法律、行政法规禁止公开）",
		"《中华人民共和国税收征收管理法》第八条：第1项：不予公开（法律、行政法规禁止公开）",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestFactsAreInOrder(t *testing.T) {
	c := sound()
	consulted(c, pb.Opinion_OPINION_REFUSE)
	var got []string
	for _, f := range Facts(c) {
		got = append(got, f.On.String()+" "+f.Zh)
	}
	want := []string{
		"2026-03-02 申请人以当面提交方式提出申请（登记编号：2026-0001）", "2026-03-04 本机关书面征求第三方的意见", "2026-03-05 第三方收到征求意见书",
		"2026-03-12 本机关收到第三方的意见（不同意公开）", "2026-03-20 保密办进行保密审查",
		"2026-03-27 本机关以邮政寄送发出答复书（样政办公开答〔2026〕1号）", "2026-03-29 答复书（样政办公开答〔2026〕1号）送达",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
