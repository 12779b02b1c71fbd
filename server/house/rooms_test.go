// Package house_test holds the rules of the house that no single room can hold: who may import whom, who may ask for the time,
// and what every part of the API has.
package house_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// room says what a folder and those below it may import. The table is the plan of the house: DESIGN and docs/architecture.md
// tell it in words. Tests may reach further.
type room struct {
	name string
	// rooms of this module, besides itself.
	rooms string
	// libs from outside, by the beginning of the import path.
	libs string
	// std lists packages of the standard library that only some rooms may touch (see guarded).
	std string
}

const (
	messages = "google.golang.org/protobuf"
	grpc     = "google.golang.org/grpc google.golang.org/genproto/googleapis/rpc"
	terminal = "github.com/spf13 golang.org/x/term go.yaml.in/yaml/v3"
	rules    = "buf.build"
)

// guarded packages are barred unless a room names them: files, network, database.
var guarded = []string{"database/sql", "net", "net/http", "os", "os/exec", "os/signal", "syscall"}

var house = []room{
	// Programs.
	{
		name:  "cmd/disclosured",
		rooms: "cmd/disclosured/demo server server/backup server/fault server/law server/record server/store server/witness",
		std:   "net net/http os os/signal syscall",
	},
	{
		name:  "cmd/disclosured/demo", // starts the service and is then a client of the API like any other
		rooms: "proto server server/calendar server/casefile/bag server/casefile/verify server/identity server/record",
		libs:  messages + " " + grpc + " github.com/google/uuid", std: "os",
	},
	{
		name:  "cmd/disclosure", // must stay small: no database, no fonts; of the server only the pure rooms that count days and verify
		rooms: "proto server/calendar server/casefile/bag server/casefile/verify server/clock server/record",
		libs:  messages + " " + grpc + " " + terminal + " github.com/google/uuid", std: "net os os/signal syscall",
	},

	// The way of a call.
	{
		name: "server",
		rooms: "proto server/anchor server/api server/backup server/calendar server/casework server/door server/identity server/law server/notice " +
			"server/store server/tracker " +
			"templates",
		libs: messages + " " + grpc + " golang.org/x/net/netutil", std: "net net/http os",
	},
	{
		name: "server/api",
		rooms: "proto server/calendar server/casefile server/casework server/clock server/defence server/fault server/form server/identity server/law " +
			"server/inspect server/notice server/store",
		libs: messages + " " + grpc,
	},
	{name: "server/door", rooms: "proto server/fault server/form server/identity", libs: messages + " " + grpc},
	{
		name:  "server/identity",
		rooms: "proto server/casework server/fault server/store",
		libs:  messages + " golang.org/x/crypto/argon2",
	},
	{
		name:  "server/tracker", // works in the background; with anchor the only room that calls others
		rooms: "proto server/calendar server/casework server/clock server/fault server/store",
		libs:  messages, std: "net net/http",
	},
	{name: "server/anchor", rooms: "server/record server/store", std: "net/http os"}, // in the background; takes checkpoints to others
	{
		name:  "server/store", // the only room that knows ent and SQL
		rooms: "ent proto server/calendar server/casework server/fault server/record",
		libs:  messages + " entgo.io/ent modernc.org/sqlite", std: "database/sql os syscall",
	},
	{name: "server/backup", rooms: "server/store", libs: "filippo.io/age", std: "os"}, // names, tar and age; no SQL
	{
		name: "server/casefile/volume", // pages of papers from outside
		libs: "github.com/pdfcpu/pdfcpu/pkg/pdfcpu golang.org/x/image",
	},
	{
		name: "server/casefile",
		rooms: "proto server/calendar server/casefile/bag server/casefile/verify server/casefile/volume server/casework server/clock " +
			"server/notice server/record",
		libs: messages,
	},
	{name: "server/casefile/bag", libs: "github.com/emmansun/gmsm/sm3"},                                              // container of the case file; the client has it too
	{name: "server/casefile/verify", rooms: "server/casefile/bag server/record", libs: "golang.org/x/mod/sumdb"},     // the client has it too
	{name: "server/defence", rooms: "proto server/calendar server/casework server/clock server/law", libs: messages}, // what a review needs of a case
	{name: "server/casework", rooms: "proto server/calendar server/clock server/fault server/law", libs: messages},
	{name: "server/inspect", rooms: "proto", libs: "github.com/gabriel-vasile/mimetype"}, // looks at files from outside
	{name: "server/witness", rooms: "server/record", std: "net/http os"},                 // a program role of its own
	{name: "server/record", rooms: "proto", libs: messages + " golang.org/x/mod/sumdb github.com/emmansun/gmsm/sm2 github.com/digitorus"},

	// Pure rooms without the API: values in, values out.
	{name: "server/notice", rooms: "server/calendar server/clock server/law templates", libs: "github.com/go-pdf/fpdf rsc.io/qr"},
	{name: "server/clock", rooms: "server/calendar server/law"},
	{name: "server/law", rooms: "server/calendar"},
	{name: "server/calendar"},

	// Errors and rules of the API: they know its messages and no transport.
	{name: "server/form", rooms: "proto server/fault", libs: messages + " " + rules},
	{name: "server/fault", rooms: "proto"},

	// Ground.
	{name: "proto", libs: messages + " " + grpc + " " + rules},
	{name: "templates"},
	{name: "ent", libs: "entgo.io/ent ariga.io/atlas modernc.org/sqlite", std: "database/sql os"},

	// Tests only, which may reach further than programs.
	{name: "docs"},
	{name: "server/anchor/bureau", rooms: "server/house/tool", std: "net/http os os/exec"}, // a time-stamping authority
	{name: "server/e2e"},
	{name: "server/house"},
	{name: "server/house/tool", std: "os os/exec"}, // programs of others
}

