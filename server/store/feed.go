package store

import (
	"context"
	"fmt"

	"disclosure/ent"
	"disclosure/ent/feed"
)

// CreateFeed keeps the hash of the secret of a member of staff's feed; an earlier one ends.
func (t *Tx) CreateFeed(organ, login string, tokenHash []byte) error {
	_, err := t.RevokeFeed(organ, login)
	if err == nil {
		err = t.ent.Feed.Create().SetOrgan(organ).SetLogin(login).SetTokenHash(tokenHash).SetCreateTime(t.now).Exec(t.ctx)
	}
	if err != nil {
		return fmt.Errorf("create feed: %w", err)
	}
	return nil
}

// RevokeFeed ends the feed of a member of staff, and says whether there was one.
func (t *Tx) RevokeFeed(organ, login string) (bool, error) {
	n, err := t.ent.Feed.Update().Where(feed.Organ(organ), feed.Login(login), feed.RevokedTimeIsNil()).
		SetRevokedTime(t.now).Save(t.ctx)
	if err != nil {
		return false, fmt.Errorf("revoke feed: %w", err)
	}
	return n > 0, nil
}

// FeedOwner gives the organ and login of the feed with a secret; empty when there is none or it was revoked.
func (s *Store) FeedOwner(ctx context.Context, tokenHash []byte) (organ, login string, err error) {
	r, err := s.read.ent.Feed.Query().Where(feed.TokenHash(tokenHash), feed.RevokedTimeIsNil()).Only(ctx)
	if ent.IsNotFound(err) {
		return "", "", nil
	}
	if err != nil {
		return "", "", fmt.Errorf("load feed: %w", err)
	}
	return r.Organ, r.Login, nil
}
