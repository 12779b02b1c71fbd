package law

import "fmt"

var digits = [...]string{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}

// Numeral writes 1 to 999 as laws number their articles: 十四, 三十六, 二百零一.
func Numeral(n int) string {
	switch {
	case n < 1 || n > 999:
		panic(fmt.Sprintf("law: numeral %d is out of range", n))
	case n < 10:
		return digits[n]
	case n < 20:
		return "十" + rest(n-10)
	case n < 100:
		return digits[n/10] + "十" + rest(n%10)
	case n%100 == 0:
		return digits[n/100] + "百"
	case n%100 < 10:
		return digits[n/100] + "百零" + digits[n%100]
	}
	return digits[n/100] + "百" + digits[n/10%10] + "十" + rest(n%10)
}

// rest is a last digit that is not written if it is zero.
func rest(n int) string {
	if n == 0 {
		return ""
	}
	return digits[n]
}
