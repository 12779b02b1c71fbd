package law

import (
	"fmt"

	"disclosure/server/calendar"
)

// FeeMethod is the way in which the fee of a request is counted. Each request has
// one, never both (信息处理费管理办法 Article 3).
type FeeMethod int

// The methods, with the numbers of the API.
const (
	PerPiece  FeeMethod = iota + 1 // 按件计收
	PerVolume                      // 按量计收
)

// String is the method as a notice prints it.
func (m FeeMethod) String() string {
	if m < PerPiece || m > PerVolume {
		return "未定"
	}
	return [...]string{"按件计收", "按量计收"}[m-1]
}

// unit is what the method counts.
func (m FeeMethod) unit() string { return [...]string{"", "件", "页"}[m] }

// FeeBand is a part of a fee: the units First to Last, each at the same rate.
// Yuan is always (Last-First+1) times YuanEach.
type FeeBand struct {
	First, Last    int
	YuanEach, Yuan int64
}

// Fee is an amount in whole yuan and how it comes about.
type Fee struct {
	Method    FeeMethod
	Yuan      int64
	Bands     []FeeBand // the bands that were used, the free one included
	Bases     []Basis
	Certainty Certainty
}

// String explains the fee for the applicant: 第31至100页：每页10元，700元.
func (f Fee) String() string {
	text := fmt.Sprintf("%s，共%d元", f.Method, f.Yuan)
	for i, b := range f.Bands {
		sep := "；"
		if i == 0 {
			sep = "："
		}
		span := fmt.Sprintf("第%d", b.First)
		if b.Last > b.First {
			span += fmt.Sprintf("至%d", b.Last)
		}
		text += fmt.Sprintf("%s%s%s每%s%d元，计%d元", sep, span, f.Method.unit(), f.Method.unit(), b.YuanEach, b.Yuan)
	}
	return text
}

// PieceFee is the fee of one request that is the nth of the applicant in the
// calendar month, counted from 1, whatever it is answered.
func PieceFee(b Book, nth int) (Fee, error) { return PieceFees(b, nth, nth) }

// PieceFees is the fee of a request that was split into the smallest reasonable
// units (Article 4), which are the first to the last of the calendar month.
func PieceFees(b Book, first, last int) (Fee, error) { return b.fee(PerPiece, first, last) }

// VolumeFee is the fee for the pages (A4) of one request.
func VolumeFee(b Book, pages int) (Fee, error) { return b.fee(PerVolume, 1, pages) }

// maxUnits keeps an amount far from overflow; no request has so many pages.
const maxUnits = 10_000_000

func (b Book) fee(m FeeMethod, first, last int) (Fee, error) {
	if first < 1 || last < first || last > maxUnits {
		return Fee{}, fmt.Errorf("fee %s: no units %d to %d", m, first, last)
	}
	f := Fee{Method: m}
	for _, tier := range feeTiers {
		if tier.method != m || !tier.span.Holds(b.Day) {
			continue
		}
		f.Bases = []Basis{regPara(42, 1), tier.basis}
		for _, band := range tier.bands(first, last) {
			f.Bands = append(f.Bands, band)
			f.Yuan += band.Yuan
			f.Certainty = max(f.Certainty, tier.certainty)
		}
	}
	if f.Bases == nil {
		return Fee{}, &NotInForceError{What: "fee " + m.String(), Day: b.Day}
	}
	return f, nil
}

// FeesInForce reports whether there is a fee at all on a day (from 2021 on).
func FeesInForce(d calendar.Date) bool { return FeeRules.Span.Holds(d) }
