package main

import (
	"io"
	"net/http"
	"strings"
	"testing"
)

// issue makes a notice and has it sent and received today.
func (o *office) issue(kind, number string) {
	o.t.Helper()
	o.must("wang", "notice issue 2026-0001 --kind "+kind)
	o.must("zhao", "notice dispatch 2026-0001 "+number+" --method IN_PERSON")
	o.must("zhao", "notice delivered 2026-0001 "+number+" --on 2026-03-02 --evidence 本人签收")
}

// The handler asks for reasons, finds them reasonable, speaks with the applicant, asks for a fee and gets it.
func TestReasonsTalkAndFee(t *testing.T) {
	o := staffed(t, "2026-03-02")
	o.must("zhao", facts)
	o.reasons()
	o.talks()
	o.fees()
	has(t, o.must("sun", "show 2026-0001"), "【说明理由】", "理由合理，合理延长 30 个工作日", "【信息处理费】", "1100 元（按量计收，120 页）",
		"【与申请人沟通】", "没有联系上", "国土资源所")
	has(t, o.must("sun", "events 2026-0001"), "要求说明理由", "收到理由", "审查理由", "与申请人沟通", "转承办机构", "核定信息处理费", "缴费")
}

func (o *office) reasons() {
	o.refused(6, "STATE_FORBIDS", "wang", "reasons accept 2026-0001 --opinion 尚未要求")
	o.must("wang", "reasons request 2026-0001 --question 一年内提出214件 --days 10")
	o.issue("REASONS", "1")
	has(o.t, o.must("wang", "clock 2026-0001"), "申请人说明理由", "2026-03-16")
	o.must("zhao", "reasons received 2026-0001 --on 2026-03-02 --reasons 课题研究")
	o.refused(5, "longer_days", "wang", "reasons accept 2026-0001 --opinion 有关 --longer-days 251")
	o.must("wang", "reasons accept 2026-0001 --opinion 与课题有关 --longer-days 30")
	o.issue("LONGER_PERIOD", "2")
}

func (o *office) talks() {
	o.must("wang", "talk 2026-0001 --means CALL --with 本人 --content 建议明确重点")
	o.must("zhao", "talk 2026-0001 --means MESSAGE --content 短信未回复 --unreachable")
	o.refused(5, "DATE_IN_FUTURE", "wang", "talk 2026-0001 --means CALL --content x --on 2026-03-03")
	has(o.t, o.must("wang", "pass-on 2026-0001 --unit 国土资源所 --remark 由其保存"), "pass-on")
	o.must("zhao", strings.Replace(facts, "1998年征地批复", "1998年征地批复文件", 1))
	has(o.t, o.must("wang", "similar 2026-0002"), "2026-0001", "是", "仅供参考")
}

func (o *office) fees() {
	has(o.t, o.must("wang", "fee quote --method PER_VOLUME --pages 120"), "合计", "1100 元（按量计收）")
	o.refused(5, "method", "wang", "fee quote --method PER_VOLUME --pages 120 --nth 3")
	o.refused(6, "STATE_FORBIDS", "wang", "fee assess 2026-0001 --method PER_VOLUME --pages 30")
	o.must("wang", "fee assess 2026-0001 --method PER_VOLUME --pages 120")
	o.refused(5, "method", "wang", "fee assess 2026-0001 --method PER_PIECE --nth 40")
	o.refused(6, "CONTENT_MISSING", "wang", "fee lapse 2026-0001")
	o.issue("FEE", "3")
	has(o.t, o.must("wang", "clock explain 2026-0001"), "缴费")
	o.refused(6, "TIME_LIMIT_RUNNING", "wang", "fee lapse 2026-0001")
	o.must("zhao", "fee paid 2026-0001 --on 2026-03-02 --receipt A1")
}

