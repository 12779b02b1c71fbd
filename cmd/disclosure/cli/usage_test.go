package cli

import (
	"strings"
	"testing"
)

func TestUsageErrors(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"nonsense", "没有命令"},
		{"notice nonsense", "没有命令"},
		{"shwo 2026-0001", "show"},
		{"list --nonsense", "--nonsense"},
		{"list --state NONSENSE", "AWAITING_SUPPLEMENT"},
		{"list extra", "extra"},
		{"list --page-size 900", "--page-size"},
		{"list --mine --handler wang", "--mine"},
		{"show", "登记号"},
		{"show 2026-1", "2026-1"},
		{"show 2026-0001 -o x.pdf", "x.pdf"},
		{"record proof 2026-0001 x", "正整数"},
		{"confirm-receipt 2026-0001", "--evidence"},
		{"confirm-receipt 2026-0001 --evidence x --on 2026-02-30", "2026-02-30"},
		{"register --channel FAX --item x", "--arrived-on"},
		{"register --item x", "--channel"},
		{"register --channel IN_PERSON", "--item"},
		{"determine 2026-0001 --item 1 --as R24", "R24"},
		{"determine 2026-0001 --as R1", "--item"},
		{"determine 2026-0001 --item 1 --as R3 --redaction 第3页", "依据代码"},
		{"determine 2026-0001 --item 1 --as R1 --field x", "名称=值"},
		{"consult close 2026-0001 1 --opinion CONSENT", "--on"},
		{"correct 2026-0001 --reason x", "--phone"},
		{"submit 2026-0001 --request-id 1", "UUID"},
		{"export 2026-0001 --reason a --recipient b", "-o"},
		{"notice dispatch 2026-0001 x --method POST", "编号"},
		{"staff update wang --disable --enable", "--enable"},
		{"login", "--user"},
		{"list --server 192.0.2.1:1", "--plaintext"},
		{"completion nonsense", "nonsense"},
		{"clock nonsense", "没有命令"},
		{"clock 2026-0001 2026-0002", "没有命令"},
		{"clock 2026-1", "没有命令"},
		{"clock explain", "登记号"},
		{"clock simulate", "-f"},
		{"clock add 2026-02-30 20", "2026-02-30"},
		{"clock add 2026-1-20 20", "2026-1-20"},
		{"clock add 1989-12-31 20", "1990"},
		{"clock add 2026-01-20 0", "1 到 1000"},
		{"clock add 2026-01-20 1001", "1 到 1000"},
		{"clock add 2026-01-20 20.5", "20.5"},
		{"clock add 2026-01-20 4294967297", "1 到 1000"},
		{"clock add 2026-01-20", "工作日数"},
		{"clock count 2026-02-24 2026-01-20", "不早于"},
		{"clock count 2026-02-24 2036-02-25", "10 年"},
		{"due --watch --level RED", "--level"},
		{"due --watch --all", "--all"},
		{"due --level ORANGE", "YELLOW"},
		{"due --from 2026-02-30", "2026-02-30"},
		{"reasons accept 2026-0001", "--opinion"},
		{"reasons reject 2026-0001 --opinion x --longer-days 3", "--longer-days"},
		{"reasons received 2026-0001 --reasons x", "--on"},
		{"fee quote", "--method"},
		{"fee paid 2026-0001", "--on"},
		{"talk 2026-0001 --content x", "--means"},
		{"talk 2026-0001 --means CALL", "--content"},
		{"pass-on 2026-0001", "--unit"},
		{"notice issue 2026-0001 --kind SERVICE_FORM --about 3", "notices/2"},
		{"notice issue 2026-0001 --kind SERVICE_FORM --about organs/other/cases/2026-0001/notices/3", "notices/2"},
		{"calendar activate x", "编号"},
		{"calendar activate organs/other/matters/2026-0001", "calendarYears"},
		{"calendar show zwanzig", "2026"},
		{"calendar import", "文件"},
		{"calendar import - --notice-on 2026-02-30", "2026-02-30"},
		{"proceeding draft 2026-0001 1 --request x --claim 未检索", "主张|答复"},
		{"proceeding draft 2026-0001 1 --content x", "--request"},
		{"proceeding decided 2026-0001 1 --ruling REVOKED --on 2026-03-01 --received 2026-03-02 --term 15", "--unit"},
		{"proceeding count", "--year"},
		{"proceeding evidence-edit 2026-0001 1", "-f"},
		{"proceeding open 2026-0001 --kind SUIT_DIRECT --body x --evidence x", "--on"},
		{"matter show 3", "2026-0001"},
		{"matter register --kind CORRECTION --applicant x --content x", "--on"},
		{"matter register --kind CORRECTION --applicant x --content x --on 2026-03-01 --case 7", "7"},
		{"matter close 2026-0001 --explanation x", "--result"},
		{"matter issue 2026-0001 --kind REPLY --record x", "不能是 REPLY，可用：CORRECTION、REFERRAL"},
		{"staff update wang", "--email"},
	} {
		t.Run(c.args, func(t *testing.T) {
			f := signedIn(t)
			r := f.run(t, strings.Fields(c.args)...).want(t, exitUsage)
			if !strings.Contains(r.err, c.want) || len(f.calls) > 0 {
				t.Errorf("%d calls, stderr %q does not name %q", len(f.calls), r.err, c.want)
			}
		})
	}
}
