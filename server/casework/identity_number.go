package casework

import (
	"strings"
	"time"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/fault"
)

// checkIdentities checks the numbers of applicant and agent.
func checkIdentities(env Env, r *pb.Registration) error {
	err := checkIdentity(env, "registration.applicant.id_number", r.Applicant.IdType, r.Applicant.IdNumber)
	if err != nil || r.Agent == nil {
		return err
	}
	return checkIdentity(env, "registration.agent.id_number", r.Agent.IdType, r.Agent.IdNumber)
}

// checkIdentity refuses a resident identity number that cannot be one; every other number is kept as given, and no number at
// all can be supplemented.
func checkIdentity(env Env, path string, kind pb.IdType, number string) error {
	if number == "" {
		return nil
	}
	why := ""
	switch kind {
	case pb.IdType_ID_TYPE_RESIDENT_ID, pb.IdType_ID_TYPE_HK_RESIDENCE_PERMIT, pb.IdType_ID_TYPE_TW_RESIDENCE_PERMIT:
		why = residentID(number, env.Today)
	}
	if why == "" {
		return nil
	}
	return fault.BadField(pb.ErrorReason_ERROR_REASON_IDENTITY_NUMBER_INVALID, path,
		"证件号码%s，请对照证件核对；如证件上确为此号码，请将证件类型选为“其他”。", why).With("field", path)
}

// residentID says what is wrong with a number of GB 11643-1999 (18 characters), or nothing. The residence permits of people
// from Hong Kong, Macao and Taiwan have the same form.
func residentID(number string, today calendar.Date) string {
	n := strings.ToUpper(number)
	if len(n) != 18 {
		return "应为18位"
	}
	for i, r := range n {
		if (r < '0' || r > '9') && (i != 17 || r != 'X') {
			return "含有数字以外的字符"
		}
	}
	if n[:2] == "00" || n[0] == '0' {
		return "的地区代码有误"
	}
	birth, err := time.Parse("20060102", n[6:14])
	if err != nil || birth.Year() < 1800 {
		return "中的出生日期有误"
	}
	if calendar.DateOf(birth).After(today) {
		return "中的出生日期晚于今天"
	}
	if checkCharacter(n[:17]) != n[17] {
		return "的校验码不符（可能输错了数字）"
	}
	return ""
}

// checkCharacter is the ISO 7064 MOD 11-2 check character of GB 11643.
func checkCharacter(digits string) byte {
	sum := 0
	for i := range 17 {
		sum += int(digits[i]-'0') * ((1 << (17 - i)) % 11)
	}
	return "10X98765432"[sum%11]
}
