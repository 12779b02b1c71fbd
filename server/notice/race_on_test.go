//go:build race

package notice

// raceOn says that the race detector is in: it slows down what it watches, so speed is not judged.
const raceOn = true
