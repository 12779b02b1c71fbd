package identity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

const (
	minPassword = 10 // characters
	maxPassword = 256
	minDistinct = 5 // different characters
)

// commonStems are what the most used passwords are made of once digits and signs at both ends are taken off.
var commonStems = words(`password passw0rd p@ssw0rd p@ssword passwd admin administrator root welcome letmein login qwerty qwertyuiop
	qwert asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc iloveyou woaini woainima abc abcd abcde abcdef abcdefg abcdefgh
	a aa aaa q qq w z zx x test user guest changeme secret monkey dragon sunshine princess football master superman default
	zhengfu xinxi gongkai xinxigongkai zhengwu mima nihao zhongguo beijing china woaizhongguo`)

// commonWhole are common passwords of ten and more characters that have no such stem.
var commonWhole = words(`1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc q1w2e3r4t5 q1w2e3r4t5y6 1a2b3c4d5e zaq12wsxcde3 1qazxsw23edc
	woaini1314 woaini520 a1b2c3d4e5 qwer1234asdf asdf1234qwer 147258369a
	qwe123qwe123 abc123abc123 1qaz!qaz2wsx`)

// runs are keyboard rows and sequences; a password cut out of one of them is common.
var runs = []string{
	"abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm",
	"zyxwvutsrqponmlkjihgfedcba", "poiuytrewqlkjhgfdsamnbvcxz",
}

// CheckPassword refuses a new password that is too short, too common or holds the login. The texts say what to do.
func CheckPassword(field, login, password string) error {
	n := utf8.RuneCountInString(password)
	low := strings.ToLower(password)
	switch {
	case n < minPassword:
		return weak(field, "新密码至少 10 个字符，请加长。")
	case n > maxPassword:
		return weak(field, "新密码最多 256 个字符，请缩短。")
	case strings.Contains(low, strings.ToLower(login)):
		return weak(field, "新密码不能包含登录名，请更换。")
	case onlyDigits(password):
		return weak(field, "新密码不能全是数字，请加入字母或汉字。")
	case isCommon(low):
		return weak(field, "新密码过于常见，容易被猜中，请更换。")
	}
	return nil
}

func weak(field, text string) error {
	return fault.BadField(pb.ErrorReason_ERROR_REASON_PASSWORD_TOO_WEAK, field, "%s", text)
}

func isCommon(low string) bool {
	stem := strings.TrimFunc(low, func(r rune) bool { return !unicode.IsLetter(r) })
	return commonWhole[low] || commonStems[stem] || distinct(low) < minDistinct || isRun(low)
}

func isRun(low string) bool {
	for _, run := range runs {
		if strings.Contains(run, low) {
			return true
		}
	}
	return false
}

func distinct(s string) int {
	seen := map[rune]bool{}
	for _, r := range s {
		seen[r] = true
	}
	return len(seen)
}

func onlyDigits(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

func words(text string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(text) {
		set[w] = true
	}
	return set
}
