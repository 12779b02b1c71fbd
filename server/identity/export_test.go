package identity

import "context"

// Compare is what a sign-in does with a password.
func (h *Hasher) Compare(ctx context.Context, phc, password string) (bool, error) {
	err := h.take(ctx)
	if err != nil {
		return false, err
	}
	defer h.give()
	return h.compare(phc, password)
}