// A letter that the service prints counts from its dispatch, and service of it is service of the consultation.
func TestConsultationLetter(t *testing.T) {
	o := staffed(t, "2026-03-02")
	o.must("zhao", facts)
	o.must("wang", "consult open 2026-0001 --kind THIRD_PARTY --party 某公司 --question 是否同意公开")
	o.refused(6, "哪一次", "wang", "notice issue 2026-0001 --kind CONSULTATION")
	has(t, o.must("wang", "notice preview 2026-0001 --kind CONSULTATION --about consultations/1 -o "+o.file("c.pdf")), "c.pdf")
	isPDF(t, o.file("c.pdf"))
	o.must("wang", "notice issue 2026-0001 --kind CONSULTATION --about consultations/1")
	o.must("zhao", "notice dispatch 2026-0001 1 --method POST --tracking XA1")
	has(t, o.must("wang", "show 2026-0001"), "某公司，全部事项，发函 2026-03-02")
	o.must("zhao", "notice delivered 2026-0001 1 --on 2026-03-02 --evidence 回执")
	has(t, o.must("wang", "show 2026-0001"), "收到 2026-03-02")
	has(t, o.must("wang", "due --kind OPINION"), "征求意见", "2026-03-23")
}

// A complaint is investigated by others than the one complained about.
func TestMatters(t *testing.T) {
	o := staffed(t, "2026-03-02")
	o.must("zhao", facts)
	has(t, o.must("zhao", "matter register --kind INTAKE_COMPLAINT --applicant 李明远 --content 拒收申请 --about zhou --case 2026-0001 --on 2026-03-01"),
		"2026-0001", "拒收投诉", "未办结")
	o.refused(5, "DATE_IN_FUTURE", "zhao", "matter register --kind CORRECTION --applicant 甲 --content 更正 --on 2026-03-03")
	has(t, o.must("wang", "matter step 2026-0001 --text 约谈当事人"), "约谈当事人")
	o.refused(7, "ETAG_STALE", "wang", "matter step 2026-0001 --text 再次约谈 --etag 1")
	o.refused(3, "SAME_PERSON", "zhou", "matter close 2026-0001 --result COMPLAINT_UNFOUNDED --explanation 不属实")
	o.employ("qian", "SUPERVISOR")
	o.refused(5, "result", "qian", "matter close 2026-0001 --result CORRECTED --explanation 属实")
	has(t, o.must("qian", "matter close 2026-0001 --result COMPLAINT_FOUNDED --explanation 属实"), "投诉属实，办结 2026-03-02")
	has(t, o.must("sun", "matter list --kind INTAKE_COMPLAINT"), "投诉属实", "共 1 件")
	has(t, o.must("sun", "matter show 2026-0001 -o json"), `"result": "MATTER_RESULT_COMPLAINT_FOUNDED"`)
	o.refused(4, "2026-0009", "sun", "matter show 2026-0009")
}

// What is due is listed by level, and can be read by a calendar program until the address is revoked.
func TestDueAndFeed(t *testing.T) {
	o := staffed(t, "2026-03-02")
	o.must("zhao", facts+" --arrived-on 2026-02-02")
	o.must("zhao", facts)
	has(t, o.must("wang", "due --mine --kind REPLY"), "黄 △ 临近", "2026-0001", "2026-03-06", "2026-0002", "绿 ○ 正常", "2026-03-30", "共 2 项")
	has(t, o.must("sun", "due --level NORMAL --kind REPLY --to 2026-03-31"), "2026-0002", "共 1 项")
	has(t, o.must("sun", "due --handler sun"), "共 0 项")
	o.refused(5, "DATE_INVALID", "wang", "clock simulate -f "+o.written("bad.yaml", "supplements:\n- sent_on: 2026-02-30\n"))
	has(t, o.must("wang", "clock simulate -f "+o.written("h.yaml", "received_on: 2026-01-20\nextension: {days: 20, approved_on: 2026-02-03, notified_on: 2026-02-03}\n")),
		"2026-02-24", "2026-03-23")
	out := o.must("wang", "feed create")
	path := out[strings.Index(out, "/feeds/") : strings.Index(out, ".ics")+4]
	if code, text := o.get(path); code != http.StatusOK || !strings.Contains(text, "BEGIN:VEVENT") || !strings.Contains(text, "2026-0001") {
		t.Errorf("feed: %d\n%s", code, text)
	}
	has(t, o.must("wang", "feed revoke"), "已作废")
	if code, _ := o.get(path); code != http.StatusNotFound {
		t.Errorf("a revoked feed answers %d", code)
	}
}

func (o *office) get(path string) (int, string) {
	o.t.Helper()
	res, err := http.Get("http://" + o.feeds + path)
	if err != nil {
		o.t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		o.t.Fatal(err)
	}
	return res.StatusCode, string(text)
}
