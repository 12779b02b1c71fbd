package law

import "testing"

// The classes and terms as order no. 8 names them.
func TestRetentionClasses(t *testing.T) {
	for c, want := range map[RetentionClass]struct {
		name  string
		years int
	}{Permanent: {"永久", 0}, ThirtyYears: {"30年", 30}, TenYears: {"10年", 10}} {
		if c.String() != want.name || c.Years() != want.years {
			t.Errorf("%v: %d years", c, c.Years())
		}
	}
	if len(RetentionClasses()) != 3 || DefaultRetention.Years() == 0 || RetentionClass(9).String() != "未定" {
		t.Errorf("%v, %v", RetentionClasses(), DefaultRetention)
	}
}
