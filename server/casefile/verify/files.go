package verify

import (
	"fmt"
	"slices"
	"strings"

	"disclosure/server/casefile/bag"
)

// kinds are the faults of a bag by check, each with its sentence.
var kinds = []struct {
	id, done string
	zh       map[bag.Kind]string
}{
	{"files.container", "容器：文件包的每一个字节都是导出时的写法，没有夹带、注释或者空隙。", map[bag.Kind]string{
		bag.BadContainer: "文件包的结构与导出时的写法不同，可能损坏、被改动或者重新打包",
		bag.Compressed:   "文件包被重新压缩过，不是导出的原件",
		bag.WrongOrder:   "文件的先后次序与清单不同",
		bag.WrongTime:    "文件上的时间不是导出时间",
		bag.Unreadable:   "读不出来",
	}},
	{"files.names", "名称：没有会写到别处去、互相混淆或者不是普通文件的名称。", map[bag.Kind]string{
		bag.BadPath:   "名称不安全或者不合规则",
		bag.Clash:     "与另一个文件的名称混淆",
		bag.Irregular: "不是普通文件",
	}},
	{"files.listed", "清单：包内文件与清单一一对应，没有缺少，没有多出。", map[bag.Kind]string{
		bag.Missing:        "清单上有，包内没有",
		bag.Extra:          "包内有，清单上没有",
		bag.Duplicate:      "清单上重复",
		bag.BadManifest:    "清单的写法不对，或者几份清单不一致",
		bag.BadInfo:        "说明文件的写法不对",
		bag.WrongOxum:      "文件数或者字节数与说明不符",
		bag.BadDeclaration: "不是 BagIt 1.0（UTF-8）文件包",
		bag.Unsupported:    "含有不认识的校验算法，或者要从别处取的文件",
	}},
	{"files.digests", "内容：每个文件的 SHA-256、SHA-512 与清单相符，data 下的文件还与 SM3 清单相符。", map[bag.Kind]string{
		bag.WrongDigest: "内容与清单上的校验值不符，文件被改动过",
	}},
}

// files is level 1: whether the bag is whole.
func (v *verification) files() []Check {
	checked, faults := v.bag.Validate()
	v.checked = checked
	info := checked.Info
	v.report.File = File{
		Case: info.Get(CaseNumber), Variant: info.Get(Variant), Organization: info.Get(Organization),
		ExportTime: info.Get(bag.ExportTime), Files: len(v.bag.Paths()),
	}
	var checks []Check
	for _, k := range kinds {
		c := Check{ID: k.id}
		for _, f := range faults {
			if zh, found := k.zh[f.Kind]; found {
				c.wrong(string(f.Kind), f.Path, zh, detail(f.Detail))
			}
		}
		if v.bag.Root == "" && k.id == "files.container" && c.Status != Failed {
			checks = append(checks, unchecked(k.id, "容器：这是解开的文件夹，原来的 ZIP 文件没有核对。"))
			continue
		}
		checks = append(checks, c.done(k.done))
	}
	return append(checks, v.profile())
}

// detail is an error out of a text.
type detail string

func (d detail) Error() string { return string(d) }

// required are the files without which it is no case file.
var required = []string{CataloguePath, EventsPath, PDFPath, CheckpointPath, HeadPath, KeysPath, GuidePath, ScriptPath}

// profile checks what makes a bag a case file.
func (v *verification) profile() Check {
	c := Check{ID: "files.profile"}
	for _, path := range required {
		if _, found := v.bag.Size(path); !found {
			c.wrong("missing", path, "卷宗必须有这个文件", nil)
		}
	}
	f := v.report.File
	if !slices.Contains([]string{Full, Applicant, Redacted}, f.Variant) {
		c.wrong("variant", bag.BagInfo, "没有写明是哪一种卷宗", nil)
	}
	if v.bag.Root != "" && v.bag.Root != "case-"+f.Case {
		c.wrong("folder", v.bag.Root, "文件夹的名称与登记编号不符", nil)
	}
	if f.Variant == Full {
		return c.done("种类：卷宗该有的文件都有。")
	}
	for _, path := range v.bag.Paths() {
		if path == RestrictedPath || strings.HasPrefix(path, "data/restricted/") {
			c.wrong("restricted", path, "不应当出现在这一种卷宗里", nil)
		}
	}
	return c.done(fmt.Sprintf("种类：%s该有的文件都有，不对外提供的部分没有混入。", variants[f.Variant]))
}
