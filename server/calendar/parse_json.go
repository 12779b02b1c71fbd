package calendar

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

var sprintf = fmt.Sprintf

// ownJSON reads the JSON of this package. A year without the spans of its holidays
// is completed from the days off.
func (p *parser) ownJSON(content string) (Year, error) {
	var y Year
	dec := json.NewDecoder(strings.NewReader(strings.TrimPrefix(content, "\ufeff")))
	dec.DisallowUnknownFields()
	if err := decodeOne(dec, &y); err != nil {
		return Year{}, err
	}
	if len(y.Holidays) == 0 && !y.Regional && !p.hints.Regional {
		y.Holidays = spans(y)
		p.remark("没有写明假期名称和起止，已按放假日和相连的周末推算")
	}
	return y, nil
}

// decodeOne reads one JSON value and nothing after it.
func decodeOne(dec *json.Decoder, v any) error {
	if err := dec.Decode(v); err != nil {
		return &Fault{Zh: "JSON 无法读取：" + err.Error()}
	}
	if _, err := dec.Token(); err != io.EOF {
		return &Fault{Zh: "JSON 之后还有多余内容"}
	}
	return nil
}

// holidayCNYear is a year of holiday-cn. Its days off include weekends.
type holidayCNYear struct {
	Year   int      `json:"year"`
	Papers []string `json:"papers"`
	Days   []struct {
		Name     string `json:"name"`
		Date     Date   `json:"date"`
		IsOffDay *bool  `json:"isOffDay"`
	} `json:"days"`
}

// holidayCN reads the JSON of holiday-cn, which names addresses but neither the
// number nor the date of the notice: the hints have to.
func (p *parser) holidayCN(content string) (Year, error) {
	var in holidayCNYear
	if err := decodeOne(json.NewDecoder(strings.NewReader(strings.TrimPrefix(content, "\ufeff"))), &in); err != nil {
		return Year{}, err
	}
	if len(in.Days) == 0 {
		return Year{}, &Fault{Year: in.Year, Zh: "没有放假日期：该年度的通知尚未公布"}
	}
	y := Year{Year: in.Year, URLs: in.Papers, Off: []Date{}, Work: []Date{}}
	for _, d := range in.Days {
		switch {
		case d.IsOffDay == nil || d.Date.IsZero():
			return Year{}, y.errorf("“%s”缺少日期或者isOffDay", d.Name)
		case !*d.IsOffDay:
			y.Work = append(y.Work, d.Date)
		default:
			y.extendHoliday(d.Name, d.Date)
		}
	}
	return y.arrange(), nil
}

// extendHoliday adds a day off to the holiday of its name that ends the day before.
func (y *Year) extendHoliday(name string, d Date) {
	for i := range y.Holidays {
		h := &y.Holidays[i]
		if h.Name == name && h.To.AddDays(1) == d {
			h.To = d
			return
		}
	}
	y.Holidays = append(y.Holidays, Holiday{Name: name, From: d, To: d})
}

// arrange puts everything in order and derives the days off from the holidays.
func (y Year) arrange() Year {
	slices.SortStableFunc(y.Holidays, func(a, b Holiday) int { return a.From.Compare(b.From) })
	y.Off = []Date{}
	for _, h := range y.Holidays {
		for d := h.From; !d.After(h.To); d = d.AddDays(1) {
			if !d.IsWeekend() {
				y.Off = append(y.Off, d)
			}
		}
	}
	slices.SortFunc(y.Off, Date.Compare)
	slices.SortFunc(y.Work, Date.Compare)
	y.Off = slices.Compact(y.Off)
	return y
}

// spans are the holidays of a year that gives only its days: days off together
// with the weekends between and beside them that are not worked.
func spans(y Year) []Holiday {
	free := func(d Date) bool {
		return slices.Contains(y.Off, d) || d.IsWeekend() && !slices.Contains(y.Work, d)
	}
	var all []Holiday
	for _, d := range y.Off {
		if n := len(all); n > 0 && all[n-1].contains(d) {
			continue
		}
		h := Holiday{From: d, To: d}
		for free(h.From.AddDays(-1)) && y.may(h.From.AddDays(-1)) {
			h.From = h.From.AddDays(-1)
		}
		for free(h.To.AddDays(1)) && h.To.AddDays(1).Year == y.Year {
			h.To = h.To.AddDays(1)
		}
		h.Name = holidayName(h)
		all = append(all, h)
	}
	return all
}
