package tracker

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"disclosure/server/calendar"
	"disclosure/server/store"
)

// TestWebhookIsRetriedUnderOneKey answers badly twice, then takes the message.
func TestWebhookIsRetriedUnderOneKey(t *testing.T) {
	keys := map[string]int{}
	calls := 0
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var m Message
		err := json.NewDecoder(r.Body).Decode(&m)
		if err != nil || m.ID != r.Header.Get("Idempotency-Key") || m.DueOn != "2026-03-30" || m.Recipient != "li" || r.URL.Path != "/hook" {
			t.Errorf("%v: %s %+v", err, r.URL.Path, m)
		}
		keys[m.ID]++
		calls++
		switch calls {
		case 1:
			w.WriteHeader(http.StatusInternalServerError)
		case 2:
			http.Redirect(w, r, "/elsewhere", http.StatusTemporaryRedirect)
		}
	}))
	defer web.Close()
	now := at("2026-03-23 10:00")()
	dir := t.TempDir()
	clock := func() time.Time { return now }
	s := openStore(t, dir, clock)
	office(t, s, func(o *store.Organ) { o.WebhookURL = web.URL + "/hook" })
	register(t, s, calendar.MustParse("2026-03-02"))
	for range 6 { // a server that is started anew each time
		New(Config{Store: s, Now: clock, Log: quiet, Owner: now.String(), Webhook: NewPoster(nil)}).Round(t.Context())
		err := s.Close()
		if err != nil {
			t.Fatal(err)
		}
		now = now.Add(10 * time.Minute)
		s = openStore(t, dir, clock)
	}
	defer s.Close()
	if calls != 3 || len(keys) != 1 {
		t.Errorf("%d calls, keys %v", calls, keys)
	}
}

func TestWebhookAddresses(t *testing.T) {
	for address, want := range map[string]bool{
		"https://example.com/hook":       true,
		"http://127.0.0.1:8080/hook":     true,
		"http://[::1]/hook":              true,
		"http://localhost/hook":          true,
		"http://example.com/hook":        false,
		"http://localhost.example.com/":  false,
		"https://user:word@example.com/": false,
		"ftp://127.0.0.1/":               false,
		"https://":                       false,
		"":                               false,
	} {
		if allowed(address) != want {
			t.Errorf("%q: want %v", address, want)
		}
	}
	err := NewPoster(nil).Send(t.Context(), "http://example.com/", sample)
	if err == nil {
		t.Error("posted in the clear")
	}
}
