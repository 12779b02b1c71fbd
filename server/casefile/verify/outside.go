package verify

// outside is level 4: what others, who do not depend on the organ, say of the log.
func (v *verification) outside() []Check {
	return []Check{v.witnessed()}
}
