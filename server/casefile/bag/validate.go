package bag

import (
	"maps"
	"slices"
	"strings"
	"time"
)

// Checked is what Validate found in the files, also when there are faults.
type Checked struct {
	Info Info
	// Sums of every file that could be read.
	Sums map[string]Sums
}

// maxList bounds the lists that are read into memory, in bytes.
const maxList = 64 << 20

// outside are the files that no list may name.
var outside = []string{TagManifest, TagManifest512, Signature}

// Validate reads every file once and checks the bag against RFC 8493 and against the narrower form that the writer gives it. A bag
// is valid when there is no fault.
func (b *Bag) Validate() (Checked, []Fault) {
	v := &validation{bag: b, faults: slices.Clone(b.faults), sums: map[string]Sums{}}
	v.read()
	v.declaration()
	payload := v.lists(Manifest, Manifest512, SM3Sums)
	tags := v.lists(TagManifest, TagManifest512, "")
	v.complete(payload, tags)
	v.order(payload, tags)
	info := v.info(payload)
	return Checked{info, v.sums}, v.faults
}

type validation struct {
	bag    *Bag
	faults faults
	sums   map[string]Sums
}

// read computes all digests.
func (v *validation) read() {
	buffer := make([]byte, 64<<10)
	for _, m := range v.bag.members {
		r, err := m.open()
		if err != nil {
			v.faults.add(Unreadable, m.path, err.Error())
			continue
		}
		sums, err := sumAll(r, buffer)
		r.Close()
		switch {
		case err != nil:
			v.faults.add(Unreadable, m.path, err.Error())
			continue
		case m.crc != nil && (*m.crc != sums.crc || m.size != sums.Size):
			v.faults.add(BadContainer, m.path, "the CRC-32 is that of another content")
		}
		v.sums[m.path] = sums
	}
}

func (v *validation) declaration() {
	text, err := v.bag.ReadFile(Declaration, maxList)
	if err != nil {
		return // complete says that it is missing
	}
	if string(text) != declaration {
		v.faults.add(BadDeclaration, Declaration, "it does not declare BagIt 1.0 in UTF-8")
	}
}

// lists reads the manifests of one part of the bag, compares them with the files and with each other, and gives the first.
func (v *validation) lists(first, second, third string) list {
	l := v.list(first, 64, func(s Sums) string { return s.SHA256 })
	for _, other := range []struct {
		path   string
		digits int
		sum    func(Sums) string
	}{
		{second, 128, func(s Sums) string { return s.SHA512 }},
		{third, 64, func(s Sums) string { return s.SM3 }},
	} {
		if other.path != "" && !slices.Equal(v.list(other.path, other.digits, other.sum).paths(), l.paths()) {
			v.faults.add(BadManifest, other.path, "it does not list the same files in the same order as "+first)
		}
	}
	return l
}

// list reads one manifest and compares its digests.
func (v *validation) list(path string, digits int, sum func(Sums) string) list {
	text, err := v.bag.ReadFile(path, maxList)
	if err != nil {
		return nil
	}
	l, err := parseList(text, digits)
	if err != nil {
		v.faults.add(BadManifest, path, err.Error())
	}
	seen := map[string]bool{}
	for _, m := range l {
		if seen[m.path] {
			v.faults.add(Duplicate, m.path, "listed twice in "+path)
		}
		seen[m.path] = true
		s, read := v.sums[m.path]
		if read && sum(s) != m.digest {
			v.faults.add(WrongDigest, m.path, path+" says "+m.digest+", the content has "+sum(s))
		}
	}
	return l
}

// complete wants each file listed and each listed file there.
func (v *validation) complete(payload, tags list) {
	listed := map[string]bool{}
	for _, path := range outside {
		listed[path] = true
	}
	for _, part := range []struct {
		list
		below bool
	}{{payload, true}, {tags, false}} {
		for _, m := range part.list {
			if strings.HasPrefix(m.path, Payload) != part.below || slices.Contains(outside, m.path) {
				v.faults.add(BadManifest, m.path, "the file belongs into the other list, or into none")
				continue
			}
			listed[m.path] = true
		}
	}
	for _, path := range []string{SM3Sums, BagInfo, Declaration, Manifest, Manifest512} {
		if !slices.Contains(tags.paths(), path) {
			v.faults.add(BadManifest, path, TagManifest+" does not list it")
		}
		listed[path] = true
	}
	for _, path := range slices.Sorted(maps.Keys(listed)) {
		if _, found := v.bag.index[path]; !found {
			v.faults.add(Missing, path, "the file is not in the bag")
		}
		if unsupported(path) {
			v.faults.add(Unsupported, path, "only sha256 and sha512, and nothing to be fetched")
		}
	}
	for _, path := range v.bag.Paths() {
		if !listed[path] {
			v.faults.add(Extra, path, "no manifest lists the file")
		}
	}
}

// unsupported are files with a meaning in BagIt that this form does without.
func unsupported(path string) bool {
	manifest := strings.HasPrefix(path, "manifest-") || strings.HasPrefix(path, "tagmanifest-")
	known := []string{Manifest, Manifest512, TagManifest, TagManifest512}
	return path == "fetch.txt" || manifest && !slices.Contains(known, path)
}

// order wants the members of a ZIP as the lists tell them: the same files can be packed in one way only.
func (v *validation) order(payload, tags list) {
	if v.bag.stamp == nil {
		return
	}
	want := slices.Concat(payload.paths(), tags.paths(), outside)
	if !slices.Equal(v.bag.Paths(), want) {
		v.faults.add(WrongOrder, "", "the members are not in the order of the lists")
	}
}

// info reads bag-info.txt and compares it with what was counted.
func (v *validation) info(payload list) Info {
	text, err := v.bag.ReadFile(BagInfo, maxList)
	if err != nil {
		return nil
	}
	info, err := parseInfo(text)
	if err != nil {
		v.faults.add(BadInfo, BagInfo, err.Error())
		return nil
	}
	t, err := time.Parse(time.RFC3339, info.Get(ExportTime))
	if err != nil || t.UTC().Format(time.RFC3339) != info.Get(ExportTime) {
		v.faults.add(BadInfo, BagInfo, "it has no time of the export")
		return info
	}
	var bytes int64
	for _, m := range payload {
		bytes += v.sums[m.path].Size
	}
	for i, want := range head(t, bytes, len(payload)) {
		kind := BadInfo
		if want.Label == PayloadOxum {
			kind = WrongOxum
		}
		if i >= len(info) || info[i] != want {
			v.faults.add(kind, BagInfo, "the line should be "+want.Label+": "+want.Value)
		}
	}
	if v.bag.stamp != nil && *v.bag.stamp != stampOf(t) {
		v.faults.add(WrongTime, BagInfo, "the members do not bear the time of the export")
	}
	return info
}
