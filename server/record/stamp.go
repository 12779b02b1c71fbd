package record

import (
	"bytes"
	"crypto"
	"crypto/rand"
	"crypto/sha256"
	_ "crypto/sha512" // authorities may answer with it
	"crypto/x509"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"time"

	"github.com/digitorus/pkcs7"
	"github.com/digitorus/timestamp"
)

// Stamp is what a time-stamping authority said (RFC 3161): it saw the digest of these bytes at this time.
type Stamp struct {
	Time      time.Time
	Authority string // subject of its certificate
	Serial    string // of the token, decimal
	Trusted   bool   // its certificate leads to one that the verifier trusts
}

// Stamped gives the bytes of a signed checkpoint that a time stamp covers: the note with the lines of the log, without those of
// witnesses, which may come later.
func Stamped(note []byte) ([]byte, error) {
	body, err := noteBody(note)
	if err != nil {
		return nil, err
	}
	origin, _, _ := strings.Cut(string(body), "\n")
	out := append(bytes.Clone(body), '\n')
	for line := range bytes.Lines(note[len(out):]) {
		if bytes.HasPrefix(line, []byte("— "+origin+" ")) {
			out = append(out, line...)
		}
	}
	return out, nil
}

// StampRequest is what is asked of an authority.
type StampRequest struct {
	Query []byte // TimeStampReq in DER
	data  []byte
	nonce *big.Int
}

// NewStampRequest asks for a time stamp of data by its SHA-256, with a number that no older answer can hold, and for the certificate.
func NewStampRequest(data []byte) (StampRequest, error) {
	nonce, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 63))
	if err != nil {
		return StampRequest{}, fmt.Errorf("ask for time stamp: %w", err)
	}
	sum := sha256.Sum256(data)
	query, err := (&timestamp.Request{HashAlgorithm: crypto.SHA256, HashedMessage: sum[:], Certificates: true, Nonce: nonce}).Marshal()
	if err != nil {
		return StampRequest{}, fmt.Errorf("ask for time stamp: %w", err)
	}
	return StampRequest{query, data, nonce}, nil
}

// Check checks the answer to the request, which must be fresh.
func (r StampRequest) Check(response []byte, roots *x509.CertPool) (Stamp, error) {
	s, nonce, err := checkStamp(response, r.data, roots)
	if err != nil {
		return Stamp{}, err
	}
	if nonce == nil || nonce.Cmp(r.nonce) != 0 {
		return Stamp{}, errors.New("check time stamp: it answers another request")
	}
	return s, nil
}

// CheckStamp checks a TimeStampResp in DER: it must be for data, signed by a certificate for time stamps which it carries and, if roots
// are given, leads to one of them and was good at the time of the stamp. It works offline and at any later time.
func CheckStamp(response, data []byte, roots *x509.CertPool) (Stamp, error) {
	s, _, err := checkStamp(response, data, roots)
	return s, err
}

func checkStamp(response, data []byte, roots *x509.CertPool) (s Stamp, nonce *big.Int, err error) {
	defer func() { // the parsers of ASN.1 read what strangers wrote
		if cause := recover(); cause != nil {
			err = errors.New("check time stamp: it cannot be read")
		}
		if err != nil {
			err = fmt.Errorf("check time stamp: %w", err)
		}
	}()
	if len(response) > maxNote {
		return Stamp{}, nil, errors.New("it is too large")
	}
	t, err := timestamp.ParseResponse(response) // and checks the signature
	if err != nil {
		return Stamp{}, nil, err
	}
	err = imprints(t, data)
	if err != nil {
		return Stamp{}, nil, err
	}
	signer, err := stampSigner(t, roots)
	if err != nil {
		return Stamp{}, nil, err
	}
	return Stamp{t.Time.UTC(), signer.Subject.String(), t.SerialNumber.String(), roots != nil}, t.Nonce, nil
}

// imprints says whether a stamp is for data.
func imprints(t *timestamp.Timestamp, data []byte) error {
	if !slices.Contains([]crypto.Hash{crypto.SHA256, crypto.SHA384, crypto.SHA512}, t.HashAlgorithm) {
		return errors.New("its digest is too weak")
	}
	h := t.HashAlgorithm.New()
	h.Write(data)
	if !bytes.Equal(h.Sum(nil), t.HashedMessage) {
		return errors.New("it is for something else")
	}
	return nil
}

// stampSigner checks the certificate that signed a stamp.
func stampSigner(t *timestamp.Timestamp, roots *x509.CertPool) (*x509.Certificate, error) {
	p, err := pkcs7.Parse(t.RawToken)
	if err != nil {
		return nil, err
	}
	signer := p.GetOnlySigner()
	if signer == nil || !slices.Contains(signer.ExtKeyUsage, x509.ExtKeyUsageTimeStamping) {
		return nil, errors.New("it is not signed by one certificate for time stamps")
	}
	if roots == nil {
		return signer, nil
	}
	between := x509.NewCertPool()
	for _, c := range p.Certificates {
		between.AddCert(c)
	}
	return signer, p.VerifyWithOpts(x509.VerifyOptions{
		Roots: roots, Intermediates: between, CurrentTime: t.Time, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageTimeStamping},
	})
}
