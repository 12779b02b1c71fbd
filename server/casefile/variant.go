package casefile

import pb "disclosure/proto/disclosure/v1"

// variantWords name the copies, for the cover.
var variantWords = map[pb.CaseFileVariant]string{
	pb.CaseFileVariant_CASE_FILE_VARIANT_FULL:      "全卷",
	pb.CaseFileVariant_CASE_FILE_VARIANT_APPLICANT: "供申请人查阅的副本（不含附卷）",
	pb.CaseFileVariant_CASE_FILE_VARIANT_REDACTED:  "隐去个人信息的副本",
}

// variantCodes name the copies, for programs.
var variantCodes = map[pb.CaseFileVariant]string{
	pb.CaseFileVariant_CASE_FILE_VARIANT_FULL:      "full",
	pb.CaseFileVariant_CASE_FILE_VARIANT_APPLICANT: "applicant",
	pb.CaseFileVariant_CASE_FILE_VARIANT_REDACTED:  "redacted",
}

// class says whom a piece of content is about.
type class int

// The classes, from what everybody may know.
const (
	open    class = iota + 1 // days, codes, numbers, digests, who of the organ acted
	words                    // names and words of the applicant, and words about the case
	contact                  // numbers of papers, telephones, addresses
	third                    // third parties, other organs asked, and what they said
	secret                   // reviews of secrecy
)

// hides says what a copy leaves out. The applicant may read everything but what is secret and what is private to others
// (行政复议法 Art 47).
func hides(v pb.CaseFileVariant, c class) bool {
	switch v {
	case pb.CaseFileVariant_CASE_FILE_VARIANT_FULL:
		return false
	case pb.CaseFileVariant_CASE_FILE_VARIANT_APPLICANT:
		return c != open && c != words
	}
	return c != open
}
