package identity

import (
	"strings"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

// Decide says whether the caller may use an RPC with this rule on things of the organ. It looks at nothing else: whether the
// organ or the thing exists is not asked, so that the answer reveals nothing of it.
func Decide(c *Caller, rule *pb.AccessRule, organ string) error {
	switch {
	case rule.GetPublic():
		return nil
	case c == nil:
		return signInRequired()
	case rule.GetSignedIn():
		return nil
	case organ != c.Organ || !c.Has(rule.GetRoles()...):
		return roleMissing(rule.GetRoles())
	case c.MustChangePassword:
		return fault.New(pb.ErrorReason_ERROR_REASON_PASSWORD_CHANGE_REQUIRED, "您用的是一次性密码，请先修改密码，再办理其他事项。")
	}
	return nil
}

func roleMissing(roles []pb.Role) error {
	names := RoleNames(roles)
	return fault.New(pb.ErrorReason_ERROR_REASON_ROLE_MISSING,
		"您没有在该机关办理此事项的权限，需要的岗位：%s。如有需要，请联系本机关的系统管理员。", names).With("roles", names)
}

var roleNames = map[pb.Role]string{
	pb.Role_ROLE_FRONT_DESK:      "窗口",
	pb.Role_ROLE_HANDLER:         "承办人",
	pb.Role_ROLE_REVIEWER:        "审核人",
	pb.Role_ROLE_DISCLOSURE_HEAD: "公开工作机构负责人",
	pb.Role_ROLE_LEGAL:           "法制人员",
	pb.Role_ROLE_SUPERVISOR:      "督办",
	pb.Role_ROLE_ADMIN:           "系统管理员",
}

// RoleNames names roles in Chinese, such as 窗口、承办人.
func RoleNames(roles []pb.Role) string {
	names := make([]string, len(roles))
	for i, r := range roles {
		names[i] = roleNames[r]
	}
	return strings.Join(names, "、")
}

// CheckRoles refuses roles that one person may not join: who manages accounts holds no case role.
func CheckRoles(field string, roles []pb.Role) error {
	seen := map[pb.Role]bool{}
	for _, r := range roles {
		if roleNames[r] == "" || seen[r] {
			return fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, field, "岗位有重复或者不在规定范围内，请重新选择。")
		}
		seen[r] = true
	}
	switch {
	case len(roles) == 0:
		return fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, field, "请至少选择一个岗位。")
	case seen[pb.Role_ROLE_ADMIN] && len(roles) > 1:
		return fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, field, "系统管理员不能兼任其他岗位，请另建账号。")
	}
	return nil
}
