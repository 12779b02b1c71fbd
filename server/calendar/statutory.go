package calendar

import "slices"

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
// to be estimated or whose notice may have to be checked. Astronomy, not law: it
// changes no definite date.
var movableDays = map[int]movable{
	2019: {Date{2019, 2, 5}, Date{2019, 4, 5}, Date{2019, 6, 7}, Date{2019, 9, 13}},
	2020: {Date{2020, 1, 25}, Date{2020, 4, 4}, Date{2020, 6, 25}, Date{2020, 10, 1}},
	2021: {Date{2021, 2, 12}, Date{2021, 4, 4}, Date{2021, 6, 14}, Date{2021, 9, 21}},
	2022: {Date{2022, 2, 1}, Date{2022, 4, 5}, Date{2022, 6, 3}, Date{2022, 9, 10}},
	2023: {Date{2023, 1, 22}, Date{2023, 4, 5}, Date{2023, 6, 22}, Date{2023, 9, 29}},
	2024: {Date{2024, 2, 10}, Date{2024, 4, 4}, Date{2024, 6, 10}, Date{2024, 9, 17}},
	2025: {Date{2025, 1, 29}, Date{2025, 4, 4}, Date{2025, 5, 31}, Date{2025, 10, 6}},
	2026: {Date{2026, 2, 17}, Date{2026, 4, 5}, Date{2026, 6, 19}, Date{2026, 9, 25}},
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

// statutoryDays are the known statutory days of a year, in no order.
func statutoryDays(year int) []Date {
	days := fixedStatutoryDays(year)
	m, ok := movableDays[year]
	if !ok {
		return days
	}
	days = append(days, m.qingming, m.dragonBoat, m.midAutumn)
	first := 0 // 正月初一 to 初三, from 2025 on also 农历除夕
	if year >= revised2024 {
		first = -1
	}
	for n := first; n <= 2; n++ {
		days = append(days, m.springFestival.AddDays(n))
	}
	return days
}

// isStatutory reports whether d is a known statutory day.
func isStatutory(d Date) bool { return slices.Contains(statutoryDays(d.Year), d) }
