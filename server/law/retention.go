package law

import "fmt"

// RetentionClass is how long the file of a closed case is kept.
type RetentionClass int

// The classes of 机关文件材料归档范围和文书档案保管期限规定 (国家档案局令第8号).
const (
	Permanent RetentionClass = iota + 1
	ThirtyYears
	TenYears
	lastRetention = TenYears
)

// DefaultRetention is the class of a case on disclosure where the organ has set none. 档案法实施条例 Art 19 leaves the class to the
// schedule that each organ has approved, and none that settles it for disclosure requests in general was found. Thirty years is the
// longer of the two limited terms: what was destroyed too early cannot be brought back, what is kept too long can still be destroyed.
const DefaultRetention = ThirtyYears

// Years is the length of the term; 0 for what is kept permanently.
func (c RetentionClass) Years() int {
	switch c {
	case ThirtyYears:
		return 30
	case TenYears:
		return 10
	}
	return 0
}

// String is the name that staff read.
func (c RetentionClass) String() string {
	switch {
	case c == Permanent:
		return "永久"
	case c > 0 && c <= lastRetention:
		return fmt.Sprintf("%d年", c.Years())
	}
	return "未定"
}

// RetentionClasses are all classes, the longest first.
func RetentionClasses() []RetentionClass { return count[RetentionClass](int(lastRetention), 1) }
