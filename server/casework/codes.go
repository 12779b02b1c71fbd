package casework

import (
	"fmt"

	pb "disclosure/proto/disclosure/v1"
)

// Code is the reply kind of a disposition, such as R12; the enum numbers are those of the reply kinds.
func Code(d pb.Disposition) string {
	if d == pb.Disposition_DISPOSITION_UNSPECIFIED {
		return ""
	}
	return fmt.Sprintf("R%d", d)
}
