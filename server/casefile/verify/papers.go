package verify

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"disclosure/server/record"
)

// claimed is what an event says of a document; parts that are not shown are empty.
type claimed struct{ sha256, size string }

// claims collects the documents that an event adds: number and sha256 in the same message.
func (v *verification) claims(shown []record.Field) {
	values := map[string]string{}
	for _, f := range shown {
		values[f.Name] = f.Value
	}
	for name, sum := range values {
		message, found := strings.CutSuffix(name, ".sha256")
		number, err := strconv.ParseInt(values[message+".number"], 10, 64)
		if found && err == nil {
			v.documents[number] = claimed{sum, values[message+".size_bytes"]}
		}
	}
}

// papers compares the documents of the file with the catalogue, and the catalogue with the events that added them.
func (v *verification) papers() Check {
	c := Check{ID: "record.documents"}
	list, err := v.catalogue()
	if err != nil {
		c.wrong("catalogue", CataloguePath, "材料目录读不懂或者写法不对", err)
		return c.done("材料：没有核对。")
	}
	if list.Case != v.report.File.Case || list.Variant != v.report.File.Variant {
		c.wrong("catalogue", CataloguePath, "材料目录属于另一件申请，或者另一种卷宗", nil)
	}
	p := &papers{v: v, Check: &c, listed: map[string]bool{}}
	for i, d := range list.Documents {
		if d.Number != int64(i+1) {
			c.wrong("number", CataloguePath, fmt.Sprintf("第 %d 行是第 %d 号材料，中间有缺少或者重复", i+1, d.Number), nil)
		}
		p.document(d)
	}
	for _, n := range slices.Sorted(maps.Keys(v.documents)) {
		if n > int64(len(list.Documents)) {
			c.wrong("unlisted", CataloguePath, fmt.Sprintf("办理记录有第 %d 号材料，目录没有", n), nil)
		}
	}
	p.strangers()
	v.report.File.Documents = len(list.Documents)
	return c.done(p.text(len(list.Documents)))
}

// papers counts what was compared.
type papers struct {
	v *verification
	*Check
	listed                 map[string]bool
	here, confirmed, blank int
}

func (p *papers) document(d Document) {
	event, known := p.v.documents[d.Number]
	switch {
	case !known:
		p.blank++
	case d.SHA256 != "" && d.SHA256 != event.sha256:
		p.wrong("digest", CataloguePath, fmt.Sprintf("第 %d 号材料的校验值与收到或者印发时记录的不同", d.Number), nil)
	}
	if d.Path == "" {
		if d.Absent == "" {
			p.wrong("absent", CataloguePath, fmt.Sprintf("第 %d 号材料不在本卷宗，也没有说明理由", d.Number), nil)
		}
		return
	}
	p.here++
	p.listed[d.Path] = true
	sums, found := p.v.sums(d.Path)
	folder := "data/originals/"
	if d.Restricted {
		folder = "data/restricted/"
	}
	switch {
	case !found:
		p.wrong("missing", d.Path, fmt.Sprintf("第 %d 号材料不在卷宗里", d.Number), nil)
	case !strings.HasPrefix(d.Path, folder):
		p.wrong("folder", d.Path, "材料不在它该在的文件夹", nil)
	case sums.SHA256 != d.SHA256 || sums.SM3 != d.SM3 || sums.Size != d.Size:
		p.wrong("digest", d.Path, "材料与目录上的校验值或者大小不符", nil)
	case known && (sums.SHA256 != event.sha256 || event.size != "" && event.size != strconv.FormatInt(sums.Size, 10)):
		p.wrong("digest", d.Path, "材料与收到或者印发时记录的校验值不同，不是原件", nil)
	case known:
		p.confirmed++
	}
}

// strangers wants no original that the catalogue does not name.
func (p *papers) strangers() {
	for _, path := range p.v.bag.Paths() {
		original := strings.HasPrefix(path, "data/originals/") || strings.HasPrefix(path, "data/restricted/")
		if original && !p.listed[path] {
			p.wrong("unlisted", path, "材料目录上没有这个文件", nil)
		}
	}
}

func (p *papers) text(all int) string {
	text := fmt.Sprintf("材料：本案共有 %d 份材料，本卷宗收入 %d 份，其中 %d 份与收到或者印发时记录的校验值逐字节相符。", all, p.here, p.confirmed)
	if p.here < all {
		text += fmt.Sprintf("未收入的 %d 份，目录写明了理由。", all-p.here)
	}
	if p.blank > 0 {
		text += fmt.Sprintf("有 %d 份材料的校验值没有在本卷宗中公开，不能与办理记录核对。", p.blank)
	}
	return text
}

// catalogue reads data/catalogue.json exactly as it is written.
func (v *verification) catalogue() (Catalogue, error) {
	var list Catalogue
	text, err := v.bag.ReadFile(CataloguePath, maxCatalogue)
	if err != nil {
		return list, err
	}
	err = json.Unmarshal(text, &list)
	if err != nil {
		return list, err
	}
	again, err := list.Text()
	if err == nil && string(again) != string(text) {
		err = fmt.Errorf("not in the form in which it is written")
	}
	return list, err
}
