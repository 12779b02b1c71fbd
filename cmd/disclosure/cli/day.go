package cli

import "time"

// china is the zone of every legal day. It has had no summer time since 1991, so that no zone data is needed.
var china = time.FixedZone("Asia/Shanghai", 8*60*60)

// today is the day in China, such as 2026-03-02.
func (a *app) today() string { return a.cfg.Now().In(china).Format(time.DateOnly) }

// checkDay refuses what is not a date of the calendar.
func checkDay(flag, day string) error {
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return usagef("--%s 的日期 %q 无效：请写 2026-03-02 这样的日期。", flag, day)
	}
	return nil
}

// dayOrToday fills in the day of acting and says so.
func (a *app) dayOrToday(flag string, day *string) error {
	if *day == "" {
		*day = a.today()
		a.note("日期：%s（今天；可用 --%s 指定）", *day, flag)
		return nil
	}
	return checkDay(flag, *day)
}
