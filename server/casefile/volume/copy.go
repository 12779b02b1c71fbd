package volume

import (
	"bytes"
	"context"
	"math"
	"slices"
	"strconv"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// copier takes objects of one paper into the volume, under new numbers.
type copier struct {
	ctx    context.Context
	doc    *model.Context
	draft  *draft
	known  map[int]ref // objects of the paper that have a new number
	queue  []queued    // and are not taken in yet
	volume *Volume
	own    bool
	steps  int
}

type queued struct {
	from types.IndirectRef
	to   ref
}

// left are entries of the dictionaries of streams that are not taken along: they lead out of the pages, or tell of the file it was.
var left = map[string]bool{
	"Length": true, "DL": true, "Metadata": true, "PieceInfo": true, "StructParent": true, "StructParents": true, "OPI": true,
	"Ref": true, "Alternates": true, "AF": true, "LastModified": true, "Measure": true, "PtData": true,
}

// inert says whether a dictionary is none of those that act or lead out of the pages. Names cannot tell: in the dictionaries of
// fonts and resources every name is free.
func inert(d types.Dict) bool {
	kind, _ := d["Type"].(types.Name)
	switch kind {
	case "Action", "Annot", "Catalog", "EmbeddedFile", "Filespec", "F", "Page", "Pages", "Sig", "StructElem", "StructTreeRoot":
		return false
	}
	act, _ := d["S"].(types.Name)
	return act != "JavaScript" && act != "Launch" && act != "URI" && act != "SubmitForm" && act != "GoToR"
}

// resolve follows a reference; a missing object is nil.
func (c *copier) resolve(o types.Object) (types.Object, error) {
	for range maxDepth {
		r, ok := o.(types.IndirectRef)
		if !ok {
			return o, nil
		}
		var err error
		o, err = c.doc.Dereference(r)
		if err != nil {
			return nil, err
		}
	}
	return nil, refuse(Broken, "its references go round in circles")
}

func (c *copier) dict(o types.Object) (types.Dict, error) {
	o, err := c.resolve(o)
	if err != nil {
		return nil, err
	}
	switch d := o.(type) {
	case types.Dict:
		return d, nil
	case types.StreamDict:
		return d.Dict, nil
	}
	return nil, refuse(Broken, "a dictionary is missing")
}

func (c *copier) array(o types.Object) (types.Array, error) {
	o, err := c.resolve(o)
	if err != nil {
		return nil, err
	}
	a, ok := o.(types.Array)
	if !ok {
		return nil, refuse(Broken, "a list is missing")
	}
	return a, nil
}

// number reads a number, or NaN.
func (c *copier) number(o types.Object) float64 {
	o, err := c.resolve(o)
	if err == nil {
		switch n := o.(type) {
		case types.Integer:
			return float64(n)
		case types.Float:
			return float64(n)
		}
	}
	return math.NaN()
}

// refer gives the new number of an object of the paper; it is taken in by drain.
func (c *copier) refer(r types.IndirectRef) ref {
	n := r.ObjectNumber.Value()
	to, ok := c.known[n]
	if !ok {
		to = c.draft.reserve()
		c.known[n] = to
		c.queue = append(c.queue, queued{r, to})
	}
	return to
}

// drain takes in the objects that were referred to, and those that they refer to.
func (c *copier) drain() error {
	for len(c.queue) > 0 {
		q := c.queue[len(c.queue)-1]
		c.queue = c.queue[:len(c.queue)-1]
		err := c.ctx.Err()
		if err != nil {
			return err
		}
		o, err := c.resolve(q.from)
		if err != nil {
			return err
		}
		err = c.takeIn(o, q.to)
		if err != nil {
			return err
		}
	}
	return nil
}

// takeIn writes an object under its new number into the draft.
func (c *copier) takeIn(o types.Object, to ref) error {
	var b bytes.Buffer
	switch s := o.(type) {
	case types.StreamDict:
		err := checkStream(s)
		if err == nil {
			err = c.entries(&b, s.Dict, true, 0)
		}
		if err != nil {
			return err
		}
		c.draft.setStream(to, b.Bytes(), s.Raw)
		return nil
	case types.ObjectStreamDict, types.XRefStreamDict:
		o = nil
	}
	err := c.encode(&b, o, 0)
	c.draft.set(to, b.Bytes())
	return err
}

// maxPixels bounds the pictures of a paper: more cannot be printed on a sheet, and makes readers run out of memory.
const maxPixels = 400_000_000

// checkStream refuses streams whose content lies elsewhere, PostScript, and pictures that are bombs.
func checkStream(s types.StreamDict) error {
	if s.Dict["F"] != nil || s.Dict["FFilter"] != nil {
		return refuse(Broken, "the content of a stream lies in another file")
	}
	if name, _ := s.Dict["Subtype"].(types.Name); name == "PS" {
		return refuse(Broken, "it holds PostScript")
	}
	width, _ := s.Dict["Width"].(types.Integer)
	height, _ := s.Dict["Height"].(types.Integer)
	if width > 0 && height > 0 && (width > maxPixels || height > maxPixels || int64(width)*int64(height) > maxPixels) {
		return refuse(TooLarge, "a picture has %d x %d pixels", width, height)
	}
	return nil
}

// entries writes the entries of a dictionary in the order of their names. The length of a stream is left to its writer.
func (c *copier) entries(b *bytes.Buffer, d types.Dict, stream bool, depth int) error {
	names := make([]string, 0, len(d))
	for name := range d {
		if !stream || !left[name] {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		b.WriteString("/" + types.EncodeName(name) + " ")
		err := c.encode(b, d[name], depth+1)
		if err != nil {
			return err
		}
	}
	return nil
}

// encode writes an object with new numbers in its references.
func (c *copier) encode(b *bytes.Buffer, o types.Object, depth int) error {
	c.steps++
	if depth > maxDepth || c.steps > 10*maxObjects {
		return refuse(TooLarge, "its objects are too many or too deep")
	}
	switch v := o.(type) {
	case nil:
		b.WriteString("null")
	case types.IndirectRef:
		b.WriteString(c.refer(v).String())
	case types.Dict:
		if !inert(v) {
			b.WriteString("null")
			return nil
		}
		b.WriteString("<<")
		err := c.entries(b, v, false, depth)
		if err != nil {
			return err
		}
		b.WriteString(">>")
	case types.Array:
		b.WriteString("[")
		for _, e := range v {
			err := c.encode(b, e, depth+1)
			if err != nil {
				return err
			}
			b.WriteString(" ")
		}
		b.WriteString("]")
	case types.Name:
		b.WriteString("/" + types.EncodeName(string(v)))
	case types.Float:
		b.WriteString(strconv.FormatFloat(float64(v), 'f', -1, 64))
	case types.Integer, types.Boolean, types.StringLiteral, types.HexLiteral:
		b.WriteString(v.PDFString())
	default:
		return refuse(Broken, "an object of type %T", o)
	}
	return nil
}
