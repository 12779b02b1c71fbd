package api

import (
	"cmp"
	"fmt"
	"slices"

	"google.golang.org/protobuf/types/known/timestamppb"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
	"disclosure/server/store"
)

// yearsInUse are the years in force and those that wait, the latest first. A year that comes with the program is left out when
// an import has taken its place.
func yearsInUse(imported []store.CalendarYear, embedded *calendar.Calendar) []*pb.CalendarYear {
	var all []*pb.CalendarYear
	replaced := map[int]bool{}
	for _, y := range imported {
		switch y.State {
		case pb.CalendarYearState_CALENDAR_YEAR_STATE_ACTIVE:
			replaced[y.Year.Year] = replaced[y.Year.Year] || !y.Year.Regional
			all = append(all, importedYear(y))
		case pb.CalendarYearState_CALENDAR_YEAR_STATE_PROPOSED:
			all = append(all, importedYear(y))
		}
	}
	for _, n := range embedded.Years() {
		if y, _ := embedded.Year(n); !replaced[n] {
			all = append(all, yearView(y, pb.CalendarYearState_CALENDAR_YEAR_STATE_EMBEDDED))
		}
	}
	slices.SortStableFunc(all, func(a, b *pb.CalendarYear) int { return -cmp.Compare(a.Year, b.Year) })
	return all
}

// importedYear is an import as the API shows it.
func importedYear(y store.CalendarYear) *pb.CalendarYear {
	v := yearView(y.Year, y.State)
	v.Name = fmt.Sprintf("%s/calendarYears/%d", casework.OrganName(y.Organ), y.Number)
	v.Remarks, v.ImportedBy, v.ActivatedBy = y.Remarks, y.ImportedBy, y.ActivatedBy
	v.CreateTime = timestamppb.New(y.CreateTime)
	v.ToRecount, v.Recounted, v.Moved = y.ToRecount, y.Recounted, y.Moved
	return v
}

func yearView(y calendar.Year, state pb.CalendarYearState) *pb.CalendarYear {
	v := &pb.CalendarYear{
		Year: int32(y.Year), State: state, Notice: y.Notice, NoticeOn: y.NoticeDate.String(), Regional: y.Regional,
		Explanation: y.Explanation,
	}
	if !y.Regional {
		v.WorkingDays = int32(y.WorkingDays())
	}
	for _, d := range y.Off {
		v.Off = append(v.Off, d.String())
	}
	for _, d := range y.Work {
		v.Work = append(v.Work, d.String())
	}
	return v
}
