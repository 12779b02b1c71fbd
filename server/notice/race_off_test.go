//go:build !race

package notice

// raceOn says that the race detector is in.
const raceOn = false
