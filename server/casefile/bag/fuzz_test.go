package bag

import (
	"bytes"
	"testing"
)

// Whatever comes in: no panic, and what is valid is written again just so.
func FuzzOpenZip(f *testing.F) {
	good := write(f, sampleFiles)
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add(pack([]file{{Manifest, "x"}, {BagInfo, "Export-Time: x"}}))
	f.Fuzz(func(t *testing.T, zip []byte) {
		if len(validate(zip)) == 0 && !bytes.Equal(pack(unpack(t, zip)), zip) {
			t.Error("valid, and not as it would be written")
		}
	})
}
