package cli

import (
	"context"
	"regexp"
	"strings"

	pb "disclosure/proto/disclosure/v1"
)

var (
	caseNumber = regexp.MustCompile(`^[0-9]{4}-[0-9]{4,9}$`)
	caseName   = regexp.MustCompile(`^organs/[^/]+/cases/[0-9]{4}-[0-9]{4,9}$`)
	ownerName  = regexp.MustCompile(`^organs/[^/]+$`)
	partNumber = regexp.MustCompile(`^[0-9]{1,6}$`)
)

// organName is the organ to work for: from --organ, else that of the signed-in member of staff.
func (a *app) organName(ctx context.Context) (string, error) {
	if a.global.organ != "" {
		return "organs/" + strings.TrimPrefix(a.global.organ, "organs/"), nil
	}
	s, err := a.session()
	if err != nil {
		return "", err
	}
	if s.Staff == "" {
		if s.Staff, err = a.askStaff(ctx); err != nil {
			return "", err
		}
	}
	return organOf(s.Staff), nil
}

// askStaff asks the server who the token belongs to.
func (a *app) askStaff(ctx context.Context) (string, error) {
	conn, err := a.connect()
	if err != nil {
		return "", err
	}
	me, err := pb.NewIdentityServiceClient(conn).GetMe(ctx, &pb.GetMeRequest{})
	if err != nil {
		return "", err
	}
	return me.Name, nil
}

// organOf cuts a resource name down to its organ.
func organOf(name string) string {
	parts := strings.SplitN(name, "/", 3)
	if len(parts) < 2 {
		return name
	}
	return parts[0] + "/" + parts[1]
}

// lastPart is the end of a resource name: login, number.
func lastPart(name string) string { return name[strings.LastIndexByte(name, '/')+1:] }

// caseArg reads 2026-0001 or a full resource name.
func (a *app) caseArg(ctx context.Context, arg string) (string, error) {
	if caseName.MatchString(arg) {
		return arg, nil
	}
	if !caseNumber.MatchString(arg) {
		return "", usagef("登记号 %q 无效：请写 2026-0001 或者 organs/机关代码/cases/2026-0001。", arg)
	}
	organ, err := a.organName(ctx)
	return organ + "/cases/" + arg, err
}

// partArg reads "2026-0001 3" or one full resource name of a notice, document or consultation.
func (a *app) partArg(ctx context.Context, args []string, collection string) (string, error) {
	if len(args) == 1 {
		head, number, ok := strings.Cut(args[0], "/"+collection+"/")
		if ok && caseName.MatchString(head) && partNumber.MatchString(number) {
			return args[0], nil
		}
		return "", usagef("请写登记号和编号，例如 2026-0001 1，或者完整名称 organs/机关代码/cases/2026-0001/%s/1。", collection)
	}
	if !partNumber.MatchString(args[1]) {
		return "", usagef("编号 %q 无效：请写数字，例如 1。", args[1])
	}
	name, err := a.caseArg(ctx, args[0])
	return name + "/" + collection + "/" + args[1], err
}

// staffArg reads a login or a full resource name; empty stays empty.
func (a *app) staffArg(ctx context.Context, arg string) (string, error) {
	if arg == "" || strings.HasPrefix(arg, "organs/") {
		return arg, nil
	}
	if strings.Contains(arg, "/") {
		return "", usagef("人员 %q 无效：请写登录名，或者 organs/机关代码/staff/登录名。", arg)
	}
	organ, err := a.organName(ctx)
	return organ + "/staff/" + arg, err
}

// ownArg reads the number of something that the organ keeps, such as a matter or an imported calendar year, or its full name.
func (a *app) ownArg(ctx context.Context, arg, collection, example string, form *regexp.Regexp) (string, error) {
	head, number, full := strings.Cut(arg, "/"+collection+"/")
	if full && ownerName.MatchString(head) && form.MatchString(number) {
		return arg, nil
	}
	if !form.MatchString(arg) {
		return "", usagef("编号 %q 无效：请写 %s 或者 organs/机关代码/%s/%[2]s。", arg, example, collection)
	}
	organ, err := a.organName(ctx)
	return organ + "/" + collection + "/" + arg, err
}
