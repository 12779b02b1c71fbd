package notice

var (
	bigDigits = []rune("零壹贰叁肆伍陆柒捌玖")
	bigUnits  = []string{"", "拾", "佰", "仟"}
	bigGroups = []string{"", "万", "亿", "万亿"}
)

// amountInWords gives an amount of money in the capital numerals that nobody can alter, such as 人民币壹仟零伍拾元整. The
// argument is in 分; a negative amount has no words (《正确填写票据和结算凭证的基本规定》: a zero for every gap inside the number,
// none between 元 and 角, 整 after 元 or 角).
func amountInWords(fen int64) string {
	if fen < 0 {
		return ""
	}
	yuan, jiao, cents := fen/100, fen/10%10, fen%10
	s := "人民币"
	if yuan > 0 || fen == 0 {
		s += integerInWords(yuan) + "元"
	}
	switch {
	case jiao > 0:
		s += string(bigDigits[jiao]) + "角"
	case cents > 0 && yuan > 0:
		s += "零"
	}
	if cents > 0 {
		return s + string(bigDigits[cents]) + "分"
	}
	return s + "整"
}

// integerInWords gives a whole number in capital numerals, in groups of four digits.
func integerInWords(n int64) string {
	if n == 0 {
		return string(bigDigits[0])
	}
	s, gap := "", false
	for g := len(bigGroups) - 1; g >= 0; g-- {
		unit := int64(1)
		for range g {
			unit *= 10000
		}
		part := int(n / unit)
		n %= unit
		if part == 0 {
			gap = gap || s != ""
			continue
		}
		if s != "" && (gap || part < 1000) {
			s += string(bigDigits[0])
		}
		s, gap = s+groupInWords(part)+bigGroups[g], false
	}
	return s
}

// groupInWords gives 1 to 9999.
func groupInWords(n int) string {
	s, gap := "", false
	for i, unit := 3, 1000; i >= 0; i, unit = i-1, unit/10 {
		d := n / unit % 10
		if d == 0 {
			gap = s != ""
			continue
		}
		if gap {
			s += string(bigDigits[0])
		}
		s, gap = s+string(bigDigits[d])+bigUnits[i], false
	}
	return s
}
