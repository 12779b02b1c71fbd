package api

import (
	"fmt"
	"strings"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/store"
)

// series are the words that tell the number series apart, such as 样政办公开答〔2026〕1号. What is not named carries no 文号
// and is not in the number book: the confirmation of receipt, slips, and internal papers. The notices of an extension and of a
// longer period share a series.
var series = map[pb.NoticeKind]string{
	pb.NoticeKind_NOTICE_KIND_RECEIPT:                "回",
	pb.NoticeKind_NOTICE_KIND_SUPPLEMENT:             "补",
	pb.NoticeKind_NOTICE_KIND_REASONS:                "说",
	pb.NoticeKind_NOTICE_KIND_EXTENSION:              "延",
	pb.NoticeKind_NOTICE_KIND_LONGER_PERIOD:          "延",
	pb.NoticeKind_NOTICE_KIND_CONSULTATION:           "征",
	pb.NoticeKind_NOTICE_KIND_CONSULTATION_TOLD:      "征告",
	pb.NoticeKind_NOTICE_KIND_CO_MAKER_CONSULTATION:  "协",
	pb.NoticeKind_NOTICE_KIND_DISCLOSURE_TOLD:        "告三",
	pb.NoticeKind_NOTICE_KIND_FEE:                    "费",
	pb.NoticeKind_NOTICE_KIND_REPLY:                  "答",
	pb.NoticeKind_NOTICE_KIND_WITHDRAWAL:             "撤",
	pb.NoticeKind_NOTICE_KIND_RECONSIDERATION_ANSWER: "复答",
}

// numberPattern is how an organ writes its 文号. The zero value is that of GB/T 9704-2012, 7.2.5: 机关代字, year in hexagonal
// brackets, number without 第 and without leading zeros, 号.
type numberPattern struct {
	Ordinal bool // 第 before the number: 样政依复〔2023〕第1号
	Width   int  // least number of digits, filled with zeros: 样政公依〔2024〕012号; 0 = as many as there are
}

// patternOf gives the pattern of an organ for a series. Organs have no setting for it yet (Organ in admin_service.proto); when
// they get one, this function reads it and nothing else changes. Numbers already in the book keep the form they were given.
func patternOf(store.Organ, string) numberPattern { return numberPattern{} }

// openNumber stands in a preview where the number will be.
const openNumber = "××"

// docNumber is the 文号; n is its number in words of print, so that a preview can leave it open. It is empty for a paper
// without 文号.
func docNumber(o store.Organ, kind pb.NoticeKind, year int, n string) string {
	word := series[kind]
	if word == "" {
		return ""
	}
	return patternOf(o, word).write(o.DocPrefix, word, year, n)
}

func (p numberPattern) write(prefix, word string, year int, n string) string {
	if n != openNumber {
		n = strings.Repeat("0", max(p.Width-len(n), 0)) + n
	}
	if p.Ordinal {
		n = "第" + n
	}
	return fmt.Sprintf("%s%s〔%d〕%s号", prefix, word, year, n)
}
