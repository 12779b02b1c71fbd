package house_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// mayAskTime lists the files of the server that may ask for the time themselves; all others are told it.
var mayAskTime = map[string]string{
	"server/config.go":               "default of Config.Now",
	"server/store/store.go":          "default of Config.Now",
	"server/door/deadline.go":        "a deadline of gRPC is one of the wall clock",
	"server/notice/press.go":         "how long a print took, which decides how long the press rests",
	"server/anchor/bureau/bureau.go": "an authority for tests",
}

// mayPanic lists the files of the server with a panic; everything else returns errors.
var mayPanic = map[string]string{
	"server/calendar/date.go":     "MustParse, documented, for dates written in the program",
	"server/calendar/embed.go":    "Embedded, documented: own data, which a test rules out",
	"server/calendar/calendar.go": "plain data into a hash",
	"server/law/numeral.go":       "an article number written in the program",
	"server/identity/onetime.go":  "crypto/rand never fails",
	"server/store/queue.go":       "a panic of the writer, which the door must not recover from: nobody knows what the writer holds",
}

func TestTimeAndPanic(t *testing.T) {
	asks, panics := map[string]bool{}, map[string]bool{}
	files := 0
	root := "../.."
	err := filepath.WalkDir(filepath.Join(root, "server"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		files++
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return inspect(name, source, asks, panics)
	})
	if err != nil || files < 50 {
		t.Fatalf("%d files read, %v", files, err)
	}
	compare(t, "asks for the time", asks, mayAskTime)
	compare(t, "panics", panics, mayPanic)
}

// inspect notes whether a file uses time.Now, time.Since or time.Until, or calls panic.
func inspect(name string, source []byte, asks, panics map[string]bool) error {
	tree, err := parser.ParseFile(token.NewFileSet(), name, source, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	ast.Inspect(tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			x, ok := n.X.(*ast.Ident)
			if ok && x.Name == "time" && (n.Sel.Name == "Now" || n.Sel.Name == "Since" || n.Sel.Name == "Until") {
				asks[name] = true
			}
		case *ast.CallExpr:
			f, ok := n.Fun.(*ast.Ident)
			if ok && f.Name == "panic" {
				panics[name] = true
			}
		}
		return true
	})
	return nil
}

func compare(t *testing.T, does string, got map[string]bool, may map[string]string) {
	t.Helper()
	for name := range got {
		if may[name] == "" {
			t.Errorf("%s %s", name, does)
		}
	}
	for name := range may {
		if !got[name] {
			t.Errorf("%s no longer %s: take it out of the table", name, does)
		}
	}
}

func TestInspectSees(t *testing.T) {
	for source, want := range map[string][2]bool{
		"package p; import \"time\"; var f = time.Now":                 {true, false},
		"package p; import \"time\"; func f(x T) { g(time.Since(x)) }": {true, false},
		"package p; func f() { defer func() { panic(1) }() }":          {false, true},
		"package p; func f(c C) { c.Now(); c.panic() }":                {false, false},
	} {
		asks, panics := map[string]bool{}, map[string]bool{}
		err := inspect("p.go", []byte(source), asks, panics)
		if err != nil || asks["p.go"] != want[0] || panics["p.go"] != want[1] {
			t.Errorf("%s: %v, %v, %v", source, asks, panics, err)
		}
	}
}
