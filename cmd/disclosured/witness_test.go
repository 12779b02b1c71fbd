package main

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"disclosure/server/record"
)

func TestWitnessCommand(t *testing.T) {
	dir := t.TempDir()
	now := time.Now()
	ring, err := record.NewKeyring("disclosure/yangli", now)
	if err != nil {
		t.Fatal(err)
	}
	keys := filepath.Join(dir, "yangli.pub")
	err = os.WriteFile(keys, ring.Text(), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	s, code := &screen{}, make(chan int, 1)
	go func() {
		code <- run(ctx, commands, strings.Fields("witness --listen 127.0.0.1:0 --name witness.example/county --dir "+dir+" --log "+keys), s, s)
	}()
	for range 500 {
		if strings.Contains(s.String(), "http://") {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	var edge record.Edge
	edge, _, err = edge.Append([]byte("leaf"))
	if err != nil {
		t.Fatal(err)
	}
	note, err := ring.Sign(record.Checkpoint{Origin: "disclosure/yangli", Size: 1, Root: edge.Root(), Time: now.Truncate(time.Second)})
	if err != nil {
		t.Fatal(err)
	}
	body := string(record.Submission{Checkpoint: note}.Text())
	res, err := http.Post(find(t, s.String(), `(http://\S+)`)+"/add-checkpoint", "text/plain", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusOK {
		t.Errorf("%s", res.Status)
	}
	stop()
	if c := <-code; c != 0 {
		t.Errorf("exit code %d: %s", c, s)
	}
	for _, line := range []string{
		"witness", "witness --dir " + dir, "witness --dir " + dir + " --log " + dir, "witness --dir " + dir + "/x --log " + keys,
		"admin rotate-key --organ-code yangli --dir " + dir,
	} {
		if text, c := typed(t, line); c == 0 {
			t.Errorf("%s: %s", line, text)
		}
	}
}
