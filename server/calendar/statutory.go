package calendar

// The statutory holidays of 《全国年节及纪念日放假办法》 Article 2. They do not make
// a calendar: which days are really off or worked is for the yearly notice. They
// serve to check a notice and to estimate in a year that has none yet.

// revised2024 is the first year under the revision of 2024-11-10.
const revised2024 = 2025

// statutoryHolidays is the number of holidays for all citizens: 13 from 2025
// on, 11 before.
func statutoryHolidays(year int) int {
	if year >= revised2024 {
		return 13
	}
	return 11
}

// fixedStatutoryDays are those with a fixed date in the solar calendar:
// 元旦, 劳动节 (two days from 2025), 国庆节.
func fixedStatutoryDays(year int) []Date {
	days := []Date{{year, 1, 1}, {year, 5, 1}, {year, 10, 1}, {year, 10, 2}, {year, 10, 3}}
	if year >= revised2024 {
		days = append(days, Date{year, 5, 2})
	}
	return days
}

// movable are the statutory days that follow the moon or the sun.
type movable struct{ springFestival, qingming, dragonBoat, midAutumn Date }

// movableDays holds 春节 (正月初一), 清明, 端午 and 中秋 of the years that may have
// to be estimated. Astronomy, not law: it changes no definite date.
var movableDays = map[int]movable{
	2027: {Date{2027, 2, 6}, Date{2027, 4, 5}, Date{2027, 6, 9}, Date{2027, 9, 15}},
	2028: {Date{2028, 1, 26}, Date{2028, 4, 4}, Date{2028, 5, 28}, Date{2028, 10, 3}},
	2029: {Date{2029, 2, 13}, Date{2029, 4, 4}, Date{2029, 6, 16}, Date{2029, 9, 22}},
	2030: {Date{2030, 2, 3}, Date{2030, 4, 5}, Date{2030, 6, 5}, Date{2030, 9, 12}},
	2031: {Date{2031, 1, 23}, Date{2031, 4, 5}, Date{2031, 6, 24}, Date{2031, 10, 1}},
	2032: {Date{2032, 2, 11}, Date{2032, 4, 4}, Date{2032, 6, 12}, Date{2032, 9, 19}},
	2033: {Date{2033, 1, 31}, Date{2033, 4, 4}, Date{2033, 6, 1}, Date{2033, 9, 8}},
	2034: {Date{2034, 2, 19}, Date{2034, 4, 5}, Date{2034, 6, 20}, Date{2034, 9, 27}},
	2035: {Date{2035, 2, 8}, Date{2035, 4, 5}, Date{2035, 6, 10}, Date{2035, 9, 16}},
}

// statutoryDays are the known statutory days of a year, by date.
func statutoryDays(year int) map[Date]bool {
	days := map[Date]bool{}
	for _, d := range fixedStatutoryDays(year) {
		days[d] = true
	}
	m, ok := movableDays[year]
	if !ok {
		return days
	}
	for _, d := range []Date{m.qingming, m.dragonBoat, m.midAutumn} {
		days[d] = true
	}
	for n := -1; n <= 2; n++ { // 农历除夕, 正月初一 to 初三
		days[m.springFestival.AddDays(n)] = true
	}
	return days
}
