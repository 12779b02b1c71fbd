package main

import (
	"os"
	"strings"
	"testing"
	"time"
)

const notice2027 = `国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕9号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。2月14日（周日）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天。
六、中秋节：9月15日（周三）放假1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
国务院办公厅
2026年11月9日
`

// written makes a file.
func (o *office) written(name, content string) string {
	o.t.Helper()
	if err := os.WriteFile(o.file(name), []byte(content), 0o600); err != nil {
		o.t.Fatal(err)
	}
	return o.file(name)
}

// A due date in a year without a notice is provisional until one person has imported the notice and another activated it.
func TestCalendarOfANewYear(t *testing.T) {
	o := staffed(t, "2027-01-15")
	o.must("zhao", facts)
	has(t, o.must("wang", "show 2027-0001"), "≈ 2027-02-16（暂定）")
	has(t, o.must("wang", "clock add 2027-01-15 20 --online"), "≈ 2027-02-16（暂定）", "没有 2027 年")
	o.imported()
	o.refused(3, "ROLE_MISSING", "admin", "calendar activate 1")
	has(t, o.must("zhou", "calendar show 2027"), "待启用", "2027-02-05、2027-02-08", "2027-02-14、2027-05-08")
	has(t, o.must("zhou", "calendar preview 1"), "2027-02-16", "2027-02-18", "推后", "未办结 1 件，其中 1 件")
	has(t, o.must("zhou", "calendar activate 1"), "已启用", "zhou")
	o.refused(6, "STATE_FORBIDS", "zhou", "calendar activate 1")
	o.until("wang", "show 2027-0001", "● 2027-02-18（确定）")
	has(t, o.must("wang", "clock add 2027-01-15 20 --online --explain"), "2027-02-18", "国办发明电〔2026〕9号")
	has(t, o.must("wang", "clock add 2027-01-15 20"), "（暂定）")
	o.until("sun", "calendar list", "1/1")
	has(t, o.must("sun", "events 2027-0001"), "到期日变动", "2027-02-16 → 2027-02-18")
}

func (o *office) imported() {
	o.t.Helper()
	wrong := strings.Replace(notice2027, "1月1日（周五）", "1月1日（周四）", 1)
	code, _, errs := o.as("admin", wrong, "calendar import -")
	if code != 5 || !strings.Contains(errs, "content") {
		o.t.Errorf("a wrong weekday: exit %d, %s", code, errs)
	}
	o.refused(3, "ROLE_MISSING", "wang", "calendar import "+o.written("2027.txt", notice2027))
	has(o.t, o.mustWith("admin", notice2027, "calendar import - --validate-only"), "2027", "国办发明电〔2026〕9号")
	has(o.t, o.mustWith("admin", notice2027, "calendar import -"), "待启用", "2026-11-09", "admin")
}

// until repeats a command until its output has a word: the background work needs a moment.
func (o *office) until(login, line, word string) {
	o.t.Helper()
	for end := time.Now().Add(10 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		out := o.must(login, line)
		if strings.Contains(out, word) {
			return
		}
		if time.Now().After(end) {
			o.t.Fatalf("no %q after 10 s in:\n%s", word, out)
		}
	}
}
