package inspect

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// directoryEntry begins each entry of the directory of a ZIP.
var directoryEntry = []byte("PK\x01\x02")

// checkZip looks at an archive or an office file. The service never unpacks one: what is found is a warning to those who do.
func checkZip(s *subject) verdict {
	v := checkDirectory(s)
	if v.bad() {
		return v
	}
	z, err := zip.NewReader(s, s.size)
	if err != nil {
		return broken("压缩包的目录损坏")
	}
	for _, f := range z.File {
		v = checkMember(f)
		if v.bad() {
			return v
		}
	}
	return countUnpacked(z.File)
}

// checkDirectory counts the entries before the library reads them all into memory.
func checkDirectory(s *subject) verdict {
	tail := s.tail(64<<10 + 22)
	i := bytes.LastIndex(tail, endRecord)
	if i < 0 || len(tail)-i < 22 {
		return broken("压缩包不完整，可能被截断")
	}
	count, offset := binary.LittleEndian.Uint16(tail[i+10:]), binary.LittleEndian.Uint32(tail[i+16:])
	if count == 0xffff || offset == 0xffffffff {
		return oversized("压缩包的目录超出可检查的范围")
	}
	entries, err := countEntries(io.NewSectionReader(s, 0, s.size))
	if err != nil {
		return broken("压缩包不能读出")
	}
	if entries > MaxMembers {
		return oversized(fmt.Sprintf("压缩包有 %d 个以上的文件", MaxMembers))
	}
	return verdict{}
}

// countEntries counts what could be an entry anywhere in the file: never fewer than the library will find.
func countEntries(r io.Reader) (int, error) {
	n := 0
	err := scan(r, len(directoryEntry)-1, func(window []byte, _ int64) { n += bytes.Count(window, directoryEntry) })
	return n, err
}

func checkMember(f *zip.File) verdict {
	name := strings.ReplaceAll(f.Name, `\`, "/")
	switch {
	case f.Flags&1 != 0:
		return encrypted("压缩包需要密码")
	case escapes(name):
		return misleading("压缩包内有越出文件夹的文件名")
	case f.Mode()&fs.ModeSymlink != 0:
		return misleading("压缩包内有指向别处的链接")
	case strings.EqualFold(path.Base(name), "vbaProject.bin"):
		return active("含宏")
	case runs[strings.ToLower(path.Ext(name))]:
		return active("压缩包内有可以运行的文件")
	case archives[strings.ToLower(path.Ext(name))]:
		return oversized("压缩包内还有压缩包")
	}
	return verdict{}
}

// escapes says whether a name leads out of the folder in which somebody unpacks. Names in GBK are common and are none of that.
func escapes(name string) bool {
	clean := path.Clean(name)
	drive := len(name) > 1 && name[1] == ':'
	return drive || path.IsAbs(name) || clean == ".." || strings.HasPrefix(clean, "../") || strings.ContainsAny(name, "\x00\r\n")
}

// archives are endings of archives within an archive.
var archives = map[string]bool{".zip": true, ".rar": true, ".7z": true, ".gz": true, ".tgz": true, ".tar": true, ".bz2": true, ".xz": true, ".cab": true, ".iso": true}

// countUnpacked counts what comes out, whatever the directory says.
func countUnpacked(files []*zip.File) verdict {
	var total int64
	for _, f := range files {
		r, err := f.Open()
		if err != nil {
			return broken("压缩包内的文件不能读出")
		}
		n, err := io.Copy(io.Discard, io.LimitReader(r, MaxUnpacked-total+1))
		r.Close()
		total += n
		if total > MaxUnpacked {
			return oversized(fmt.Sprintf("压缩包展开后超过 %d MiB", MaxUnpacked>>20))
		}
		if err != nil {
			return broken("压缩包内的文件损坏")
		}
	}
	return verdict{}
}
