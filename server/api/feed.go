package api

import (
	"context"
	"slices"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/identity"
	"disclosure/server/store"
)

// FeedPath is where the feeds lie; the secret and FeedEnding follow.
const (
	FeedPath   = "/feeds/"
	FeedEnding = ".ics"
)

func (s *signIns) CreateFeed(ctx context.Context, _ *pb.CreateFeedRequest) (*pb.CreateFeedResponse, error) {
	c := identity.CallerFrom(ctx)
	token := identity.NewToken()
	err := s.feedAct(ctx, "CreateFeed", func(tx *store.Tx) error {
		return tx.CreateFeed(c.Organ, c.Login, identity.HashToken(token))
	})
	if err != nil {
		return nil, err
	}
	return &pb.CreateFeedResponse{Path: FeedPath + token + FeedEnding}, nil
}

func (s *signIns) RevokeFeed(ctx context.Context, _ *pb.RevokeFeedRequest) (*pb.RevokeFeedResponse, error) {
	c := identity.CallerFrom(ctx)
	out := &pb.RevokeFeedResponse{}
	err := s.feedAct(ctx, "RevokeFeed", func(tx *store.Tx) error {
		revoked, err := tx.RevokeFeed(c.Organ, c.Login)
		out.Revoked = revoked
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func (s *signIns) feedAct(ctx context.Context, method string, fn func(*store.Tx) error) error {
	_, err := s.Store.Act(ctx, store.Act{Method: method, Actor: identity.CallerFrom(ctx).Actor()},
		func(tx *store.Tx) (proto.Message, error) { return nil, fn(tx) })
	return err
}

// mostFeedItems bounds a feed.
const mostFeedItems = 1000

// Feeds answers the secret addresses; the HTTP of it lies above.
type Feeds struct{ desk }

// NewFeeds makes the feeds of a service.
func NewFeeds(c Config) *Feeds { return &Feeds{desk{c}} }

// Text gives the calendar of a secret; nil when nobody holds it. A mistyped, unknown or revoked secret and a disabled account
// are all the same to the outside.
func (f *Feeds) Text(ctx context.Context, token string) ([]byte, error) {
	if !identity.ValidToken(token) {
		return nil, nil
	}
	organ, login, err := f.Store.FeedOwner(ctx, identity.HashToken(token))
	if err != nil || organ == "" {
		return nil, err
	}
	st, err := f.Store.Staff(ctx, organ, login)
	if err != nil || st.Disabled {
		return nil, err
	}
	g, err := f.gauge(ctx, organ)
	if err != nil {
		return nil, err
	}
	var all []store.Due
	for _, handler := range feedHandlers(st) {
		rows, _, err := f.Store.ListDue(ctx, store.DueQuery{Organ: organ, Handler: handler, Today: g.today, Limit: mostFeedItems})
		if err != nil {
			return nil, err
		}
		all = append(all, rows...)
	}
	return calendarText(st.DisplayName, all, g, f.Now()), nil
}

// feedHandlers says whose due dates a member of staff sees: who leads or supervises sees all, the front desk also those that
// nobody handles yet, everybody his own.
func feedHandlers(st store.Staff) []string {
	has := func(r pb.Role) bool { return slices.Contains(st.Roles, r) }
	if has(pb.Role_ROLE_DISCLOSURE_HEAD) || has(pb.Role_ROLE_SUPERVISOR) {
		return []string{""}
	}
	own := []string{casework.StaffName(st.Organ, st.Login)}
	if has(pb.Role_ROLE_FRONT_DESK) {
		own = append(own, "-")
	}
	return own
}
