package server

import (
	"context"

	"disclosure/server/backup"
)

// Backup writes the data folder to another place, also while a server runs in it.
func Backup(ctx context.Context, c Config, o backup.Options) (backup.About, error) {
	c, err := c.withDefaults()
	if err != nil {
		return backup.About{}, err
	}
	return backup.Write(ctx, c.storeConfig(), o)
}
