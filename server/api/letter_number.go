package api

import (
	"fmt"
	"strings"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/store"
)

// kindWords are the words of the kinds in a 文号, such as 答 in 样政办公开答〔2026〕1号. What is not named carries no 文号 and is not in
// the number book: the confirmation of receipt, slips, and internal papers.
var kindWords = map[pb.NoticeKind]string{
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
	pb.NoticeKind_NOTICE_KIND_CORRECTION:             "更",
	pb.NoticeKind_NOTICE_KIND_REFERRAL:               "更",
	pb.NoticeKind_NOTICE_KIND_RECONSIDERATION_ANSWER: "复答",
}

// numbering is how a 文号 is written: head〔year〕 [第] number tail.
type numbering struct {
	head    string
	ordinal bool // 第 before the number: 样政依复〔2023〕第1号
	width   int  // least number of digits, filled with zeros: 样政公依〔2024〕012号; 0 = as many as there are
	tail    string
}

// openNumber stands in a preview where the number will be.
const openNumber = "××"

// numberingOf is how an organ writes the 文号 of a kind; false for a paper without 文号.
func numberingOf(o store.Organ, kind pb.NoticeKind) (numbering, bool) {
	word := kindWords[kind]
	if word == "" {
		return numbering{}, false
	}
	p, err := parsePattern(patternOf(o, kind))
	if err != nil { // settings are checked when they are set
		p, _ = parsePattern(defaultPattern)
	}
	p.head = strings.NewReplacer(prefixPlace, o.DocPrefix, wordPlace, word).Replace(p.head)
	p.tail = strings.NewReplacer(prefixPlace, o.DocPrefix, wordPlace, word).Replace(p.tail)
	return p, true
}

// series is the counter: what is printed around the number. Two kinds whose 文号 look alike are counted together, whatever the
// settings were before, so that no two papers of an organ can have the same 文号. 第 and zeros are not part of it: a change of them
// goes on counting, and 第007号 and 7号 are never both given.
func (p numbering) series() string { return p.head + "〔〕" + p.tail }

// write is the 文号; n is its number in words of print, so that a preview can leave it open.
func (p numbering) write(year int, n string) string {
	if n != openNumber {
		n = strings.Repeat("0", max(p.width-len(n), 0)) + n
	}
	if p.ordinal {
		n = "第" + n
	}
	return fmt.Sprintf("%s〔%d〕%s%s", p.head, year, n, p.tail)
}

// docNumber is the 文号 of a kind, empty for a paper without one.
func docNumber(o store.Organ, kind pb.NoticeKind, year int, n string) string {
	p, numbered := numberingOf(o, kind)
	if !numbered {
		return ""
	}
	return p.write(year, n)
}
