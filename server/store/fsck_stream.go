package store

import (
	"cmp"
	"database/sql"
	"strings"

	"disclosure/ent"
)

// caseWork is all that is stored of a case, side by side.
type caseWork struct {
	caseKey
	events    []eventRow
	lines     []*ent.CaseFile
	items     []storedItem
	documents []storedDocument
	dues      []storedDueOf
	retention []retentionRow
}

type (
	storedItem struct {
		item int32
		itemRow
	}
	storedDocument struct {
		number int32
		documentRow
	}
	storedDueOf struct {
		organ string // as the row says
		storedDue
	}
)

// batchOfCases is how many cases one goroutine takes at a time.
const batchOfCases = 64

// eachBatch reads all tables of the cases at once, each in the order of the cases: one query a table for the whole record instead
// of one a case.
func (f *fsck) eachBatch(give func([]caseWork) bool) error {
	r := &caseReader{f: f}
	defer r.close()
	r.open()
	var batch []caseWork
	for r.err == nil && r.events.ok {
		w := caseWork{caseKey: r.events.key}
		w.events = group(r, &r.events, w.caseKey)
		w.lines = group(r, &r.lines, w.caseKey)
		w.items = group(r, &r.items, w.caseKey)
		w.documents = group(r, &r.documents, w.caseKey)
		w.dues = group(r, &r.dues, w.caseKey)
		w.retention = group(r, &r.retention, w.caseKey)
		batch = append(batch, w)
		if len(batch) == batchOfCases {
			if !give(batch) {
				return nil
			}
			batch = nil
		}
	}
	if r.err == nil && len(batch) > 0 {
		give(batch)
	}
	return r.err
}

// caseReader is the queries.
type caseReader struct {
	f         *fsck
	err       error
	events    cursor[eventRow]
	lines     cursor[*ent.CaseFile]
	items     cursor[storedItem]
	documents cursor[storedDocument]
	dues      cursor[storedDueOf]
	retention cursor[retentionRow]
}

// cursor is one query, and the row at which it stands.
type cursor[T any] struct {
	rows *sql.Rows
	scan func(*sql.Rows) (caseKey, T, error)
	key  caseKey
	row  T
	ok   bool
}

func (r *caseReader) open() {
	begin(r, &r.events, "SELECT organ, case_number, case_seq, kind, actor, record_time, leaf, salt, body "+
		"FROM events ORDER BY organ, case_number, case_seq", scanEventRow)
	begin(r, &r.lines, "SELECT organ, number, year, sequence, state, handler, applicant, applicant_category, channel, arrived_on, "+
		"received_on, due_on, due_status, subject, item_count, dispositions, answered_on, closed_on, version, registered_time, "+
		"updated_time FROM case_files ORDER BY organ, number", scanLine)
	begin(r, &r.items, "SELECT organ, number, item, disposition, drafter, reviewer, signer FROM case_items "+
		"ORDER BY organ, number, item", scanItem)
	begin(r, &r.documents, "SELECT organ, case_number, number, sha256, size_bytes, media_type, kind, title FROM documents "+
		"ORDER BY organ, case_number, number", scanDocument)
	begin(r, &r.dues, "SELECT f.organ, f.number, d.organ, d.id, d.reminded, "+dueColumns+" FROM "+dueOfLineSQL+
		" ORDER BY f.organ, f.number, d.id", scanDueOf)
	begin(r, &r.retention, "SELECT organ, case_number, class, keep_until, held, proposer, approver, destroyed_on FROM retentions "+
		"ORDER BY organ, case_number", scanRetention)
}

func (r *caseReader) close() {
	for _, rows := range []*sql.Rows{r.events.rows, r.lines.rows, r.items.rows, r.documents.rows, r.dues.rows, r.retention.rows} {
		if rows != nil {
			rows.Close()
		}
	}
}

func begin[T any](r *caseReader, c *cursor[T], query string, scan func(*sql.Rows) (caseKey, T, error)) {
	if r.err != nil {
		return
	}
	c.rows, r.err = r.f.sql.QueryContext(r.f.ctx, query)
	c.scan = scan
	advance(r, c)
}

func advance[T any](r *caseReader, c *cursor[T]) {
	if r.err != nil {
		return
	}
	c.ok = c.rows.Next()
	if !c.ok {
		r.err = c.rows.Err()
		return
	}
	c.key, c.row, r.err = c.scan(c.rows)
}

// group takes the rows of a case. Rows of cases that have no events are passed over; strayRows names them.
func group[T any](r *caseReader, c *cursor[T], k caseKey) []T {
	var rows []T
	for r.err == nil && c.ok {
		switch order := cmp.Or(strings.Compare(c.key.organ, k.organ), strings.Compare(c.key.number, k.number)); {
		case order > 0:
			return rows
		case order == 0:
			rows = append(rows, c.row)
		}
		advance(r, c)
	}
	return rows
}

func scanEventRow(rows *sql.Rows) (k caseKey, r eventRow, err error) {
	err = rows.Scan(&r.organ, &r.number, &r.caseSeq, &r.kind, &r.actor, &r.time, &r.leaf, &r.salt, &r.content)
	return caseKey{r.organ, r.number}, r, err
}

func scanLine(rows *sql.Rows) (caseKey, *ent.CaseFile, error) {
	r := &ent.CaseFile{}
	err := rows.Scan(&r.Organ, &r.Number, &r.Year, &r.Sequence, &r.State, &r.Handler, &r.Applicant, &r.ApplicantCategory, &r.Channel,
		&r.ArrivedOn, &r.ReceivedOn, &r.DueOn, &r.DueStatus, &r.Subject, &r.ItemCount, &r.Dispositions, &r.AnsweredOn, &r.ClosedOn,
		&r.Version, &r.RegisteredTime, &r.UpdatedTime)
	return caseKey{r.Organ, r.Number}, r, err
}

func scanItem(rows *sql.Rows) (k caseKey, r storedItem, err error) {
	err = rows.Scan(&k.organ, &k.number, &r.item, &r.disposition, &r.drafter, &r.reviewer, &r.signer)
	return k, r, err
}

func scanDocument(rows *sql.Rows) (k caseKey, r storedDocument, err error) {
	err = rows.Scan(&k.organ, &k.number, &r.number, &r.sha256, &r.size, &r.mediaType, &r.kind, &r.title)
	return k, r, err
}

func scanDueOf(rows *sql.Rows) (k caseKey, r storedDueOf, err error) {
	err = rows.Scan(&k.organ, &k.number, &r.organ, &r.id, &r.reminded, &r.dueOn, &r.status, &r.missingYear,
		&r.explanation, &r.article, &r.owes, &r.handler, &r.asOf, &r.rolling)
	return k, r, err
}

func scanRetention(rows *sql.Rows) (k caseKey, r retentionRow, err error) {
	err = rows.Scan(&k.organ, &k.number, &r.class, &r.keepUntil, &r.held, &r.proposer, &r.approver, &r.destroyed)
	return k, r, err
}
