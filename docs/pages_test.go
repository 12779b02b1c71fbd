package docs_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

var (
	fileRef  = regexp.MustCompile("`((?:cmd|server|proto|ent|templates)(?:/[\\w.-]+)*)`")
	funcRef  = regexp.MustCompile("`(server/[\\w/]+\\.go)`\\s+`(\\w+)`")
	link     = regexp.MustCompile(`\]\(([^)]+)\)`)
	required = regexp.MustCompile(`(?m)^(?:require |\t)(\S+\.\S+/\S+) (v\S+)$`)
	tableRow = regexp.MustCompile("(?m)^\\| `(\\S+)` \\| (v\\S+) \\|")
)

// The architecture names only what is there: a page that a rename made false must not stay.
func TestArchitectureIsTrue(t *testing.T) {
	page := read(t, "docs/architecture.md")
	files, funcs := fileRef.FindAllStringSubmatch(page, -1), funcRef.FindAllStringSubmatch(page, -1)
	if len(files) < 30 || len(funcs) < 12 {
		t.Fatalf("%d files, %d functions: this test sees nothing", len(files), len(funcs))
	}
	for _, m := range files {
		_, err := os.Stat(filepath.Join("..", m[1]))
		if err != nil {
			t.Error(err)
		}
	}
	for _, m := range funcs {
		if !regexp.MustCompile(`(?m)^func (\([^)]*\) )?` + m[2] + `[(\[]`).MatchString(read(t, m[1])) {
			t.Errorf("%s has no function %s", m[1], m[2])
		}
	}
}

func TestLinks(t *testing.T) {
	for _, name := range []string{"README.md", "README.zh-CN.md", "docs/architecture.md", "docs/api.md", "docs/casefile.md", "docs/dependencies.md"} {
		for _, m := range link.FindAllStringSubmatch(read(t, name), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			_, err := os.Stat(filepath.Join("..", filepath.Dir(name), m[1]))
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// Both READMEs begin with the two commands, which .ci/run takes from the English one.
func TestReadmeCommands(t *testing.T) {
	for _, name := range []string{"README.md", "README.zh-CN.md"} {
		page := read(t, name)
		for _, command := range []string{"go run ./cmd/disclosured demo", "go test ./..."} {
			if !slices.Contains(strings.Split(page, "\n"), command) {
				t.Errorf("%s has no line %q", name, command)
			}
		}
	}
}

func TestDependencies(t *testing.T) {
	explained := map[string]string{}
	for _, m := range tableRow.FindAllStringSubmatch(read(t, "docs/dependencies.md"), -1) {
		explained[m[1]] = m[2]
	}
	direct := map[string]string{}
	for _, m := range required.FindAllStringSubmatch(read(t, "go.mod"), -1) {
		direct[m[1]] = m[2]
		if explained[m[1]] != m[2] {
			t.Errorf("docs/dependencies.md says nothing of %s %s", m[1], m[2])
		}
	}
	for module, version := range explained {
		if direct[module] != version {
			t.Errorf("docs/dependencies.md explains %s %s, which go.mod does not demand", module, version)
		}
	}
}
