package docs_test

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var figure = regexp.MustCompile(`(?m)^\s*(?:row|bench) "[^"]+" (\S+) (\w+)$`)

// Every figure of .ci/figures is measured by a test that is there.
func TestFiguresAreThere(t *testing.T) {
	all := figure.FindAllStringSubmatch(read(t, ".ci/figures"), -1)
	if len(all) < 15 {
		t.Fatalf("%d figures: this test sees nothing", len(all))
	}
	for _, m := range all {
		files, err := filepath.Glob(filepath.Join("..", m[1], "*_test.go"))
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, f := range files {
			found = found || strings.Contains(read(t, strings.TrimPrefix(filepath.ToSlash(f), "../")), "\nfunc "+m[2]+"(")
		}
		if !found {
			t.Errorf("%s has no %s", m[1], m[2])
		}
	}
}