type goPackage struct {
	ImportPath string
	Imports    []string
}

// packages lists the packages of this module with what they import, tests left out.
func packages(t *testing.T) []goPackage {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "disclosure/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []goPackage
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		err = d.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	if len(all) < 20 {
		t.Fatalf("go list found %d packages: this test sees nothing", len(all))
	}
	return all
}

func TestImports(t *testing.T) {
	lived := map[string]bool{}
	for _, p := range packages(t) {
		path := strings.TrimPrefix(p.ImportPath, "disclosure/")
		r, ok := roomOf(path)
		if !ok {
			t.Errorf("%s is in no room: give it a row in the table", path)
			continue
		}
		lived[r.name] = true
		for _, i := range p.Imports {
			if why := r.refuses(i); why != "" {
				t.Errorf("%s imports %s: %s", path, i, why)
			}
		}
	}
	for _, r := range house {
		if !lived[r.name] {
			t.Errorf("room %s is empty: take its row out of the table", r.name)
		}
	}
}

// roomOf finds the room with the longest name that holds the folder.
func roomOf(path string) (room, bool) {
	var best room
	for _, r := range house {
		if within(path, r.name) && len(r.name) > len(best.name) {
			best = r
		}
	}
	// A folder of the server is a room of its own; nothing hides in the room above it.
	if best.name == "server" && path != "server" {
		return best, false
	}
	return best, best.name != ""
}

// refuses says why a room may not import something, or nothing.
func (r room) refuses(path string) string {
	own, ok := strings.CutPrefix(path, "disclosure/")
	switch {
	case ok:
		target, known := roomOf(own)
		if !known || target.name != r.name && !slices.Contains(strings.Fields(r.rooms), target.name) {
			return "not a room below it"
		}
	case strings.Contains(strings.Split(path, "/")[0], "."):
		if !slices.ContainsFunc(strings.Fields(r.libs), func(lib string) bool { return within(path, lib) }) {
			return "not a library of this room"
		}
	case slices.ContainsFunc(guarded, func(g string) bool { return path == g || g == "database/sql" && within(path, g) }):
		if !slices.ContainsFunc(strings.Fields(r.std), func(s string) bool { return path == s || s == "database/sql" && within(path, s) }) {
			return "files, network and database are not for this room"
		}
	}
	return ""
}

func within(path, folder string) bool { return path == folder || strings.HasPrefix(path, folder+"/") }

// The table must bite: these are the edges that the house stands on.
func TestImportsRefuse(t *testing.T) {
	for _, c := range []struct{ room, path string }{
		{"server/api", "disclosure/ent"},
		{"server/api", "database/sql"},
		{"server/api", "modernc.org/sqlite"},
		{"server/identity", "disclosure/ent/staffmember"},
		{"server/casework", "disclosure/server/store"},
		{"server/casework", "google.golang.org/grpc/status"},
		{"server/casework", "database/sql/driver"},
		{"server/fault", "google.golang.org/grpc/codes"},
		{"server/form", "google.golang.org/grpc"},
		{"server/casefile", "github.com/go-pdf/fpdf"},
		{"server/casefile", "github.com/pdfcpu/pdfcpu/pkg/pdfcpu"},
		{"server/casefile/volume", "disclosure/server/notice"},
		{"server/casefile/volume", "os"},
		{"server/casefile/bag", "disclosure/server/notice"},
		{"server/casefile/bag", "os"},
		{"server/casefile/verify", "disclosure/server/casefile"},
		{"server/notice", "disclosure/proto/disclosure/v1"},
		{"server/law", "disclosure/proto/disclosure/v1"},
		{"server/law", "disclosure/server/clock"},
		{"server/calendar", "os"},
		{"server/record", "disclosure/server/store"},
		{"server/store", "disclosure/server/api"},
		{"server/store", "disclosure/server/tracker"},
		{"server/tracker", "disclosure/server/api"},
		{"server/api", "net/http"},
		{"server/store", "disclosure/server/identity"},
		{"cmd/disclosure/cli", "disclosure/server/casework"},
		{"cmd/disclosure/cli", "disclosure/server/store"},
		{"cmd/disclosure/cli", "disclosure/templates"},
		{"cmd/disclosured/demo", "disclosure/server/store"},
	} {
		r, ok := roomOf(c.room)
		if !ok || r.refuses(c.path) == "" {
			t.Errorf("%s may import %s", c.room, c.path)
		}
	}
	if _, ok := roomOf("server/newroom"); ok {
		t.Error("a new folder of the server needs a row")
	}
}
