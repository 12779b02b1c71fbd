package notice

import "strings"

// titleEnds are words of official titles after which a line may well end.
var titleEnds = []string{"关于", "政府信息公开", "人民政府", "办公室", "委员会", "政府信息公开申请"}

// title sets the title in 二号小标宋, centred, one blank line after it. A title that needs several lines is divided where
// the parts are about equally long and a word ends (7.3.1: no word divided, trapezium or diamond).
func (l *layout) title(text string) []box {
	if text == "" {
		return nil
	}
	m := measure{size: titleSize, width: textWidth - 2*cell, ragged: true}
	var out []box
	for _, part := range titleParts(text, int(m.width/titleSize)) {
		for _, one := range m.lines(l.glyphs(Xiaobiaosong, "标题", part)) {
			one.x = (textWidth - one.width) / 2
			out = append(out, box{
				height: pitch, keep: true,
				fragments: m.set(one, marginLeft, baseline(titleSize)),
			})
		}
	}
	return append(out, box{height: pitch, keep: true})
}

// titleParts divides a title into lines of at most n characters.
func titleParts(text string, n int) []string {
	r := []rune(text)
	count := (len(r) + n - 1) / n
	if count < 2 {
		return []string{text}
	}
	at := titleBreak(r, len(r)/count, n)
	return append([]string{string(r[:at])}, titleParts(string(r[at:]), n)...)
}

// titleBreak is the place of the break nearest to the wished one: the end of a known word if there is one within a third of
// the line, else the nearest place where a break is allowed.
func titleBreak(r []rune, wish, n int) int {
	best, cost := min(wish, n), 1<<30
	for at := 1; at <= min(n, len(r)-1); at++ {
		if !mayBreak(r[at-1], r[at]) || isWestern(r[at-1]) && isWestern(r[at]) {
			continue
		}
		c := 2 * max(at-wish, wish-at)
		if !endsWord(string(r[:at])) {
			c += n
		}
		if c < cost {
			best, cost = at, c
		}
	}
	return best
}

func endsWord(s string) bool {
	for _, end := range titleEnds {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}
