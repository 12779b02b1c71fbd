package server

import (
	"os"
	"runtime/debug"
)

// gcPercent lets the heap grow to five times what lives before it is swept. The live heap is some tens of megabytes, and a
// registration is mostly short-lived memory: sweeping less often is worth a tenth of the processor.
const gcPercent = 400

// TuneMemory sets the collector for a process that is this service and nothing else. GOGC in the environment goes first.
func TuneMemory() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
}
