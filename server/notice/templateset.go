package notice

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"disclosure/templates"
)

// TemplateSet holds the checked templates of every kind and every disposition.
type TemplateSet struct {
	byKind map[string][]*template // by Kind or R1 to R23; versions that are in force at different times
}

// LoadTemplates reads notices/*.txt and dispositions/*.txt. A file of a later layer replaces the file of the same name in
// an earlier one; an operator's folder is such a layer. Every file is checked: what it names must exist, what the law
// demands must be in it, and on no day may two versions be in force.
func LoadTemplates(layers ...fs.FS) (TemplateSet, error) {
	set := TemplateSet{byKind: map[string][]*template{}}
	files, err := overlay(layers)
	if err != nil {
		return set, err
	}
	for _, name := range sortedKeys(files) {
		t, err := parseTemplate(name, files[name])
		if err == nil {
			err = t.check()
		}
		if err != nil {
			return set, err
		}
		for _, other := range set.byKind[t.kind] {
			if other.inForce(t.from) || t.inForce(other.from) {
				return set, &TemplateError{File: name, Line: 1, Problem: "与" + other.file + "的生效期间重叠"}
			}
		}
		set.byKind[t.kind] = append(set.byKind[t.kind], t)
	}
	return set, set.complete()
}

// DefaultTemplates gives the embedded templates.
func DefaultTemplates() (TemplateSet, error) { return LoadTemplates(templates.Notices) }

func overlay(layers []fs.FS) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, layer := range layers {
		for _, folder := range []string{"notices", "dispositions"} {
			entries, err := fs.ReadDir(layer, folder)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return nil, fmt.Errorf("notice: read templates: %w", err)
			}
			for _, e := range entries {
				name := path.Join(folder, e.Name())
				if e.IsDir() || path.Ext(name) != ".txt" {
					continue
				}
				if files[name], err = readTemplate(layer, name); err != nil {
					return nil, fmt.Errorf("notice: read templates: %w", err)
				}
			}
		}
	}
	return files, nil
}

// readTemplate reads one file, but not more of it than is needed to see that it is too long.
func readTemplate(layer fs.FS, name string) ([]byte, error) {
	f, err := layer.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxTemplate+1))
}

func (s TemplateSet) complete() error {
	for _, kind := range Kinds {
		if len(s.byKind[string(kind)]) == 0 {
			return &TemplateError{File: "notices", Problem: fmt.Sprintf("缺少种类为%s的模板", kind)}
		}
	}
	for n := 1; n <= 23; n++ {
		if kind := "R" + strconv.Itoa(n); len(s.byKind[kind]) == 0 {
			return &TemplateError{File: "dispositions", Problem: "缺少处理决定" + kind + "的模板"}
		}
	}
	return nil
}

// pick gives the version of a kind that is in force on a day.
func (s TemplateSet) pick(kind string, day Date) (*template, error) {
	for _, t := range s.byKind[kind] {
		if t.inForce(day) {
			return t, nil
		}
	}
	return nil, &DataError{Field: "印发日期", Problem: fmt.Sprintf("%s没有在%s有效的模板", kind, day.Chinese())}
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, strings.Compare)
	return keys
}
