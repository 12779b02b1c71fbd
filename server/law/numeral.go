package law

import "fmt"

var digits = [...]string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}

// Numeral writes 1 to 199 as laws number their articles: 十四, 三十六, 一百零一.
func Numeral(n int) string {
	if n < 1 || n > 199 {
		panic(fmt.Sprintf("law: numeral %d is out of range", n))
	}
	tens, ones := n/10%10, digits[n%10]
	switch {
	case n < 10:
		return ones
	case n < 20:
		return "十" + ones
	case n < 100:
		return digits[tens] + "十" + ones
	case n == 100:
		return "一百"
	case n < 110:
		return "一百零" + ones
	}
	return "一百" + digits[tens] + "十" + ones
}
