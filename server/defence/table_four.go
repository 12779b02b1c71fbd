package defence

import (
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/law"
)

// tracks are the blocks of table four; a complaint belongs to none.
var tracks = map[pb.ProceedingKind]law.Track{
	pb.ProceedingKind_PROCEEDING_KIND_RECONSIDERATION_ORDINARY:   law.TrackReconsideration,
	pb.ProceedingKind_PROCEEDING_KIND_RECONSIDERATION_SIMPLIFIED: law.TrackReconsideration,
	pb.ProceedingKind_PROCEEDING_KIND_SUIT_DIRECT:                law.TrackSuitDirect,
	pb.ProceedingKind_PROCEEDING_KIND_SUIT_AFTER_RECONSIDERATION: law.TrackSuitAfter,
}

// TableFour adds the proceedings of a case to table four of a year. What was decided in the year counts by its outcome; what had
// come by its end and was not decided by then is pending. No text says which day assigns a proceeding to a year: this is the
// reading under which the table of each year can be drawn up from what is known at its end.
func TableFour(table *law.TableFour, c *casework.Case, year int) {
	for _, p := range c.Proceedings {
		track, ok := tracks[p.Kind]
		if !ok || day(p.PapersOn).Year > year {
			continue
		}
		outcome := law.OutcomeOpen
		if d := p.Decision; d != nil {
			decided := day(d.DecidedOn).Year
			if decided < year {
				continue
			}
			if decided == year {
				outcome = law.Outcome(p.Outcome - 1)
			}
		}
		table[track][outcome]++
		table[track][law.OutcomeTotal]++
	}
}
