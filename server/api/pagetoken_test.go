package api

import (
	"errors"
	"testing"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

var tokenInvalid = fault.Of(pb.ErrorReason_ERROR_REASON_PAGE_TOKEN_INVALID)

func TestPageTokenBelongsToItsQuery(t *testing.T) {
	query := &pb.ListCasesRequest{Parent: "organs/yangli", PageSize: 50, DueBy: "2026-03-31"}
	token := encodeToken(query, []byte("2026-03-02|2026-0001"))

	query.PageToken, query.PageSize = token, 10 // both may differ from page to page
	cursor, err := decodeToken(query, token)
	if err != nil || string(cursor) != "2026-03-02|2026-0001" {
		t.Fatalf("%q, %v", cursor, err)
	}
	query.DueBy = "2026-04-01"
	_, err = decodeToken(query, token)
	if !errors.Is(err, tokenInvalid) {
		t.Errorf("other query: %v", err)
	}
	_, err = decodeToken(&pb.SearchCasesRequest{Parent: "organs/yangli"}, encodeToken(&pb.ListStaffRequest{Parent: "organs/yangli"}, []byte("x")))
	if !errors.Is(err, tokenInvalid) {
		t.Errorf("other method: %v", err)
	}
	if encodeToken(query, nil) != "" {
		t.Error("the last page has a token")
	}
}

func TestDamagedPageToken(t *testing.T) {
	query := &pb.ListStaffRequest{Parent: "organs/yangli"}
	token := encodeToken(query, []byte("wang"))
	for i := range token {
		damaged := []byte(token)
		damaged[i] ^= 1
		_, err := decodeToken(query, string(damaged))
		if !errors.Is(err, tokenInvalid) {
			t.Errorf("character %d: %v", i, err)
		}
	}
}

func FuzzPageToken(f *testing.F) {
	query := &pb.ListStaffRequest{Parent: "organs/yangli"}
	f.Add(encodeToken(query, []byte("wang")))
	f.Add("")
	f.Add("\nAahlXOUk0S9Qd2FuZw") // the decoder of the standard library skips line breaks
	f.Fuzz(func(t *testing.T, token string) {
		cursor, err := decodeToken(query, token)
		if err == nil && encodeToken(query, cursor) != token {
			t.Errorf("%q is read as %q, but not written so", token, cursor)
		}
	})
}
