package verify

import (
	"encoding/json"
	"fmt"
)

// Catalogue is data/catalogue.json: every document of the case, also those that are not in this copy.
type Catalogue struct {
	Case      string     `json:"case"`
	Variant   string     `json:"variant"`
	Documents []Document `json:"documents"` // by number, from 1 without gaps
}

// Document is one of them.
type Document struct {
	Number      int64  `json:"number"`                // within the case
	Kind        string `json:"kind"`                  // DOCUMENT_KIND_…
	Title       string `json:"title,omitempty"`       // 题名
	DocNumber   string `json:"docNumber,omitempty"`   // 文号
	Responsible string `json:"responsible,omitempty"` // 责任者
	Date        string `json:"date,omitempty"`        // YYYY-MM-DD
	Pages       int64  `json:"pages,omitempty"`
	MediaType   string `json:"mediaType,omitempty"`
	Size        int64  `json:"size"` // bytes
	SHA256      string `json:"sha256,omitempty"`
	SM3         string `json:"sm3,omitempty"`
	Restricted  bool   `json:"restricted"`       // identity papers and third-party material (复议法 47)
	Path        string `json:"path,omitempty"`   // within the bag; empty when it is not in this copy
	Absent      string `json:"absent,omitempty"` // why it is not in this copy, in Chinese
	Page        int64  `json:"page,omitempty"`   // where it begins in the PDF of the case file
}

// Text writes the JSON.
func (c Catalogue) Text() ([]byte, error) {
	text, err := json.MarshalIndent(c, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write catalogue: %w", err)
	}
	return append(text, '\n'), nil
}
