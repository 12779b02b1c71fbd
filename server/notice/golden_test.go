package notice

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files")

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

// notices are the procedural notices and the replies that take more than one disposition.
func notices() map[string]struct {
	kind Kind
	data Data
} {
	list := map[string]struct {
		kind Kind
		data Data
	}{}
	put := func(name string, kind Kind, change func(*Data)) {
		d := organ()
		change(&d)
		list[name] = struct {
			kind Kind
			data Data
		}{kind, d}
	}
	put("receipt", Receipt, func(d *Data) { d.Number = "样政办公开收〔2026〕1号" })
	put("receipt-confirmed", Receipt, func(d *Data) {
		d.Number, d.Applicant, d.AgentName, d.Channel = "样政办公开收〔2026〕25号", "临沂市样例环保公益中心", "李律师", "邮寄（平信）"
		d.IsBody = true
		d.ReceivedOn, d.ConfirmedOn, d.IssuedOn = day("2026-12-14"), day("2026-12-14"), day("2026-12-14")
		d.RequestItems = []string{"样例河断面2026年1—11月水质监测数据", "同期监测报告的审核记录"}
		d.Due = Due{Rule: "自收到申请之日起20个工作日内"}
	})
	put("receipt-rare", Receipt, func(d *Data) {
		d.Number, d.Applicant = "样政办公开收〔2026〕23号", "𬉼𬣞喆"
		d.RequestItems = []string{"𬇕河（样例）河道整治工程环境影响报告表批复"}
	})
	put("supplement", Supplement, func(d *Data) {
		d.Number, d.IssuedOn = "样政办公开补〔2026〕3号", day("2026-03-11")
		d.RequestItems = []string{"与我村有关的一切文件"}
		d.Supplement = SupplementData{
			Days: 15, Guidance: "政府信息公开申请应当写明所需信息的名称、文号或者便于本机关查询的其他特征。" +
				"不知道名称、文号的，可以写明文件涉及的事项、大致的形成时间和制作机关",
			Points: []string{"写明所需文件的名称、文号，或者文件涉及的具体事项和时间范围", "提供申请人的身份证明"},
		}
	})
	put("extension", Extension, func(d *Data) {
		d.Number = "样政办公开延〔2026〕1号"
		d.Extension = ExtensionData{
			Days: 20, Reason: "所申请的信息数量较多，需要逐件核对", BaseDue: Due{On: day("2026-03-30")},
			NewDue: Due{On: day("2026-04-28")}, ApprovedBy: "本机关政府信息公开工作机构负责人",
		}
	})
	put("extension-provisional", Extension, func(d *Data) {
		d.Number = "样政办公开延〔2026〕9号"
		d.Course = []CourseStep{
			{day("2026-03-11"), "本机关作出补正告知书（样政办公开补〔2026〕3号）"},
			{day("2026-03-18"), "本机关收到补正的申请"},
		}
		d.Extension = ExtensionData{
			Days: 10, Reason: "需要向其他机关核实", BaseDue: Due{Rule: "自收到申请之日起20个工作日内"},
			NewDue: Due{Rule: "自收到申请之日起30个工作日内"}, ApprovedBy: "本机关政府信息公开工作机构负责人",
		}
	})
	put("reply-mixed", Reply, mixed)
	letters(put)
	papers(put)
	defences(put)
	return list
}

// mixed is a reply whose items need different remedies, after a supplement and a consultation, sent by electronic mail.
func mixed(d *Data) {
	d.Applicant, d.IsBody, d.AgentName, d.Channel = "临沂样例律师事务所", true, "周律师", "互联网"
	d.ReceivedOn, d.ConfirmedOn, d.IssuedOn = day("2026-09-22"), day("2026-09-22"), day("2026-11-10")
	d.RequestItems = []string{"县城污水处理厂PPP项目财务测算模型", "县城污水处理厂PPP项目合同", "该项目的征求意见过程中的请示报告", "该项目合同履行评价的统计分析"}
	d.Course = []CourseStep{
		{day("2026-09-29"), "本机关作出补正告知书（样政办公开补〔2026〕7号）"},
		{day("2026-10-12"), "本机关收到补正的申请"},
		{day("2026-10-20"), "本机关书面征求第三方意见，并于2026年10月28日收到第三方意见，其间的工作日不计算在答复期限内"},
	}
	s := samples()
	for i, n := range []int{7, 3, 9, 14} {
		item := s[n]
		item.No = i + 1
		d.Items = append(d.Items, item)
	}
	d.Remedies.ElectronicDelivery = true
	d.SuppliedAttachments = []string{"县城污水处理厂PPP项目合同（作区分处理后的复制件，共12页）", "信息公开申请办理情况说明"}
	d.CheckpointLine, d.CheckpointCode = "记录校验：yangli 2026-11-10 第118号 sha256:3f6c…", checkpointCode
}

// sample is a notice with its data.
type sample struct {
	name string
	kind Kind
	data Data
}

// everything is every notice in every variant, and a reply for every disposition, in a fixed order.
func everything() []sample {
	var list []sample
	for n := 1; n <= 23; n++ {
		d := organ()
		d.RequestItems[0] = "所申请的信息"
		d.Items = []ItemDecision{samples()[n]}
		list = append(list, sample{fmt.Sprintf("R%d", n), Reply, d})
	}
	all := notices()
	for _, name := range sortedKeys(all) {
		list = append(list, sample{name, all[name].kind, all[name].data})
	}
	return list
}

func TestGolden(t *testing.T) {
	r := newRenderer(t)
	for _, c := range everything() {
		t.Run(c.name, func(t *testing.T) {
			out, err := r.Render(c.kind, c.data)
			if err != nil {
				t.Fatal(err)
			}
			keep(t, c.name, out)
			golden(t, c.name, out.Text)
			sameText(t, out)
		})
	}
}

// TestEveryKindHasASample sees to it that no template goes untested.
func TestEveryKindHasASample(t *testing.T) {
	seen := map[Kind]bool{}
	for _, c := range everything() {
		seen[c.kind] = true
	}
	for _, kind := range Kinds {
		if !seen[kind] {
			t.Errorf("%s has no sample", kind)
		}
	}
}

// keep writes the PDF to the folder named by NOTICE_KEEP, for looking at it.
func keep(t *testing.T, name string, out Rendered) {
	t.Helper()
	if dir := os.Getenv("NOTICE_KEEP"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, name+".pdf"), out.PDF, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
