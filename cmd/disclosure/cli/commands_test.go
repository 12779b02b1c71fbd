package cli

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"google.golang.org/protobuf/encoding/prototext"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
	"google.golang.org/protobuf/testing/protocmp"

	pb "disclosure/proto/disclosure/v1"
)

const (
	caseOne       = `name: "organs/yangli/cases/2026-0001" `
	proceedingOne = `name: "organs/yangli/cases/2026-0001/proceedings/1" `
)

// commandLines are command lines and the request that each must send; $ stands for CASE. Words are parted by spaces.
var commandLines = []struct{ args, method, want string }{
	{
		"register --channel in-person --category NATURAL_PERSON --name 李明远 --id-type RESIDENT_ID --id-number 371302190001010002 --item 一 --item 二 --form 纸质（邮寄） --handler wang",
		"RegisterCase", `parent: "organs/yangli" handler: "organs/yangli/staff/wang" registration: { channel: CHANNEL_IN_PERSON arrived_on: "2026-03-02"
		applicant: { category: APPLICANT_CATEGORY_NATURAL_PERSON name: "李明远" id_type: ID_TYPE_RESIDENT_ID id_number: "371302190001010002" }
		item_texts: ["一", "二"] form_wanted: FORM_WANTED_PAPER_MAIL }`,
	},
	{
		"register --channel FAX --arrived-on 2026-02-27 --confirmed-on 2026-02-28 --oral --name 甲 --agent-name 乙 --item 一 --validate-only",
		"RegisterCase", `parent: "organs/yangli" validate_only: true registration: { channel: CHANNEL_FAX arrived_on: "2026-02-27" confirmed_on: "2026-02-28"
		oral: true applicant: { name: "甲" } agent: { name: "乙" } item_texts: "一" }`,
	},
	{"confirm-receipt $ --evidence 电话", "ConfirmReceipt", caseOne + `confirmed_on: "2026-03-02" evidence: "电话"`},
	{"assign $ --handler wang", "AssignCase", caseOne + `handler: "organs/yangli/staff/wang"`},
	{"correct $ --reason 笔误 --phone 139 --name 李 --etag 7", "UpdateCase", caseOne + `etag: "\"7\"" reason: "笔误"
		registration: { applicant: { name: "李" phone: "139" } } update_mask: { paths: "applicant.name" paths: "applicant.phone" }`},
	{"correct $ --reason 笔误 --no-agent", "UpdateCase", caseOne + `reason: "笔误" registration: { applicant: {} } update_mask: { paths: "agent" }`},
	{"withdraw $ --on 2026-03-01 --evidence 电话", "WithdrawCase", caseOne + `withdrawn_on: "2026-03-01" evidence: "电话"`},
	{
		"supplement request $ --point 一,二 --point 三 --guidance 见附件 --days 10", "RequestSupplement",
		caseOne + `points: ["一,二", "三"] guidance: "见附件" reply_days: 10`,
	},
	{
		"supplement received $ --on 2026-03-01 --summary 已补 --item 新", "RecordSupplement",
		caseOne + `received_on: "2026-03-01" summary: "已补" item_texts: "新"`,
	},
	{"supplement lapse $", "LapseSupplement", caseOne},
	{
		"consult open $ --kind THIRD_PARTY --party 某公司 --item 1 --item 2 --question 是否同意", "OpenConsultation",
		caseOne + `kind: CONSULTATION_KIND_THIRD_PARTY party: "某公司" items: [1, 2] question: "是否同意"`,
	},
	{
		"consult open $ --kind OTHER_ORGAN --party 某局 --question 是否同意 --on 2026-03-01", "OpenConsultation",
		caseOne + `kind: CONSULTATION_KIND_OTHER_ORGAN party: "某局" sent_on: "2026-03-01" question: "是否同意"`,
	},
	{
		"consult served $ 1 --on 2026-03-01 --evidence 回执", "RecordConsultationServed",
		`name: "organs/yangli/cases/2026-0001/consultations/1" served_on: "2026-03-01" evidence: "回执"`,
	},
	{
		"consult close organs/yangli/cases/2026-0001/consultations/2 --opinion SILENT", "CloseConsultation",
		`name: "organs/yangli/cases/2026-0001/consultations/2" opinion: OPINION_SILENT`,
	},
	{
		"consult close $ 2 --opinion REFUSE --reasons 商业秘密 --on 2026-03-01", "CloseConsultation",
		`name: "organs/yangli/cases/2026-0001/consultations/2" opinion: OPINION_REFUSE reasons: "商业秘密" received_on: "2026-03-01"`,
	},
	{"extension request $ --days 20 --reason 量大", "RequestExtension", caseOne + `days: 20 reason: "量大"`},
	{"extension approve $ --remark 同意", "DecideExtension", caseOne + `approve: true remark: "同意"`},
	{"extension refuse $", "DecideExtension", caseOne},
	{"reasons request $ --question 一年200件 --days 10", "RequestReasons", caseOne + `question: "一年200件" reply_days: 10`},
	{"reasons received $ --on 2026-03-01 --reasons 科研", "RecordReasons", caseOne + `received_on: "2026-03-01" reasons: "科研"`},
	{"reasons accept $ --opinion 合理 --longer-days 30", "JudgeReasons", caseOne + `reasonable: true opinion: "合理" longer_days: 30`},
	{"reasons reject $ --opinion 不合理", "JudgeReasons", caseOne + `opinion: "不合理"`},
	{"fee quote --method PER_VOLUME --pages 150", "QuoteFee", `parent: "organs/yangli" method: FEE_METHOD_PER_VOLUME pages: 150`},
	{"fee quote --method 按件计收 --nth 12", "QuoteFee", `parent: "organs/yangli" method: FEE_METHOD_PER_PIECE nth_of_month: 12`},
	{"fee assess $ --method per-volume --pages 150", "AssessFee", caseOne + `method: FEE_METHOD_PER_VOLUME pages: 150`},
	{"fee assess $ --method PER_PIECE --nth 12", "AssessFee", caseOne + `method: FEE_METHOD_PER_PIECE nth_of_month: 12`},
	{"fee paid $ --on 2026-03-01 --receipt A1", "RecordPayment", caseOne + `paid_on: "2026-03-01" receipt: "A1"`},
	{"fee lapse $", "LapseFee", caseOne},
	{
		"talk $ --means CALL --with 李明远 --content 说明情况", "RecordCommunication",
		caseOne + `communication: { on: "2026-03-02" means: COMMUNICATION_MEANS_CALL with: "李明远" content: "说明情况" }`,
	},
	{
		"talk $ --means MESSAGE --content 两次未接 --unreachable --on 2026-03-01 --etag 4", "RecordCommunication",
		caseOne + `etag: "\"4\"" communication: { on: "2026-03-01" means: COMMUNICATION_MEANS_MESSAGE content: "两次未接" unreachable: true }`,
	},
	{"pass-on $ --unit 国土所 --remark 由其保存", "PassOn", caseOne + `unit: "国土所" remark: "由其保存"`},
	{
		"record-search $ --searcher 王 --place 档案室 --keyword 批复 --period 1995年 --unit 国土局 --result 无 --item 1", "RecordSearch",
		caseOne + `search: { items: 1 searched_on: "2026-03-02" searcher: "王" places: "档案室" keywords: "批复" period: "1995年" units_asked: "国土局" result: "无" }`,
	},
	{
		"secrecy-review $ --by 保密办 --conclusion 可公开 --on 2026-03-01", "RecordSecrecyReview",
		caseOne + `review: { reviewed_on: "2026-03-01" reviewed_by: "保密办" conclusion: "可公开" }`,
	},
	{
		"determine $ --item 2 --as R12 --reasons 未制作 --field a=b=c --redaction 第3页|G15|隐私|更多", "ProposeDetermination",
		caseOne + `item: 2 determination: { disposition: DISPOSITION_NOT_EXISTING reasons: "未制作" fields: { key: "a" value: "b=c" }
		redactions: { passage: "第3页" ground: "G15" reason: "隐私|更多" } }`,
	},
	{"submit $ --note 请审", "SubmitForReview", caseOne + `note: "请审"`},
	{"review pass $ --opinion 同意", "PassReview", caseOne + `opinion: "同意"`},
	{"review return $ --reason 缺检索", "ReturnCase", caseOne + `reason: "缺检索"`},
	{"sign-off $ --opinion 同意", "SignOff", caseOne + `opinion: "同意"`},
	{"notice proof $ 2 --document 3", "AttachProof", `name: "organs/yangli/cases/2026-0001/notices/2" proofs: 3`},
	{"notice proof $ 2 --no-proof 遗失", "AttachProof", `name: "organs/yangli/cases/2026-0001/notices/2" no_proof_reason: "遗失"`},
	{"close $ --remark 完", "CloseCase", caseOne + `remark: "完"`},
	{"notice issue $ --kind REPLY", "IssueNotice", caseOne + `kind: NOTICE_KIND_REPLY`},
	{
		"notice issue $ --kind CONSULTATION --about consultations/2", "IssueNotice",
		caseOne + `kind: NOTICE_KIND_CONSULTATION subject: "organs/yangli/cases/2026-0001/consultations/2"`,
	},
	{
		"notice issue organs/other/cases/2026-0009 --kind SERVICE_FORM --about notices/3", "IssueNotice",
		`name: "organs/other/cases/2026-0009" kind: NOTICE_KIND_SERVICE_FORM subject: "organs/other/cases/2026-0009/notices/3"`,
	},
	{"notice void $ 1 --reason 错", "VoidNotice", `name: "organs/yangli/cases/2026-0001/notices/1" reason: "错"`},
	{
		"notice dispatch $ 1 --method POST --tracking XA1", "RecordDispatch",
		`name: "organs/yangli/cases/2026-0001/notices/1" method: DELIVERY_METHOD_POST dispatched_on: "2026-03-02" tracking: "XA1"`,
	},
	{
		"notice delivered $ 1 --on 2026-03-01 --evidence 本人", "RecordDelivery",
		`name: "organs/yangli/cases/2026-0001/notices/1" delivered_on: "2026-03-01" evidence: "本人"`,
	},
	{
		"notice failed $ 1 --reason 退回", "RecordDeliveryFailure",
		`name: "organs/yangli/cases/2026-0001/notices/1" failed_on: "2026-03-02" reason: "退回"`,
	},
	{
		"proceeding open $ --kind RECONSIDERATION_SIMPLIFIED --body 县政府 --number 12号 --on 2026-03-01 --evidence EMS --document 3 --claim 撤销 --follows 1", "OpenProceeding",
		caseOne + `kind: PROCEEDING_KIND_RECONSIDERATION_SIMPLIFIED body: "县政府" case_number: "12号" papers_on: "2026-03-01" evidence: "EMS" documents: 3 claims: "撤销" follows: 1`,
	},
	{
		"proceeding open $ --kind 投诉举报 --body 市政府办公室 --on 2026-03-01 --evidence 来函 --due 2026-03-12", "OpenProceeding",
		caseOne + `kind: PROCEEDING_KIND_COMPLAINT body: "市政府办公室" papers_on: "2026-03-01" evidence: "来函" named_due_on: "2026-03-12"`,
	},
	{
		"proceeding procedure $ 1 --kind RECONSIDERATION_ORDINARY --from 2026-03-02 --number 13号 --reason 转普通程序通知", "ChangeProcedure",
		proceedingOne + `kind: PROCEEDING_KIND_RECONSIDERATION_ORDINARY runs_from: "2026-03-02" case_number: "13号" reason: "转普通程序通知"`,
	},
	{
		"proceeding draft $ 1 --representative 王某，主任 --agent 李某，法制科 --request 维持 --competence 甲 --procedure 乙 --content 丙 --claim 未检索|已检索 --conclusion 丁", "DraftDefence",
		proceedingOne + `defence: { representative: "王某，主任" agents: "李某，法制科" request: "维持" competence: "甲" procedure: "乙" content: "丙"
		claims: { claim: "未检索" reply: "已检索" } conclusion: "丁" }`,
	},
	{"proceeding evidence $ 1 --generated", "GetEvidenceList", proceedingOne + `generated: true`},
	{"check $", "CheckCase", caseOne},
	{"proceeding count --year 2026", "CountProceedings", `parent: "organs/yangli" year: 2026`},
	{"proceeding sign-off $ 1 --opinion 同意", "SignOffDefence", proceedingOne + `opinion: "同意"`},
	{
		"proceeding answered $ 1 --on 2026-03-05 --evidence EMS2", "RecordProceedingAnswer",
		proceedingOne + `answered_on: "2026-03-05" evidence: "EMS2"`,
	},
	{
		"proceeding decided $ 1 --ruling REVOKED --number 12号 --on 2026-03-20 --received 2026-03-23 --ordered 重新答复 --term 15 --unit 日 --reasons 未充分检索", "RecordProceedingDecision",
		proceedingOne + `decision: { ruling: RULING_REVOKED number: "12号" decided_on: "2026-03-20" received_on: "2026-03-23" ordered: "重新答复"
		term: { length: 15 unit: TERM_UNIT_DAYS } reasons: "未充分检索" }`,
	},
	{"proceeding reopen $ --proceeding 2 --item 1 --remark 依决定", "ReopenCase", caseOne + `proceeding: 2 items: 1 remark: "依决定"`},
	{"show $", "GetCase", caseOne},
	{"show organs/other/cases/2026-0009", "GetCase", `name: "organs/other/cases/2026-0009"`},
	{"clock $", "GetClock", caseOne},
	{"record checkpoint --since 7", "GetCheckpoint", `name: "organs/yangli" since_size: 7`},
	{"record proof $ 3", "GetInclusionProof", `name: "organs/yangli/cases/2026-0001/events/3"`},
	{
		"retention set $ --class 10年 --reason 表第12条", "SetRetention",
		caseOne + `class: RETENTION_CLASS_TEN_YEARS reason: "表第12条"`,
	},
	{"retention hold $ --reason 调查", "HoldCase", caseOne + `reason: "调查"`},
	{"retention release $ --hold 2 --reason 结束", "ReleaseHold", caseOne + `hold: 2 reason: "结束"`},
	{"retention propose $ --appraisal 期满", "ProposeDestruction", caseOne + `appraisal: "期满"`},
	{"retention approve $ --remark 同意", "DecideDestruction", caseOne + `approve: true remark: "同意"`},
	{"retention refuse $ --remark 再留", "DecideDestruction", caseOne + `remark: "再留"`},
	{"retention list --due --destroyed --page-size 3", "ListRetention", `parent: "organs/yangli" page_size: 3 due: true show_destroyed: true`},
	{"retention catalogue $", "GetDestruction", caseOne},
	{"record checks --page-size 3", "ListOrganEvents", `parent: "organs/yangli" page_size: 3 newest_first: true`},
	{"clock show $", "GetClock", caseOne},
	{"clock organs/other/cases/2026-0009", "GetClock", `name: "organs/other/cases/2026-0009"`},
	{"clock explain $", "ExplainClock", caseOne},
	{"clock add 2026-01-20 20 --online", "AddWorkingDays", `parent: "organs/yangli" start_on: "2026-01-20" days: 20`},
	{"clock count 2026-01-20 2026-02-24 --online", "CountWorkingDays", `parent: "organs/yangli" after_on: "2026-01-20" through_on: "2026-02-24"`},
	{
		"due --handler zhangsan --level red,OVERDUE --level 临近 --kind REPLY --from 2026-03-01 --to 2026-03-31 --page-size 5 --page-token x", "ListDue",
		`parent: "organs/yangli" handler: "organs/yangli/staff/zhangsan" levels: [WARNING_LEVEL_RED, WARNING_LEVEL_OVERDUE, WARNING_LEVEL_YELLOW]
		kinds: DUE_KIND_REPLY from_on: "2026-03-01" to_on: "2026-03-31" page_size: 5 page_token: "x"`,
	},
	{"due --handler wang", "ListDue", `parent: "organs/yangli" handler: "organs/yangli/staff/wang"`},
	{"similar $", "ListSimilarCases", `parent: "organs/yangli/cases/2026-0001"`},
	{"events $", "ListEvents", `parent: "organs/yangli/cases/2026-0001"`},
	{
		"list --state RECEIVED,in-progress --handler wang --due-by 2026-03-30 --from 2026-01-01 --to 2026-02-01 --page-size 5 --page-token x", "ListCases",
		`parent: "organs/yangli" states: [STATE_RECEIVED, STATE_IN_PROGRESS] handler: "organs/yangli/staff/wang" due_by: "2026-03-30"
		arrived_from: "2026-01-01" arrived_to: "2026-02-01" page_size: 5 page_token: "x"`,
	},
	{"search 李 --organ other", "SearchCases", `parent: "organs/other" query: "李"`},
	{"whoami", "GetMe", ``},
	{"logout --all", "SignOut", `all_sessions: true`},
	{"staff list", "ListStaff", `parent: "organs/yangli"`},
	{
		"staff create wang --display-name 王五 --role HANDLER --role 窗口", "CreateStaff",
		`parent: "organs/yangli" staff_id: "wang" staff: { display_name: "王五" roles: [ROLE_HANDLER, ROLE_FRONT_DESK] }`,
	},
	{
		"staff update wang --disable --etag 2", "UpdateStaff",
		`staff: { name: "organs/yangli/staff/wang" disabled: true etag: "\"2\"" } update_mask: { paths: "disabled" }`,
	},
	{"staff reset-password wang", "ResetPassword", `name: "organs/yangli/staff/wang"`},
	{
		"staff update wang --email wang@example.com", "UpdateStaff",
		`staff: { name: "organs/yangli/staff/wang" email: "wang@example.com" } update_mask: { paths: "email" }`,
	},
	{"feed create", "CreateFeed", `parent: "organs/yangli"`},
	{"feed revoke", "RevokeFeed", `parent: "organs/yangli"`},
	{"calendar list --page-size 3", "ListCalendarYears", `parent: "organs/yangli" page_size: 3`},
	{"calendar preview 3", "PreviewCalendarYear", `name: "organs/yangli/calendarYears/3"`},
	{"calendar activate 3", "ActivateCalendarYear", `name: "organs/yangli/calendarYears/3"`},
	{"calendar activate organs/other/calendarYears/3", "ActivateCalendarYear", `name: "organs/other/calendarYears/3"`},
	{"calendar discard 3", "DiscardCalendarYear", `name: "organs/yangli/calendarYears/3"`},
	{
		"matter register --kind INTAKE_COMPLAINT --applicant 李明远 --contact 139 --content 拒收 --about zhao --case $ --on 2026-03-01", "RegisterMatter",
		`parent: "organs/yangli" kind: MATTER_KIND_INTAKE_COMPLAINT applicant: "李明远" contact: "139" content: "拒收"
		about: "organs/yangli/staff/zhao" case: "organs/yangli/cases/2026-0001" received_on: "2026-03-01"`,
	},
	{
		"matter register --kind 更正申请 --applicant 甲 --content 更正 --on 2026-03-01 --validate-only", "RegisterMatter",
		`parent: "organs/yangli" validate_only: true kind: MATTER_KIND_CORRECTION applicant: "甲" content: "更正" received_on: "2026-03-01"`,
	},
	{"matter list --kind CORRECTION", "ListMatters", `parent: "organs/yangli" kind: MATTER_KIND_CORRECTION`},
	{"matter show 2026-0002", "GetMatter", `name: "organs/yangli/matters/2026-0002"`},
	{"matter show organs/other/matters/2026-0002", "GetMatter", `name: "organs/other/matters/2026-0002"`},
	{"matter step 2026-0002 --text 约谈 --etag 2", "RecordMatterStep", `name: "organs/yangli/matters/2026-0002" etag: "\"2\"" text: "约谈"`},
	{
		"matter issue 2026-0002 --kind CORRECTION --record 登记簿 --corrected --basis 第四十一条 --outcome 已更正", "IssueMatterNotice",
		`name: "organs/yangli/matters/2026-0002" letter: { kind: NOTICE_KIND_CORRECTION record: "登记簿" corrected: true basis: "第四十一条" outcome: "已更正" }`,
	},
	{
		"matter void 2026-0002 1 --reason 错字", "VoidMatterNotice", `name: "organs/yangli/matters/2026-0002/notices/1" reason: "错字"`,
	},
	{
		"matter close 2026-0002 --result COMPLAINT_FOUNDED --explanation 属实", "CloseMatter",
		`name: "organs/yangli/matters/2026-0002" result: MATTER_RESULT_COMPLAINT_FOUNDED explanation: "属实"`,
	},
	{
		"organ update --yellow-days 6 --red-days 0 --quiet-hours 22-7 --webhook-url https://example.com/h", "UpdateOrgan",
		`organ: { name: "organs/yangli" yellow_days: 6 quiet_hours: "22-7" webhook_url: "https://example.com/h" }
		update_mask: { paths: "quiet_hours" paths: "red_days" paths: "webhook_url" paths: "yellow_days" }`,
	},
	{
		"organ update --number-pattern REPLY=样政办依复〔{年}〕第{号:3}号 --number-pattern ALL=样〔{年}〕{号}号 --payee 财政局 --payment 到窗口", "UpdateOrgan",
		`organ: { name: "organs/yangli" number_patterns: { kind: NOTICE_KIND_REPLY pattern: "样政办依复〔{年}〕第{号:3}号" }
		number_patterns: { pattern: "样〔{年}〕{号}号" } payee: "财政局" payment: "到窗口" }
		update_mask: { paths: "number_patterns" paths: "payee" paths: "payment" }`,
	},
	{"organ show", "GetOrgan", `name: "organs/yangli"`},
	{
		"organ update --court 某法院 --supplement-days 12", "UpdateOrgan",
		`organ: { name: "organs/yangli" court: "某法院" supplement_days: 12 } update_mask: { paths: "court" paths: "supplement_days" }`,
	},
}

