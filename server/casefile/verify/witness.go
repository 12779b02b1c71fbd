package verify

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"

	"disclosure/server/record"
)

// witnessed checks the cosignatures of witnesses under the checkpoint.
func (v *verification) witnessed() Check {
	c := Check{ID: "outside.witnesses"}
	keys := v.given.Witnesses
	whose := "您提供的"
	if len(keys) == 0 {
		text, err := v.bag.ReadFile(WitnessesPath, maxText)
		if err != nil {
			return unchecked(c.ID, "见证：校验点没有外部见证方的签名，没有可核对的。")
		}
		keys = strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
		whose = "卷宗自带的"
	}
	var seen []string
	for _, key := range keys {
		name, _, _ := strings.Cut(key, "+")
		at, err := record.CheckCosigned(v.note, key)
		var absent *note.UnverifiedNoteError
		switch {
		case errors.As(err, &absent):
		case err != nil:
			c.wrong("cosignature", CheckpointPath, fmt.Sprintf("见证方 %.60s 的签名不对", name), err)
		default:
			seen = append(seen, fmt.Sprintf("%s（%s）", name, stamp(at)))
			v.soon(&c, name, at)
		}
	}
	if len(seen) == 0 && c.Status != Failed {
		return unchecked(c.ID, "见证：校验点没有这些见证方的签名，没有可核对的。")
	}
	return c.done(fmt.Sprintf("见证：用%s公钥核对，%s 在所写时间见过这个校验点，它与此前见过的相衔接。", whose, strings.Join(seen, "、")))
}

// soon wants the witness to have signed after the log did.
func (v *verification) soon(c *Check, name string, at time.Time) {
	if v.checkpoint != nil && at.Before(v.checkpoint.Time.Add(-allowedSkew)) {
		c.wrong("time", CheckpointPath, fmt.Sprintf("见证方 %.60s 的签名早于校验点", name), nil)
	}
}

// allowedSkew is how far the clocks of two offices may be apart.
const allowedSkew = 10 * time.Minute
