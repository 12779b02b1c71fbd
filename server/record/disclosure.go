package record

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
)

// Disclosure shows some fields of an event and hides the others, so that whoever holds the leaf can check that nothing shown was
// changed and nothing was left out. It is written as JSON.
type Disclosure struct {
	Fields []Shown `json:"fields"` // in the order of their names, hidden ones in their place
}

// Shown is one field: name, value and salt, or for a hidden one only c_f.
type Shown struct {
	Name   string `json:"name,omitempty"`
	Value  string `json:"value,omitempty"`
	Salt   string `json:"salt,omitempty"`   // salt_f, lower-case hexadecimal
	Hidden string `json:"hidden,omitempty"` // c_f, lower-case hexadecimal
}

// maxDisclosure bounds a disclosure that is read, in bytes.
const maxDisclosure = 16 << 20

// Disclose shows the fields for which reveal says so.
func Disclose(salt []byte, fields []Field, reveal func(name string) bool) Disclosure {
	d := Disclosure{Fields: make([]Shown, 0, len(fields))}
	var m mac
	for _, f := range fields {
		s := m.fieldSalt(salt, f.Name)
		if reveal(f.Name) {
			d.Fields = append(d.Fields, Shown{Name: f.Name, Value: f.Value, Salt: hex.EncodeToString(s[:])})
		} else {
			c := m.commitField(s[:], f)
			d.Fields = append(d.Fields, Shown{Hidden: hex.EncodeToString(c[:])})
		}
	}
	return d
}

// Text gives the JSON.
func (d Disclosure) Text() ([]byte, error) { return json.Marshal(d) }

// ParseDisclosure reads the JSON exactly as Text writes it.
func ParseDisclosure(text []byte) (Disclosure, error) {
	if len(text) > maxDisclosure {
		return Disclosure{}, errors.New("read disclosure: it is too large")
	}
	var d Disclosure
	err := decode(text, &d)
	if err != nil {
		return Disclosure{}, fmt.Errorf("read disclosure: %w", err)
	}
	return d, nil
}

// Check compares a disclosure with the commitment of a leaf and gives the fields shown.
func (d Disclosure) Check(commitment string) ([]Field, error) {
	var shown []Field
	root := newRoot()
	for i, s := range d.Fields {
		c, err := s.commitment()
		if err != nil {
			return nil, fmt.Errorf("field %d: %w", i, err)
		}
		root.add(c)
		if s.Hidden != "" {
			continue
		}
		if len(shown) > 0 && shown[len(shown)-1].Name >= s.Name {
			return nil, fmt.Errorf("field %d is out of order", i)
		}
		shown = append(shown, Field{s.Name, s.Value})
	}
	if !hmac.Equal([]byte(root.String()), []byte(commitment)) {
		return nil, errors.New("the disclosure does not match the commitment")
	}
	return shown, nil
}

// commitment gives c_f of a field, shown or hidden.
func (s Shown) commitment() ([]byte, error) {
	if s.Hidden != "" {
		if s.Name != "" || s.Value != "" || s.Salt != "" {
			return nil, errors.New("it is both hidden and shown")
		}
		return unhex(s.Hidden)
	}
	salt, err := unhex(s.Salt)
	if err != nil {
		return nil, err
	}
	var m mac
	c := m.commitField(salt, Field{s.Name, s.Value})
	return c[:], nil
}

// unhex reads 32 bytes in lower-case hexadecimal.
func unhex(s string) ([]byte, error) {
	raw, err := hex.DecodeString(s)
	if err != nil || len(raw) != sha256.Size || hex.EncodeToString(raw) != s {
		return nil, errors.New("not 32 bytes in lower-case hexadecimal")
	}
	return raw, nil
}
