package api

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/fault"
	"disclosure/server/store"
)

// The places of a pattern, and the pattern of an organ that set none: that of GB/T 9704-2012, 7.2.5, without 第 and without leading
// zeros.
const (
	prefixPlace    = "{代字}"
	wordPlace      = "{类别}"
	yearPlace      = "〔{年}〕"
	defaultPattern = prefixPlace + wordPlace + yearPlace + "{号}号"
)

var numberPlace = regexp.MustCompile(`\{号(?::([2-6]))?\}`)

// parsePattern reads a pattern, or says in Chinese what is wrong with it.
func parsePattern(text string) (numbering, error) {
	var p numbering
	if strings.Count(text, "{年}") != 1 || strings.Count(text, yearPlace) != 1 {
		return p, errors.New("须有且只有一处年份，用六角括号写成“〔{年}〕”")
	}
	places := numberPlace.FindAllStringSubmatchIndex(text, -1)
	if len(places) != 1 {
		return p, errors.New("须有且只有一处序号，写成“{号}”，或者写成“{号:3}”表示不足三位的前面补零（可以写2到6）")
	}
	at := strings.Index(text, yearPlace)
	if places[0][0] < at {
		return p, errors.New("年份须写在序号前面")
	}
	if places[0][2] >= 0 {
		p.width, _ = strconv.Atoi(text[places[0][2]:places[0][3]])
	}
	between := text[at+len(yearPlace) : places[0][0]]
	p.head, p.ordinal, p.tail = text[:at], between == "第", text[places[0][1]:]
	return p, p.check(between)
}

func (p numbering) check(between string) error {
	rest := strings.NewReplacer(prefixPlace, "", wordPlace, "").Replace(p.head + p.tail)
	switch {
	case between != "" && between != "第":
		return errors.New("年份和序号之间只能有“第”字")
	case !strings.HasPrefix(p.tail, "号"):
		return errors.New("序号后面须写“号”字")
	case p.head == "":
		return errors.New("年份前面须写机关代字，例如“{代字}{类别}”")
	case strings.ContainsAny(rest, "{}"):
		return errors.New("大括号中只能写 {代字}、{类别}、{年}、{号}")
	case strings.ContainsAny(rest, "〔〕 \u3000"):
		return errors.New("除年份外不能再有六角括号，也不能有空格")
	}
	return nil
}

// packPatterns writes the setting as it is kept.
func packPatterns(list []*pb.NumberPattern) string {
	if len(list) == 0 {
		return ""
	}
	text, _ := json.Marshal(list) // numbers and texts cannot fail
	return string(text)
}

// unpackPatterns reads the setting; what cannot be read is as if it were not set.
func unpackPatterns(text string) []*pb.NumberPattern {
	var list []*pb.NumberPattern
	if text == "" || json.Unmarshal([]byte(text), &list) != nil {
		return nil
	}
	return list
}

// patternOf is the pattern of a kind: its own, that of all others, or the one of the standard.
func patternOf(o store.Organ, kind pb.NoticeKind) string {
	pattern := defaultPattern
	for _, p := range unpackPatterns(o.NumberPatterns) {
		switch p.Kind {
		case kind:
			return p.Pattern
		case pb.NoticeKind_NOTICE_KIND_UNSPECIFIED:
			pattern = p.Pattern
		}
	}
	return pattern
}

// checkPatterns refuses patterns that could not be printed or counted.
func checkPatterns(o store.Organ) error {
	seen := map[pb.NoticeKind]bool{}
	for i, p := range unpackPatterns(o.NumberPatterns) {
		path := fmt.Sprintf("organ.number_patterns[%d]", i)
		word := casework.NoticeWord(p.Kind)
		if p.Kind == 0 {
			word = "其他各种文书"
		}
		switch {
		case seen[p.Kind]:
			return fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, path+".kind", "“%s”的文号格式写了两次，请只保留一个。", word)
		case p.Kind != 0 && kindWords[p.Kind] == "":
			return fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, path+".kind", "“%s”不编文号，不能设置文号格式。", word)
		}
		seen[p.Kind] = true
		_, err := parsePattern(p.Pattern)
		if err != nil {
			return fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, path+".pattern",
				"“%s”的文号格式 %s 有误：%v。例如：{代字}{类别}〔{年}〕第{号:3}号。", word, p.Pattern, err)
		}
	}
	return nil
}
