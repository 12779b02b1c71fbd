package volume_test

import (
	"bytes"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// encrypted makes a paper that opens only with a password.
func encrypted(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	err := api.Encrypt(bytes.NewReader(paper(t, "secret")), &b, model.NewAESConfiguration("user", "owner", 256))
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
