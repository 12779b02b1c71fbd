package verify

import (
	"fmt"
	"time"

	"disclosure/server/record"
)

// stamped checks the time stamp over the checkpoint.
func (v *verification) stamped() Check {
	c := Check{ID: "outside.timestamp"}
	token, err := v.bag.ReadFile(TokenPath, maxText)
	if err != nil {
		return unchecked(c.ID, "时间戳：校验点没有时间戳，没有可核对的。")
	}
	covered, err := record.Stamped(v.note)
	if err != nil {
		c.wrong("missing", CheckpointPath, "没有可用的校验点，不能核对", err)
		return c.done("时间戳：没有核对。")
	}
	s, err := record.CheckStamp(token, covered, v.given.Authorities)
	if err != nil {
		c.wrong("timestamp", TokenPath, "时间戳不对，或者不是所信任的机构签发的", err)
		return c.done("时间戳：没有核对。")
	}
	if v.checkpoint != nil && s.Time.Before(v.checkpoint.Time.Add(-allowedSkew)) {
		c.wrong("time", TokenPath, "时间戳早于校验点", nil)
	}
	text := fmt.Sprintf("时间戳：%s（北京时间）已有这个校验点，此前的记录不会是以后补写的。签发：%s。", stamp(s.Time.Truncate(time.Second)), s.Authority)
	if !s.Trusted {
		text += "没有提供该机构的根证书（--tsa-ca），只核对了时间戳本身，没有核对机构。"
	}
	return c.done(text)
}
