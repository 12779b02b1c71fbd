package notice

import "strings"

// paragraph reads one line of text with its fields and its conditions.
func (p *parser) paragraph(s string) (node, error) {
	n := node{kind: paragraph, line: p.at + 1}
	if end := strings.Index(s, "]"); end > 0 && s[0] == '[' {
		if words := strings.Fields(s[1:end]); len(words) > 0 && rowWords[words[0]] != 0 {
			return p.row(rowWords[words[0]], words[1:], strings.Trim(s[end+1:], " \t"))
		}
		style, known := markers[s[:end+1]]
		if !known {
			return n, p.fail("没有“%s”这种段落样式", s[:end+1])
		}
		n.style, s = style, strings.TrimSpace(s[end+1:])
	}
	parts, rest, err := p.inline(s, "")
	if err == nil && rest != "" {
		err = p.fail("多出来的{{否则}}或者{{结束}}")
	}
	n.then = parts
	return n, err
}

// inline reads literal text, fields and conditions up to 否则 or 结束; rest begins with that tag.
func (p *parser) inline(s, open string) (out []node, rest string, err error) {
	for s != "" {
		before, after, found := strings.Cut(s, "{{")
		if strings.Contains(before, "}}") {
			return nil, "", p.fail("多出来的“}}”")
		}
		if before != "" {
			out = append(out, node{kind: literal, text: before, line: p.at + 1})
		}
		if !found {
			s = ""
			break
		}
		inner, next, closed := strings.Cut(after, "}}")
		if !closed {
			return nil, "", p.fail("“{{”没有与它对应的“}}”")
		}
		word, name := splitTag(inner)
		if word == "否则" || word == "结束" {
			return out, "{{" + after, nil
		}
		n, left, err := p.inlineTag(word, name, next)
		if err != nil {
			return nil, "", err
		}
		out, s = append(out, n), left
	}
	if open != "" {
		return nil, "", p.fail("同一行里的{{%s}}没有{{结束}}", open)
	}
	return out, "", nil
}

func (p *parser) inlineTag(word, name, next string) (node, string, error) {
	line := p.at + 1
	switch {
	case word == "换行" && name == "":
		return node{kind: literal, text: "\n", line: line}, next, nil
	case name == "" || word == "末行":
		return node{}, "", p.fail("“{{ }}”里缺少名称")
	case word == "":
		return node{kind: field, text: name, line: line}, next, nil
	case word == "可空":
		return node{kind: maybe, text: name, line: line}, next, nil
	case word == "勾选":
		return node{kind: tick, text: name, line: line}, next, nil
	case word == "每项" || word == "插入":
		return node{}, "", p.fail("{{%s …}}应当单独占一行", word)
	}
	n := node{kind: condition, text: name, not: word == "如果没有", line: line}
	then, rest, err := p.inline(next, word+" "+name)
	if err != nil {
		return n, "", err
	}
	n.then = then
	end, rest := cutTag(rest)
	if end == "否则" {
		if n.other, rest, err = p.inline(rest, word+" "+name); err != nil {
			return n, "", err
		}
		end, rest = cutTag(rest)
	}
	if end != "结束" {
		return n, "", p.fail("{{%s %s}}没有{{结束}}", word, name)
	}
	return n, rest, nil
}

func cutTag(s string) (word, rest string) {
	inner, rest, _ := strings.Cut(strings.TrimPrefix(s, "{{"), "}}")
	word, _ = splitTag(inner)
	return word, rest
}
