package volume

import (
	"bytes"
	"context"
	"errors"
	"io"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Bounds of a paper that is taken in. Beyond them it is kept as a file and shown by a sheet.
const (
	maxPages   = 5_000
	maxObjects = 500_000
	maxDecoded = 32 << 20 // bytes of one stream that must be decoded to read the paper
	maxDepth   = 60       // of nested objects, and of the page tree
)

func init() { model.ConfigPath = "disable" } // pdfcpu would write a file of settings into the home folder

// limits are the bounds as pdfcpu knows them.
func limits() *model.Configuration {
	conf := model.NewDefaultConfiguration()
	conf.Offline = true
	conf.ValidationMode = model.ValidationRelaxed
	conf.Limits.MaxStreamBytes, conf.Limits.MaxDecodeBytes = 256<<20, maxDecoded
	conf.Limits.MaxObjectCount, conf.Limits.MaxXRefEntries = maxObjects, maxObjects
	conf.Limits.MaxObjectStreamCount = maxObjects
	conf.Limits.MaxRecursionDepth = maxDepth
	return conf
}

// PDF takes in the pages of a PDF that came from outside: each set on a sheet of A4, numbered from first (0 for no numbers).
func (v *Volume) PDF(ctx context.Context, r io.ReadSeeker, first int) (Section, error) {
	return v.takePDF(ctx, r, first, false)
}

// Sheets takes in the pages of a PDF that this service made, as they are.
func (v *Volume) Sheets(ctx context.Context, r io.ReadSeeker, first int) (Section, error) {
	return v.takePDF(ctx, r, first, true)
}

func (v *Volume) takePDF(ctx context.Context, r io.ReadSeeker, first int, own bool) (Section, error) {
	d := v.draft()
	var pages []ref
	err := guarded(ctx, func(ctx context.Context) error {
		doc, err := pdfcpu.ReadWithContext(ctx, r, limits())
		if err != nil {
			return err
		}
		if doc.Encrypt != nil {
			return refuse(Encrypted, "it is encrypted")
		}
		c := &copier{ctx: ctx, doc: doc, draft: d, known: map[int]ref{}, volume: v, own: own}
		pages, err = c.pages(first)
		return err
	})
	if err != nil {
		return Section{}, encrypted(ctx, r, err)
	}
	return Section{pages, first}, v.take(d)
}

// encrypted finds the encryption that kept a paper from being read.
func encrypted(ctx context.Context, r io.ReadSeeker, err error) error {
	var why *RefusedError
	if !errors.As(err, &why) || why.Why != Broken {
		return err
	}
	_, seek := r.Seek(0, io.SeekStart)
	if seek != nil || !mentions(r, "/Encrypt") {
		return err
	}
	return &RefusedError{Encrypted, err}
}

// mentions says whether a file holds a word outside of compressed streams.
func mentions(r io.Reader, word string) bool {
	buf := make([]byte, 64<<10)
	kept := 0
	for {
		n, err := r.Read(buf[kept:])
		if bytes.Contains(buf[:kept+n], []byte(word)) {
			return true
		}
		if err != nil {
			return false
		}
		end := kept + n
		kept = min(end, len(word)-1)
		copy(buf, buf[end-kept:end])
	}
}

// leaf is a page with what it inherits (ISO 32000-1, 7.7.3.4).
type leaf struct {
	dict      types.Dict
	resources types.Object
	media     types.Object
	crop      types.Object
	rotate    types.Object
}

// pages takes in all pages of the paper.
func (c *copier) pages(first int) ([]ref, error) {
	root, err := c.dict(*c.doc.Root)
	if err != nil {
		return nil, err
	}
	var leaves []leaf
	err = c.walk(root["Pages"], leaf{}, map[int]bool{}, 0, &leaves)
	if err != nil {
		return nil, err
	}
	if len(leaves) == 0 {
		return nil, refuse(Broken, "it has no pages")
	}
	out := make([]ref, 0, len(leaves))
	for i, l := range leaves {
		number := 0
		if first > 0 {
			number = first + i
		}
		r, err := c.page(l, number)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

// walk lists the leaves of the page tree.
func (c *copier) walk(node types.Object, up leaf, seen map[int]bool, depth int, out *[]leaf) error {
	if r, ok := node.(types.IndirectRef); ok {
		n := r.ObjectNumber.Value()
		if seen[n] {
			return refuse(Broken, "its page tree goes round in circles")
		}
		seen[n] = true
	}
	d, err := c.dict(node)
	if err != nil || depth > maxDepth || len(*out) > maxPages {
		return refuseTree(err, depth, len(*out))
	}
	up = up.with(d)
	kids, isTree := d["Kids"]
	if !isTree {
		up.dict = d
		*out = append(*out, up)
		return nil
	}
	list, err := c.array(kids)
	if err != nil {
		return err
	}
	for _, kid := range list {
		err = c.walk(kid, up, seen, depth+1, out)
		if err != nil {
			return err
		}
	}
	return nil
}

func refuseTree(err error, depth, pages int) error {
	switch {
	case err != nil:
		return err
	case pages > maxPages:
		return refuse(TooLarge, "it has more than %d pages", maxPages)
	}
	return refuse(Broken, "its page tree is %d deep", depth)
}

// with is what a node hands down.
func (l leaf) with(d types.Dict) leaf {
	for key, to := range map[string]*types.Object{
		"Resources": &l.resources, "MediaBox": &l.media, "CropBox": &l.crop, "Rotate": &l.rotate,
	} {
		if o, ok := d[key]; ok && o != nil {
			*to = o
		}
	}
	return l
}
