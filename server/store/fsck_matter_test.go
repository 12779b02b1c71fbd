package store

import (
	"os"
	"path/filepath"
	"testing"

	pb "disclosure/proto/disclosure/v1"
)

// withLetter registers a request for correction, answers it by letter and closes it.
func withLetter(t *testing.T, s *Store) {
	t.Helper()
	file := blob(t, s, 1, "告知书")
	mustDo(t, s, func(tx *Tx) error {
		m, err := tx.CreateMatter(Matter{
			Organ: "yangli", Kind: pb.MatterKind_MATTER_KIND_CORRECTION, Applicant: "甲", ReceivedOn: "2026-03-02", Content: "更正生日",
		}, desk)
		if err != nil {
			return err
		}
		n, err := tx.NextNumber("yangli", "letters", 2026)
		if err != nil {
			return err
		}
		err = tx.BookNumber(NumberEntry{
			Organ: "yangli", Series: "letters", Year: 2026, N: n, DocNumber: "样政更〔2026〕1号", CaseNumber: MatterPlace(m.Number),
		})
		if err != nil {
			return err
		}
		m, err = tx.IssueMatterNotice(m, desk, MatterNotice{
			Kind: pb.NoticeKind_NOTICE_KIND_CORRECTION, DocNumber: "样政更〔2026〕1号", IssuedOn: "2026-03-02", SHA256: file.Sha256, Size: file.SizeBytes,
			Pages: 1, Template: "x", TemplateSHA256: file.Sha256, Text: "告知书",
		})
		if err != nil {
			return err
		}
		_, err = tx.AddMatterStep(m, desk, "已更正", pb.MatterResult_MATTER_RESULT_CORRECTED)
		return err
	})
}

func TestFsckFindsTamperedMatters(t *testing.T) {
	for _, x := range []struct{ statement, finds string }{
		{"UPDATE matters SET version = 2", "2026-0001: matters.version: is 2, there are 3 steps"},
		{"UPDATE matters SET result = 2", "2026-0001: matters.result"},
		{"DELETE FROM matters", "2026-0001: matter_steps.: the matter is missing"},
		{"DELETE FROM matter_steps WHERE step = 2", "2026-0001: matter_steps.step: step 3 does not follow"},
		{"DELETE FROM matter_notices", "matters/2026-0001: notice_numbers.doc_number: no notice carries"},
		{"UPDATE matter_notices SET void_reason = '错'", "matters/2026-0001: notice_numbers.void_reason"},
		{"UPDATE matter_notices SET number = '2026-0002'", "matters/2026-0002: notice_numbers.case_number"},
		{"UPDATE matter_notices SET size_bytes = 1", "2026-0001: matter_notices.sha256"},
		{"DELETE FROM notice_numbers", "matters/2026-0001: notice_numbers.doc_number"},
		{"UPDATE counters SET next_number = 1 WHERE series = 'matter'", "counters.next_number"},
	} {
		t.Run(x.statement, func(t *testing.T) {
			dir := t.TempDir()
			s := openDir(t, dir)
			withLetter(t, s)
			clean(t, s)
			db := rawDB(t, dir)
			for _, q := range []string{"DROP TRIGGER matter_steps_no_delete", x.statement} {
				_, err := db.Exec(q)
				if err != nil {
					t.Fatal(err)
				}
			}
			wantDifference(t, s, x.finds)
		})
	}
}

func TestFsckReadsFilesOfMatters(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	withLetter(t, s)
	files, err := filepath.Glob(filepath.Join(dir, "blobs", "??", "*"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	err = os.WriteFile(files[0], []byte("告知信"), 0o600) // as long as before
	if err != nil {
		t.Fatal(err)
	}
	wantDifference(t, s, "2026-0001: matter_notices.sha256: the file of letter 1")
}
