package store

import (
	"context"
	"fmt"
	"time"

	"disclosure/ent"
	"disclosure/ent/matternotice"
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/fault"
)

// MatterNotice is a letter about a matter, frozen when it was issued.
type MatterNotice struct {
	N                        int // within the matter, from 1
	Kind                     pb.NoticeKind
	DocNumber, IssuedOn      string
	SHA256                   string
	Size                     int64
	Pages                    int
	Template, TemplateSHA256 string
	Text                     string // as printed
	VoidReason               string // empty while it stands
}

// MatterPlace is what the number book calls a matter where it names a case.
func MatterPlace(number string) string { return "matters/" + number }

// IssueMatterNotice writes a letter whose number is in the book, and a step that says so.
func (t *Tx) IssueMatterNotice(m Matter, actor casework.Actor, n MatterNotice) (Matter, error) {
	n.N = len(m.Notices) + 1
	err := t.ent.MatterNotice.Create().SetOrgan(m.Organ).SetNumber(m.Number).SetN(n.N).SetKind(int32(n.Kind)).SetDocNumber(n.DocNumber).
		SetIssuedOn(n.IssuedOn).SetSha256(n.SHA256).SetSizeBytes(n.Size).SetPages(n.Pages).SetTemplate(n.Template).
		SetTemplateSha256(n.TemplateSHA256).SetText(n.Text).SetActor(actor.Name).SetVoidReason("").
		SetRecordTime(t.now.Truncate(time.Microsecond)).Exec(t.ctx)
	if err != nil {
		return m, fmt.Errorf("issue letter of matter: %w", err)
	}
	return t.AddMatterStep(m, actor, "出具"+casework.NoticeWord(n.Kind)+" "+n.DocNumber, pb.MatterResult_MATTER_RESULT_UNSPECIFIED)
}

// VoidMatterNotice takes a letter back, with its number, and writes a step that says why.
func (t *Tx) VoidMatterNotice(m Matter, actor casework.Actor, n MatterNotice, reason string) (Matter, error) {
	err := t.ent.MatterNotice.Update().Where(matternotice.Organ(m.Organ), matternotice.Number(m.Number), matternotice.N(n.N)).
		SetVoidReason(reason).Exec(t.ctx)
	if err == nil {
		err = t.voidNumber(&casework.Case{Organ: m.Organ}, n.DocNumber, reason)
	}
	if err != nil {
		return m, fmt.Errorf("void letter of matter: %w", err)
	}
	text := "作废" + casework.NoticeWord(n.Kind) + " " + n.DocNumber + "：" + reason
	return t.AddMatterStep(m, actor, text, pb.MatterResult_MATTER_RESULT_UNSPECIFIED)
}

// Notice gives a letter of the matter, or the fault NOTICE_NOT_FOUND.
func (m Matter) Notice(n int) (MatterNotice, error) {
	if n < 1 || n > len(m.Notices) {
		return MatterNotice{}, fault.New(pb.ErrorReason_ERROR_REASON_NOTICE_NOT_FOUND, "事项 %s 没有第 %d 份文书。", m.Number, n).
			With("matter", m.Number)
	}
	return m.Notices[n-1], nil
}

// matterNotices reads the letters of matters of one organ.
func (v view) matterNotices(ctx context.Context, organ string, numbers []string) (map[string][]MatterNotice, error) {
	rows, err := v.ent.MatterNotice.Query().Where(matternotice.Organ(organ), matternotice.NumberIn(numbers...)).
		Order(matternotice.ByNumber(), matternotice.ByN()).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load letters of matters: %w", err)
	}
	of := map[string][]MatterNotice{}
	for _, r := range rows {
		of[r.Number] = append(of[r.Number], matterNoticeOf(r))
	}
	return of, nil
}

func matterNoticeOf(r *ent.MatterNotice) MatterNotice {
	return MatterNotice{
		N: r.N, Kind: pb.NoticeKind(r.Kind), DocNumber: r.DocNumber, IssuedOn: r.IssuedOn, SHA256: r.Sha256, Size: r.SizeBytes,
		Pages: r.Pages, Template: r.Template, TemplateSHA256: r.TemplateSha256, Text: r.Text, VoidReason: r.VoidReason,
	}
}

// matterLetters notes the numbers and files of the letters of all matters.
func (f *fsck) matterLetters() error {
	rows, err := f.ent.MatterNotice.Query().All(f.ctx)
	if err != nil {
		return err
	}
	for _, r := range rows {
		f.notices[noticeKey{r.Organ, r.DocNumber}] = NumberEntry{
			Organ: r.Organ, DocNumber: r.DocNumber, CaseNumber: MatterPlace(r.Number), VoidReason: r.VoidReason,
		}
		if !f.soundBlob(r.Sha256) || f.store.statBlob(r.Sha256, r.SizeBytes) != nil {
			f.differ(r.Organ, r.Number, "matter_notices", "sha256", "the file of letter %d is missing or damaged", r.N)
		}
		f.blobs.Store(r.Sha256, true)
	}
	return nil
}
