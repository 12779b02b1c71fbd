package casefile

import (
	"context"
	"fmt"
	"io"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casefile/verify"
	"disclosure/server/notice"
)

// The volumes of the file.
const (
	volumeName     = verify.PDFPath
	restrictedName = verify.RestrictedPath
)

// volumes makes the volumes and hands them to take. The restricted one is bound first, since the contents of the other name its
// pages; it is there only in a full copy, and only if there is something in it.
func (c Content) volumes(ctx context.Context, list []*paper, take func(path string, r io.ReadSeeker) error) error {
	main, restricted := c.sheets()
	for _, p := range list {
		if p.restricted {
			restricted = append(restricted, &part{place: p.place, paper: p})
		} else {
			main = append(main, &part{place: p.place, paper: p})
		}
	}
	main, restricted = papersFirst(main), papersFirst(restricted)
	apart := c.Variant == pb.CaseFileVariant_CASE_FILE_VARIANT_FULL && len(restricted) > 0
	if apart {
		err := c.volume(ctx, restrictedName, "政府信息公开申请卷宗（附卷）", c, restricted, nil, take)
		if err != nil {
			return err
		}
	}
	return c.volume(ctx, volumeName, "政府信息公开申请卷宗", c.public(), main, restricted, take)
}

// papersFirst puts papers before sheets, so that sheets stand at the end of their place.
func papersFirst(list []*part) []*part {
	var papers, sheets []*part
	for _, p := range list {
		if p.paper != nil {
			papers = append(papers, p)
		} else {
			sheets = append(sheets, p)
		}
	}
	return inOrder(append(papers, sheets...))
}

// volume binds one volume in a scratch file, since its length must be known before it is sent.
func (c Content) volume(ctx context.Context, name, title string, view Content, list, apart []*part, take func(string, io.ReadSeeker) error) error {
	f, err := c.Scratch()
	if err != nil {
		return err
	}
	defer f.Close()
	view.Variant = c.Variant
	err = view.bind(ctx, f, title+" "+c.Case.Number, list,
		func(b *binder) []*notice.Document { return []*notice.Document{b.cover(title), b.contents(apart)} },
		func(b *binder) *notice.Document { return b.closing(apart) })
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	_, err = f.Seek(0, io.SeekStart)
	if err != nil {
		return err
	}
	return take(name, f)
}
