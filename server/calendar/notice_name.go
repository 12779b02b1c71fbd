package calendar

import "strings"

// holidayNames are the names of holidays in notices, in the order of the year.
var holidayNames = []string{"元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"}

// holidayName names a holiday by the statutory days in it.
func holidayName(h Holiday) string {
	m := movableDays[h.To.Year]
	var names []string
	for i, d := range []Date{{h.To.Year, 1, 1}, m.springFestival, m.qingming, {h.To.Year, 5, 1}, m.dragonBoat, m.midAutumn, {h.To.Year, 10, 1}} {
		if h.contains(d) {
			names = append(names, holidayNames[i])
		}
	}
	if len(names) == 0 {
		return "节假日"
	}
	return strings.Join(names, "、")
}

// headingName is the name of the holiday that a heading is about: the known names
// in their order in the heading, or the heading itself without its number.
func headingName(heading string) string {
	type found struct {
		at   int
		name string
	}
	var all []found
	for _, n := range holidayNames {
		if at := strings.Index(heading, n); at >= 0 {
			all = append(all, found{at, n})
		}
	}
	if len(all) == 0 {
		return strings.TrimLeft(heading, "一二三四五六七八九十、")
	}
	for i := range all {
		for j := i; j > 0 && all[j].at < all[j-1].at; j-- {
			all[j], all[j-1] = all[j-1], all[j]
		}
	}
	names := make([]string, len(all))
	for i, f := range all {
		names[i] = f.name
	}
	return strings.Join(names, "、")
}
