package identity

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/fault"
	"disclosure/server/store"
)

// FirstOrgan is the organ that a first start creates.
type FirstOrgan struct {
	Code      string // 2 to 32 of a-z, 0-9, hyphen, such as yangli
	Name      string // as printed, such as 样例县人民政府办公室
	DocPrefix string // 机关代字, such as 样政办公开
}

// FirstAdmin is the administrator that a first start creates. The password is shown once and kept nowhere.
type FirstAdmin struct {
	Name     string // resource name
	Password string
}

const firstLogin = "admin"

var organCode = regexp.MustCompile(`^[a-z][a-z0-9-]{1,31}$`)

// Bootstrap makes the organ and one administrator with a one-time password. An organ that is there already stays as it is, and
// nothing is returned.
func (k *Keeper) Bootstrap(ctx context.Context, o FirstOrgan) (*FirstAdmin, error) {
	_, err := k.Store.Organ(ctx, o.Code)
	if err == nil {
		return nil, nil
	}
	if !errors.Is(err, fault.Of(pb.ErrorReason_ERROR_REASON_ORGAN_NOT_FOUND)) {
		return nil, err
	}
	err = o.check()
	if err != nil {
		return nil, err
	}
	password, hash, err := k.OneTime(ctx)
	if err != nil {
		return nil, err
	}
	err = k.act(ctx, "Bootstrap", casework.Actor{}, func(tx *store.Tx) error { return o.create(tx, hash) })
	if err != nil {
		return nil, err
	}
	return &FirstAdmin{casework.StaffName(o.Code, firstLogin), password}, nil
}

func (o FirstOrgan) create(tx *store.Tx, hash string) error {
	_, err := tx.SaveOrgan(store.Organ{Code: o.Code, DisplayName: o.Name, DocPrefix: o.DocPrefix})
	if err != nil {
		return err
	}
	_, err = tx.CreateStaff(store.Staff{
		Organ: o.Code, Login: firstLogin, DisplayName: "系统管理员", Roles: []pb.Role{pb.Role_ROLE_ADMIN}, PasswordHash: hash,
		MustChangePassword: true,
	})
	return err
}

// check holds the rules of the proto, which the flags of a first start do not pass.
func (o FirstOrgan) check() error {
	switch {
	case !organCode.MatchString(o.Code):
		return fmt.Errorf("机关代码 %q 不合要求：请用 2 至 32 个小写字母、数字或连字符，以字母开头", o.Code)
	case !printable(o.Name, 100):
		return errors.New("请给出机关名称，1 至 100 个字，不含换行和控制符")
	case !printable(o.DocPrefix, 20):
		return errors.New("请给出机关代字，1 至 20 个字，不含换行和控制符")
	}
	return nil
}

func printable(text string, most int) bool {
	return strings.TrimSpace(text) != "" && utf8.ValidString(text) && utf8.RuneCountInString(text) <= most &&
		!strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsGraphic(r) })
}
