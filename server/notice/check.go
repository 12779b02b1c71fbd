package notice

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// check compares a template with what the program can tell it and with what the law wants in it.
func (t *template) check() error {
	known, declared := t.known()
	if known == nil {
		return t.wrong(1, "没有“%s”这一种类", t.kind)
	}
	for _, name := range sortedKeys(t.fields) {
		if t.isNotice() && !known[name] {
			return t.wrong(1, "文件头声明的字段“%s”不存在", name)
		}
	}
	used := map[string]bool{}
	for _, part := range [][]node{t.heading, t.body} {
		if err := t.walk(part, declared, used); err != nil {
			return err
		}
	}
	for _, name := range required[t.kind] {
		if !used[name] {
			return t.wrong(1, "正文必须载明“%s”", name)
		}
	}
	return t.checkRemedy()
}

func (t *template) isNotice() bool { return slices.Contains(Kinds, Kind(t.kind)) }

func (t *template) wrong(line int, format string, args ...any) error {
	return &TemplateError{File: t.file, Line: line, Problem: fmt.Sprintf(format, args...)}
}

// known gives the names that the program supplies for the kind of t, and the names that t may use: those it declares in its
// head, and a few that need no declaration.
func (t *template) known() (all, usable map[string]bool) {
	usable = map[string]bool{}
	for name := range t.fields {
		usable[name] = true
	}
	if t.isNotice() {
		v := noticeValues(Data{})
		all = map[string]bool{}
		for _, names := range [][]string{sortedKeys(v.texts), sortedKeys(v.lists), sortedKeys(v.inserts)} {
			for _, name := range names {
				all[name] = true
			}
		}
		for name := range v.flags {
			all[name], usable[name] = true, true
		}
		usable[salutation] = t.to == "申请人"
		return all, usable
	}
	if _, err := t.disposition(); err != nil {
		return nil, nil
	}
	for _, name := range []string{"项号", "多项申请", salutation} {
		usable[name] = true
	}
	return usable, usable
}

// disposition is the number of the disposition that t serves.
func (t *template) disposition() (int, error) {
	n, err := strconv.Atoi(strings.TrimPrefix(t.kind, "R"))
	if err != nil || n < 1 || n > 23 || t.kind != "R"+strconv.Itoa(n) {
		return 0, fmt.Errorf("notice: no disposition %s", t.kind)
	}
	return n, nil
}

func (t *template) walk(body []node, usable, used map[string]bool) error {
	for _, n := range body {
		inside := usable
		switch n.kind {
		case field, condition, each, insertion, maybe, tick:
			if !usable[n.text] {
				return t.wrong(n.line, "字段“%s”没有在文件头声明", n.text)
			}
			if slices.Contains(hidden[Kind(t.kind)], n.text) {
				return t.wrong(n.line, "这种文书不得印出“%s”", n.text)
			}
			used[n.text] = true
		}
		if n.kind == each {
			rows, isList := rowFields[n.text]
			if !isList {
				return t.wrong(n.line, "“%s”不是可以逐项列出的字段", n.text)
			}
			inside = map[string]bool{}
			for name := range usable {
				inside[name] = true
			}
			for _, name := range rows {
				inside[name] = true
			}
		}
		parts := [][]node{n.then, n.other}
		for _, c := range n.cells {
			parts = append(parts, c.text, c.foot)
		}
		for _, part := range parts {
			if err := t.walk(part, inside, used); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkRemedy sees to it that no edit gives a refusal the wrong remedies (行政复议法 Art. 23).
func (t *template) checkRemedy() error {
	if t.isNotice() {
		if want := Kind(t.kind).remedy(); t.remedy != want {
			return t.wrong(1, "%s的救济应当是%s，不能是%s", t.kind, want, t.remedy)
		}
		return nil
	}
	n, err := t.disposition()
	if err != nil {
		return err
	}
	if want := allowedRemedy(n); t.remedy != want {
		return t.wrong(1, "%s的救济应当是%s，不能是%s", t.kind, want, t.remedy)
	}
	return nil
}