func TestCommandsSendTheirRequest(t *testing.T) {
	for _, c := range commandLines {
		t.Run(c.args, func(t *testing.T) {
			f := signedIn(t)
			answerAll(f)
			f.run(t, strings.Fields(strings.ReplaceAll(c.args, "$", "2026-0001"))...).want(t, exitOK)
			got := f.last(t)
			want := got.req.ProtoReflect().New().Interface()
			if err := prototext.Unmarshal([]byte(c.want), want); err != nil {
				t.Fatal(err)
			}
			if id := getString(got.req, "request_id"); hasField(got.req, "request_id") && !requestIDForm.MatchString(id) {
				t.Errorf("request_id = %q", id)
			}
			if got.method != c.method || got.token != "Bearer t1" {
				t.Errorf("called %s with %q, want %s", got.method, got.token, c.method)
			}
			setString(got.req, "request_id", "")
			if diff := cmp.Diff(want, got.req, protocmp.Transform()); diff != "" {
				t.Errorf("request (-want +got):\n%s", diff)
			}
		})
	}
}

// answerAll gives an empty answer of the right type to every method.
func answerAll(f *fake) {
	for _, m := range methods() {
		if t, err := protoregistry.GlobalTypes.FindMessageByName(m.Output().FullName()); err == nil {
			f.answers[string(m.Name())] = t.New().Interface()
		}
	}
}

// methods are all unary methods of the API.
func methods() []protoreflect.MethodDescriptor {
	var all []protoreflect.MethodDescriptor
	protoregistry.GlobalFiles.RangeFilesByPackage(pb.File_disclosure_v1_case_proto.Package(), func(file protoreflect.FileDescriptor) bool {
		for i := range file.Services().Len() {
			s := file.Services().Get(i)
			for j := range s.Methods().Len() {
				if m := s.Methods().Get(j); !m.IsStreamingClient() && !m.IsStreamingServer() {
					all = append(all, m)
				}
			}
		}
		return true
	})
	return all
}

// Every unary method can be reached from the command line; the streams, the sign-in and what reads a file have tests of their
// own.
func TestEveryMethodHasACommand(t *testing.T) {
	elsewhere := []string{"SignIn", "ChangePassword", "ImportCalendarYear", "SimulateClock", "UpdateEvidenceList"}
	for _, m := range methods() {
		name := string(m.Name())
		tested := slices.ContainsFunc(commandLines, func(c struct{ args, method, want string }) bool { return c.method == name })
		if !tested && !slices.Contains(elsewhere, name) {
			t.Errorf("no command calls %s", name)
		}
	}
}
