package cli

import (
	"io"

	pb "disclosure/proto/disclosure/v1"
)

func staffTable(staff []*pb.Staff) func(io.Writer) {
	return func(w io.Writer) {
		t := table{head: []string{"登录名", "姓名", "角色", "状态"}}
		for _, s := range staff {
			t.add(lastPart(s.Name), s.DisplayName, roleNames(s.Roles), accountState(s))
		}
		t.write(w, "")
	}
}

func staffPage(s *pb.Staff) func(io.Writer) {
	return func(w io.Writer) {
		p := page{w}
		p.line("账号", s.GetName())
		p.line("姓名", s.GetDisplayName())
		p.line("角色", roleNames(s.GetRoles()))
		p.line("状态", accountState(s))
		p.line("邮箱", s.GetEmail())
		p.line("版本", s.GetEtag())
	}
}

func accountState(s *pb.Staff) string {
	if s.GetDisabled() {
		return "已停用"
	}
	return "正常"
}
