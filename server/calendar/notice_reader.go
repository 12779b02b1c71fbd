package calendar

import (
	"regexp"
	"slices"
	"strings"
)

// noticeReader collects holidays and worked days of one text.
type noticeReader struct {
	year       int
	holidays   []Holiday
	work       map[string][]Date // by name of the holiday
	faults     []error
	isExtended bool
}

func (r *noticeReader) fault(format string, a ...any) {
	r.faults = append(r.faults, &Fault{Year: r.year, Zh: sprintf(format, a...)})
}

// section is what stands under one heading.
type section struct{ name, text string }

// sections cuts the text at its headings.
func sections(text string) []section {
	at := heading.FindAllStringSubmatchIndex(text, -1)
	var all []section
	for i, m := range at {
		end := len(text)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		name, from := "", m[1]
		if m[2] >= 0 {
			name = text[m[2]:m[3]]
		} else {
			name, from = text[m[4]:m[5]], m[6]
		}
		all = append(all, section{headingName(name), text[from:end]})
	}
	return all
}

var (
	brackets  = regexp.MustCompile(`\([^()]*\)`)
	sentences = regexp.MustCompile(`[。;]`)
	total     = regexp.MustCompile(`(?:共|放假|休息)(?:计)?(\d{1,2})天`)
)

// section reads one holiday. A later section about the same holiday replaces it:
// notices that change a part of the year are pasted behind the first.
func (r *noticeReader) section(s section) {
	text := brackets.ReplaceAllStringFunc(s.text, func(b string) string { return strings.ReplaceAll(b, ",", "、") })
	part := &sectionReader{r: r, name: s.name}
	for _, sentence := range sentences.Split(text, -1) {
		part.sentence(sentence)
	}
	if len(part.spans) > 0 {
		r.holidays = slices.DeleteFunc(r.holidays, func(h Holiday) bool { return h.Name == s.name })
		r.holidays = append(r.holidays, part.spans...)
		r.work[s.name] = nil
	}
	r.work[s.name] = append(r.work[s.name], part.work...)
}

// extensions reads 延长…假期至…, which only says where the holiday now ends.
func (r *noticeReader) extensions(text string, base *Year) {
	for _, m := range extended.FindAllStringSubmatch(text, -1) {
		days := r.dates(m[2], "")
		if len(days) == 0 {
			continue
		}
		i := slices.IndexFunc(r.holidays, func(h Holiday) bool { return strings.Contains(h.Name, m[1]) })
		if i < 0 && base != nil {
			if j := slices.IndexFunc(base.Holidays, func(h Holiday) bool { return strings.Contains(h.Name, m[1]) }); j >= 0 {
				r.holidays = append(r.holidays, base.Holidays[j])
				i = len(r.holidays) - 1
			}
		}
		if i < 0 {
			r.fault("通知延长%s假期，但没有当年原来的安排", m[1])
			continue
		}
		h := r.holidays[i]
		if h.To = days[0].date; r.sane(h) {
			r.holidays[i], r.isExtended = h, true
		}
	}
}

// sane wants a holiday to begin before it ends and not to last for ever.
func (r *noticeReader) sane(h Holiday) bool {
	if days := h.From.DaysUntil(h.To); days < 0 || days > maxHoliday {
		r.fault("假期“%s”（%s至%s）不完整或者起止颠倒", h.Name, h.From.Chinese(), h.To.Chinese())
		return false
	}
	return true
}
