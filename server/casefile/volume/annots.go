package volume

import (
	"bytes"
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Flags of an annotation (ISO 32000-1, table 165).
const (
	flagHidden = 1 << 1
	flagNoView = 1 << 5
)

// appearances keeps how annotations look, such as the seal of an electronic signature, the text of a filled form or a mark, and
// nothing of what they do: each becomes a stamp without action.
func (c *copier) appearances(b *bytes.Buffer, l leaf, p placed, _ int) error {
	list, err := c.array(l.dict["Annots"])
	if err != nil || len(list) == 0 {
		return nil
	}
	b.WriteString("/Annots[")
	for _, e := range list {
		err = c.appearance(b, e, p)
		if err != nil {
			return err
		}
	}
	b.WriteString("]")
	return nil
}

func (c *copier) appearance(b *bytes.Buffer, e types.Object, p placed) error {
	a, err := c.dict(e)
	if err != nil {
		return nil
	}
	flags := c.number(a["F"])
	if flags == flags && (int(flags)&(flagHidden|flagNoView) != 0) {
		return nil
	}
	kind, _ := a["Subtype"].(types.Name)
	at, ok := c.rect(a["Rect"])
	look, found := c.look(a)
	if !ok || !found || kind == "Popup" || kind == "Link" {
		return nil
	}
	fmt.Fprintf(b, "<</Type/Annot/Subtype/Stamp/F 196/Rect[%.3f %.3f %.3f %.3f]/AP<</N %s>>>>", at.x*p.scale+p.dx, at.y*p.scale+p.dy,
		(at.x+at.w)*p.scale+p.dx, (at.y+at.h)*p.scale+p.dy, c.refer(look))
	return nil
}

// look finds the appearance of an annotation: that of its state, where it has several.
func (c *copier) look(a types.Dict) (types.IndirectRef, bool) {
	ap, err := c.dict(a["AP"])
	if err != nil {
		return types.IndirectRef{}, false
	}
	n := ap["N"]
	o, err := c.resolve(n)
	if err != nil {
		return types.IndirectRef{}, false
	}
	if states, ok := o.(types.Dict); ok {
		state, _ := a["AS"].(types.Name)
		n = states[string(state)]
		o, err = c.resolve(n)
		if err != nil {
			return types.IndirectRef{}, false
		}
	}
	r, isRef := n.(types.IndirectRef)
	_, isStream := o.(types.StreamDict)
	return r, isRef && isStream
}
