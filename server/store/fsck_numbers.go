package store

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"io"
	"io/fs"
	"path"

	"disclosure/ent"
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
)

// number notes a registration number in use.
func (f *fsck) number(r *ent.CaseFile) { f.use(seriesKey{r.Organ, caseSeries, r.Year}, r.Sequence) }

// use notes a number of a series in use.
func (f *fsck) use(k seriesKey, n int) {
	if f.last[k] == nil {
		f.last[k] = map[int]bool{}
	}
	f.last[k][n] = true
}

// notice notes a 文号 in use, as the book should have it.
func (f *fsck) notice(c *casework.Case, n *pb.Notice) {
	if n.Number == "" {
		return
	}
	e := NumberEntry{Organ: c.Organ, DocNumber: n.Number, CaseNumber: c.Number}
	if n.State == pb.NoticeState_NOTICE_STATE_VOID {
		e.VoidReason = n.Failure
	}
	f.notices[noticeKey{c.Organ, n.Number}] = e
}

// numberBook compares the book with the notices of all cases.
func (f *fsck) numberBook() error {
	const table = "notice_numbers"
	rows, err := f.ent.NoticeNumber.Query().All(f.ctx)
	if err != nil {
		return err
	}
	for _, r := range rows {
		have := numberEntry(r)
		f.use(seriesKey{r.Organ, r.Series, r.Year}, r.N)
		k := noticeKey{r.Organ, r.DocNumber}
		want, used := f.notices[k]
		delete(f.notices, k)
		switch {
		case !used:
			f.differ(r.Organ, r.CaseNumber, table, "doc_number", "no notice carries %s", r.DocNumber)
		case want.CaseNumber != have.CaseNumber:
			f.differ(r.Organ, want.CaseNumber, table, "case_number", "%s is booked for %s", r.DocNumber, have.CaseNumber)
		case want.VoidReason != have.VoidReason:
			f.differ(r.Organ, r.CaseNumber, table, "void_reason", "that of %s is not what the events say", r.DocNumber)
		}
	}
	for k, e := range f.notices {
		f.differ(k.organ, e.CaseNumber, table, "doc_number", "%s is not in the book", k.docNumber)
	}
	return nil
}

// counters compares each counter with the numbers in use: all up to the last taken one, and none beyond.
func (f *fsck) counters() error {
	next := map[seriesKey]int{}
	err := f.each("SELECT organ, series, year, next_number FROM counters", func(rows *sql.Rows) error {
		var k seriesKey
		var n int
		err := rows.Scan(&k.organ, &k.series, &k.year, &n)
		next[k] = n
		if f.last[k] == nil {
			f.last[k] = map[int]bool{}
		}
		return err
	})
	for k, used := range f.last {
		f.counter(k, max(next[k], 1), used)
	}
	return err
}

func (f *fsck) counter(k seriesKey, next int, used map[int]bool) {
	for n := 1; n < next; n++ {
		if !used[n] {
			f.differ(k.organ, "", "counters", "next_number", "%s %d: number %d was taken and is not in use", k.series, k.year, n)
		}
	}
	for n := range used {
		if n >= next {
			f.differ(k.organ, "", "counters", "next_number", "%s %d: is %d, but number %d is in use", k.series, k.year, next, n)
		}
	}
}

// blob checks the file of a document, each digest once.
func (f *fsck) blob(c *casework.Case, number int, d documentRow) {
	sound, seen := f.blobs.Load(d.sha256)
	if !seen {
		sound = f.soundBlob(d.sha256)
		f.blobs.Store(d.sha256, sound)
	}
	if sound == false || f.store.statBlob(d.sha256, d.size) != nil {
		f.differ(c.Organ, c.Number, "documents", "sha256", "the file of document %d is missing or damaged", number)
	}
}

// soundBlob reads a file and compares its digest with its name.
func (f *fsck) soundBlob(sum string) bool {
	file, err := f.store.OpenBlob(sum)
	if err != nil {
		return false
	}
	defer file.Close()
	h := sha256.New()
	_, err = io.Copy(h, file)
	return err == nil && hex.EncodeToString(h.Sum(nil)) == sum
}

// orphans counts the files that no document names.
func (f *fsck) orphans() error {
	return fs.WalkDir(f.store.blobs.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Dir(name) == blobTemp {
			return err
		}
		if _, named := f.blobs.Load(path.Base(name)); !named {
			f.report.OrphanBlobs++
		}
		return nil
	})
}
