package notice

import (
	"strings"
	"testing"
)

// What only the administrator can fill in is said to be his; what the handler can, is not.
func TestMissingSettingsNameTheAdministrator(t *testing.T) {
	for field, admin := range map[string]bool{"机关电话": true, "法院": true, "申请人": false} {
		text := (&MissingError{Kind: Receipt, Missing: []Missing{{Field: field}}}).Chinese()
		if !strings.Contains(text, field) || strings.Contains(text, "系统管理员") != admin {
			t.Errorf("%s: %s", field, text)
		}
	}
	known := noticeValues(Data{}).texts
	for _, field := range settings {
		if _, ok := known[field]; !ok {
			t.Errorf("%s is no field of the templates", field)
		}
	}
}
