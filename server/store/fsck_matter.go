package store

import (
	"disclosure/ent/matterstep"
)

// matters compares every matter with its steps, and notes its number as in use.
func (f *fsck) matters() error {
	const table = "matters"
	rows, err := f.ent.Matter.Query().All(f.ctx)
	if err != nil {
		return err
	}
	type stand struct {
		n      int64
		result int32
	}
	steps := map[caseKey]stand{}
	all, err := f.ent.MatterStep.Query().Order(matterstep.ByID()).All(f.ctx)
	if err != nil {
		return err
	}
	for _, s := range all {
		k := caseKey{s.Organ, s.Number}
		at := steps[k]
		at.n++
		if at.n != s.Step || at.result != 0 {
			f.differ(s.Organ, s.Number, "matter_steps", "step", "step %d does not follow", s.Step)
		}
		at.result = s.Result
		steps[k] = at
	}
	for _, r := range rows {
		k := caseKey{r.Organ, r.Number}
		f.use(seriesKey{r.Organ, matterSeries, r.Year}, r.Sequence)
		if steps[k].n != r.Version {
			f.differ(r.Organ, r.Number, table, "version", "is %d, there are %d steps", r.Version, steps[k].n)
		}
		if steps[k].result != r.Result {
			f.differ(r.Organ, r.Number, table, "result", "is %d, by the steps %d", r.Result, steps[k].result)
		}
		delete(steps, k)
	}
	for k := range steps {
		f.differ(k.organ, k.number, "matter_steps", "", "the matter is missing")
	}
	return nil
}
