package casework

import (
	"fmt"
	"strconv"
	"strings"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

// OrganName is organs/{organ}.
func OrganName(organ string) string { return "organs/" + organ }

// StaffName is organs/{organ}/staff/{login}.
func StaffName(organ, login string) string { return OrganName(organ) + "/staff/" + login }

// CaseName is organs/{organ}/cases/{number}.
func CaseName(organ, number string) string { return OrganName(organ) + "/cases/" + number }

// PartName is the name of a numbered part of a case; collection is documents, notices, consultations or events.
func PartName(organ, number, collection string, n int64) string {
	return CaseName(organ, number) + "/" + collection + "/" + strconv.FormatInt(n, 10)
}

// OrganEventName is organs/{organ}/events/{sequence}, for an event of the organ itself.
func OrganEventName(organ string, sequence int64) string {
	return fmt.Sprintf("%s/events/%d", OrganName(organ), sequence)
}

// SplitEventName takes the name of an event apart; number is empty for one of the organ itself.
func SplitEventName(name string) (organ, number, sequence string) {
	p := strings.Split(name, "/")
	if len(p) == 4 {
		return p[1], "", p[3]
	}
	return SplitName(name)
}

// Etag is a version in the quoted form of RFC 9110.
func Etag(version int64) string { return `"` + strconv.FormatInt(version, 10) + `"` }

// Number is the registration number: year and sequence with at least four digits, such as 2026-0001.
func Number(year, sequence int) string { return fmt.Sprintf("%04d-%04d", year, sequence) }

// SplitName takes a resource name apart: organs/yangli/cases/2026-0001/notices/3 gives yangli, 2026-0001, 3.
// Its form was checked at the door, so that a missing part is simply empty.
func SplitName(name string) (organ, id, part string) {
	p := strings.Split(name, "/")
	for len(p) < 6 {
		p = append(p, "")
	}
	return p[1], p[3], p[5]
}

// CheckEtag refuses a version that is not the current one. An empty etag matches every version.
func (c *Case) CheckEtag(etag string) error {
	if etag == "" || etag == c.Etag() {
		return nil
	}
	return fault.New(pb.ErrorReason_ERROR_REASON_ETAG_STALE, "申请 %s 在您打开之后已被他人更新，请重新打开后再办理。", c.Number).
		With("case", c.Number).With("etag", etag).With("currentEtag", c.Etag())
}
