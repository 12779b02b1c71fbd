package cli

import (
	"strings"

	"github.com/spf13/cobra"

	pb "disclosure/proto/disclosure/v1"
)

// determine drafts the decision on one item, from flags or a file.
func (a *app) determine() *cobra.Command {
	req := &pb.ProposeDeterminationRequest{Determination: &pb.Determination{}}
	d := &pb.Determination{}
	var file string
	var fields, redactions []string
	c := act(a, "determine", "拟定一项的处理决定", req, pb.NewHandlingServiceClient, pb.HandlingServiceClient.ProposeDetermination)
	c.Flags().Int32Var(&req.Item, "item", 0, "事项序号（必填）")
	choose(c, &d.Disposition, "as", "处理决定（必填）")
	c.text(&d.Reasons, "reasons", "理由")
	c.list(&fields, "field", "处理决定必备的内容，写作 名称=值")
	c.list(&redactions, "redaction", "不予公开的部分，写作 “位置|依据代码|理由”")
	c.file(&file, "处理决定的 JSON 或 YAML 文件（Determination 的结构）；另写的选项优先")
	c.Example = `  disclosure determine 2026-0001 --item 1 --as R1 --field published_url=https://www.example.gov.cn/1
  disclosure determine 2026-0001 --item 2 --as R3 --reasons 含个人隐私 --redaction "第3页第2段|G15|涉及个人隐私"`
	c.check(func() error {
		var err error
		if d.Fields, err = parseFields(fields); err != nil {
			return err
		}
		if d.Redactions, err = parseRedactions(redactions); err != nil {
			return err
		}
		if err := a.fromFile(file, req.Determination, d); err != nil {
			return err
		}
		if req.Item <= 0 || req.Determination.Disposition == 0 {
			return usagef("缺少 --item 事项序号或 --as 处理决定（R1 到 R23）。")
		}
		return nil
	})
	return c.done()
}

// parseFields reads name=value pairs.
func parseFields(pairs []string) (map[string]string, error) {
	fields := map[string]string{}
	for _, pair := range pairs {
		name, value, ok := strings.Cut(pair, "=")
		if !ok || name == "" {
			return nil, usagef("--field %q 无效：请写作 名称=值。", pair)
		}
		if _, double := fields[name]; double {
			return nil, usagef("--field %s 写了两次。", name)
		}
		fields[name] = value
	}
	return fields, nil
}

// parseRedactions reads passage|ground|reason; the reason may hold further bars.
func parseRedactions(lines []string) ([]*pb.Redaction, error) {
	var all []*pb.Redaction
	for _, line := range lines {
		parts := strings.SplitN(line, "|", 3)
		if len(parts) != 3 {
			return nil, usagef("--redaction %q 无效：请写作 “位置|依据代码|理由”，例如 “第3页第2段|G15|涉及个人隐私”。", line)
		}
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		all = append(all, &pb.Redaction{Passage: parts[0], Ground: parts[1], Reason: parts[2]})
	}
	return all, nil
}
