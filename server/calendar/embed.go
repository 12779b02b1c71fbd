package calendar

import (
	"embed"
	"fmt"
	"path"
	"sync"
)

//go:embed data/*.json
var data embed.FS

// Embedded is the calendar that comes with the program. It panics if its own
// data is broken, which a test rules out.
func Embedded() *Calendar { return embedded() }

var embedded = sync.OnceValue(func() *Calendar {
	years, err := embeddedYears()
	if err != nil {
		panic(err)
	}
	c, err := New(years...)
	if err != nil {
		panic(err)
	}
	return c
})

func embeddedYears() ([]Year, error) {
	files, err := data.ReadDir("data")
	if err != nil {
		return nil, fmt.Errorf("list calendar data: %w", err)
	}
	var years []Year
	for _, f := range files {
		text, err := data.ReadFile(path.Join("data", f.Name()))
		if err != nil {
			return nil, fmt.Errorf("read calendar data: %w", err)
		}
		y, err := ParseYear(string(text))
		if err != nil {
			return nil, err
		}
		years = append(years, y)
	}
	return years, nil
}
