package server

import (
	"context"

	"disclosure/server/anchor"
)

// Anchors says where signed checkpoints are taken, so that somebody outside holds them. All may be empty.
type Anchors struct {
	// Witnesses are other offices that cosign, "URL,NAME+HASH+KEY" each.
	Witnesses []string
	// AuthorityURL is a time-stamping authority (RFC 3161); AuthorityCA is the PEM file of the certificates by which its stamps are
	// checked. Both or none.
	AuthorityURL, AuthorityCA string
	// File gets the checkpoints of each day and of exports, one below the other.
	File string
}

func (s *Server) buildAnchors(context.Context) error {
	var err error
	s.anchor, err = anchor.New(anchor.Config{
		Store: s.store, Witnesses: s.Anchors.Witnesses, AuthorityURL: s.Anchors.AuthorityURL, AuthorityCA: s.Anchors.AuthorityCA,
		File: s.Anchors.File, Now: s.Now, Log: s.Log,
	})
	return err
}
