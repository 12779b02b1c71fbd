package record

import "strconv"

// parsePlain reads a leaf that is written exactly as encoding/json writes one without anything to escape, which is how nearly all
// are; false for any other, which is then read the slow way. What it takes is in the one right form by construction: every byte
// between the values is compared, and no value holds a byte that could be written in two ways.
func parsePlain(leaf []byte) (Leaf, bool) {
	r := plainReader{rest: leaf}
	var l Leaf
	l.Version = int(r.number(`{"v":`))
	l.Origin = r.text(`,"origin":"`)
	l.Seq = r.number(`,"seq":`)
	l.Case = r.text(`,"case":"`)
	l.CaseSeq = r.number(`,"case_seq":`)
	l.Prev = r.text(`,"prev":"`)
	l.Kind = r.text(`,"kind":"`)
	l.Actor = r.text(`,"actor":"`)
	l.Time = r.text(`,"time":"`)
	l.Calendar = r.text(`,"calendar":"`)
	l.Commitment = r.text(`,"commitment":"`)
	return l, !r.failed && string(r.rest) == "}"
}

// plainReader takes a leaf apart from the left.
type plainReader struct {
	rest   []byte
	failed bool
}

// skip takes a fixed text.
func (r *plainReader) skip(want string) {
	if r.failed || len(r.rest) < len(want) || string(r.rest[:len(want)]) != want {
		r.failed = true
		return
	}
	r.rest = r.rest[len(want):]
}

// text takes what comes before it and then a string up to its quote.
func (r *plainReader) text(before string) string {
	r.skip(before)
	if r.failed {
		return ""
	}
	for i, b := range r.rest {
		switch {
		case b == '"':
			s := string(r.rest[:i])
			r.rest = r.rest[i+1:]
			return s
		case b < ' ' || b > '~' || b == '\\' || b == '<' || b == '>' || b == '&':
			r.failed = true
			return ""
		}
	}
	r.failed = true
	return ""
}

// number takes what comes before it and then a decimal in its one right form.
func (r *plainReader) number(before string) int64 {
	r.skip(before)
	if r.failed {
		return 0
	}
	n := 0
	for n < len(r.rest) && r.rest[n] >= '0' && r.rest[n] <= '9' {
		n++
	}
	value, err := strconv.ParseInt(string(r.rest[:n]), 10, 64)
	if err != nil || n > 1 && r.rest[0] == '0' {
		r.failed = true
		return 0
	}
	r.rest = r.rest[n:]
	return value
}
