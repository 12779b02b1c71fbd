package verify

// outside is level 4: what others, who do not depend on the organ, say of the log, and the second signature, of SM2.
func (v *verification) outside() []Check {
	return []Check{v.witnessed(), v.stamped(), v.secondSignature()}
}

// secondSignature says whether SM2 signed the checkpoint too. That the line is right, and there when it must be, is checked with the first
// signature; here it is told.
func (v *verification) secondSignature() Check {
	const id = "outside.sm2"
	if v.note == nil || !v.keys.HasSM2(v.note) {
		return unchecked(id, "国密：校验点没有国密（SM2）签名，没有可核对的。")
	}
	c := Check{ID: id}
	return c.done("国密：校验点和封签另有国密（SM2、SM3）签名，核对相符。")
}
