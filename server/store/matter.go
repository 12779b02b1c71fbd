package store

import (
	"context"
	"fmt"
	"time"

	entsql "entgo.io/ent/dialect/sql"

	"disclosure/ent"
	"disclosure/ent/matter"
	"disclosure/ent/matterstep"
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/fault"
)

// matterSeries is the counter of the numbers of matters.
const matterSeries = "matter"

// Matter is a request to correct records, or a complaint, with its steps.
type Matter struct {
	ID                 int
	Organ, Number      string
	Kind               pb.MatterKind
	Applicant, Contact string
	ReceivedOn         string
	Content            string
	About              string // resource name of a member of staff, or empty
	CaseNumber         string
	Steps              []MatterStep // the first is the registration
	Notices            []MatterNotice
	Result             pb.MatterResult
	Version            int64
	CreateTime         time.Time
}

// MatterStep is one step; one with a result closes the matter.
type MatterStep struct {
	On, Actor, Text string
	Result          pb.MatterResult
}

// CreateMatter takes the next number of the year and writes a matter into its register, with the registration as first step.
func (t *Tx) CreateMatter(m Matter, actor casework.Actor) (Matter, error) {
	year := t.Today().Year
	n, err := t.next(m.Organ, matterSeries, year)
	if err != nil {
		return m, err
	}
	m.Number, m.CreateTime = casework.Number(year, n), t.now
	err = t.ent.Matter.Create().SetOrgan(m.Organ).SetNumber(m.Number).SetYear(year).SetSequence(n).SetKind(int32(m.Kind)).
		SetApplicant(m.Applicant).SetContact(m.Contact).SetReceivedOn(m.ReceivedOn).SetContent(m.Content).SetAbout(m.About).
		SetCaseNumber(m.CaseNumber).SetResult(0).SetVersion(1).SetCreateTime(t.now).Exec(t.ctx)
	if err == nil {
		err = t.insertStep(m, 1, MatterStep{Actor: actor.Name, Text: "登记"})
	}
	if err != nil {
		return m, fmt.Errorf("register matter: %w", err)
	}
	return t.Matter(m.Organ, m.Number)
}

// AddMatterStep adds a step to a matter as it was read; one with a result closes it.
func (t *Tx) AddMatterStep(m Matter, actor casework.Actor, text string, result pb.MatterResult) (Matter, error) {
	n, err := t.ent.Matter.Update().Where(matter.Organ(m.Organ), matter.Number(m.Number), matter.Version(m.Version), matter.Result(0)).
		SetVersion(m.Version + 1).SetResult(int32(result)).Save(t.ctx)
	if err != nil {
		return m, fmt.Errorf("add step: %w", err)
	}
	if n != 1 {
		return m, stale("事项 " + m.Number + " ")
	}
	err = t.insertStep(m, m.Version+1, MatterStep{Actor: actor.Name, Text: text, Result: result})
	if err != nil {
		return m, fmt.Errorf("add step: %w", err)
	}
	return t.Matter(m.Organ, m.Number)
}

func (t *Tx) insertStep(m Matter, step int64, s MatterStep) error {
	return t.ent.MatterStep.Create().SetOrgan(m.Organ).SetNumber(m.Number).SetStep(step).SetOnDay(t.Today().String()).
		SetActor(s.Actor).SetText(s.Text).SetResult(int32(s.Result)).SetRecordTime(t.now).Exec(t.ctx)
}

// Matter gives a matter with its steps, or the fault CASE_NOT_FOUND.
func (t *Tx) Matter(organ, number string) (Matter, error) { return t.matter(t.ctx, organ, number) }

// Matter gives a matter with its steps, or the fault CASE_NOT_FOUND.
func (s *Store) Matter(ctx context.Context, organ, number string) (Matter, error) {
	return s.read.matter(ctx, organ, number)
}

func (v view) matter(ctx context.Context, organ, number string) (Matter, error) {
	r, err := v.ent.Matter.Query().Where(matter.Organ(organ), matter.Number(number)).Only(ctx)
	if ent.IsNotFound(err) {
		return Matter{}, fault.New(pb.ErrorReason_ERROR_REASON_CASE_NOT_FOUND, "没有找到事项 %s，请核对编号。", number).
			With("organ", organ).With("matter", number)
	}
	if err != nil {
		return Matter{}, fmt.Errorf("load matter: %w", err)
	}
	all, err := v.withSteps(ctx, []*ent.Matter{r})
	if err != nil {
		return Matter{}, err
	}
	return all[0], nil
}

// ListMatters gives matters of an organ, the newest first, those before the id below; 0 begins with the newest.
func (s *Store) ListMatters(ctx context.Context, organ string, kind pb.MatterKind, below, limit int) ([]Matter, error) {
	q := s.read.ent.Matter.Query().Where(matter.Organ(organ))
	if kind != 0 {
		q = q.Where(matter.Kind(int32(kind)))
	}
	if below > 0 {
		q = q.Where(matter.IDLT(below))
	}
	rows, err := q.Order(matter.ByID(entsql.OrderDesc())).Limit(limit).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("list matters: %w", err)
	}
	return s.read.withSteps(ctx, rows)
}

// withSteps reads the steps of matters of one organ.
func (v view) withSteps(ctx context.Context, rows []*ent.Matter) ([]Matter, error) {
	if len(rows) == 0 {
		return nil, nil
	}
	var numbers []string
	for _, r := range rows {
		numbers = append(numbers, r.Number)
	}
	steps, err := v.ent.MatterStep.Query().Where(matterstep.Organ(rows[0].Organ), matterstep.NumberIn(numbers...)).
		Order(matterstep.ByNumber(), matterstep.ByStep()).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load steps: %w", err)
	}
	of := map[string][]MatterStep{}
	for _, s := range steps {
		of[s.Number] = append(of[s.Number], MatterStep{On: s.OnDay, Actor: s.Actor, Text: s.Text, Result: pb.MatterResult(s.Result)})
	}
	letters, err := v.matterNotices(ctx, rows[0].Organ, numbers)
	if err != nil {
		return nil, err
	}
	all := make([]Matter, 0, len(rows))
	for _, r := range rows {
		m := matterOf(r)
		m.Steps, m.Notices = of[r.Number], letters[r.Number]
		all = append(all, m)
	}
	return all, nil
}

func matterOf(r *ent.Matter) Matter {
	return Matter{
		ID: r.ID, Organ: r.Organ, Number: r.Number, Kind: pb.MatterKind(r.Kind), Applicant: r.Applicant, Contact: r.Contact,
		ReceivedOn: r.ReceivedOn, Content: r.Content, About: r.About, CaseNumber: r.CaseNumber, Result: pb.MatterResult(r.Result),
		Version: r.Version, CreateTime: r.CreateTime.UTC(),
	}
}
