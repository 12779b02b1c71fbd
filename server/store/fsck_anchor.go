package store

import (
	"bytes"
	"database/sql"

	"disclosure/server/record"
)

// anchors checks what others signed: each line of a witness and each time stamp must be good for the checkpoint beside which it is kept.
// Whether the authority is one to be trusted is for whoever has its certificates.
func (f *fsck) anchors() error {
	err := f.each("SELECT a.organ, a.witness, a.line, coalesce(c.organ, ''), coalesce(c.note, x'') FROM cosignatures a "+
		"LEFT JOIN checkpoints c ON c.id = a.checkpoint", func(rows *sql.Rows) error {
		var organ, witness, of string
		var line, note []byte
		err := rows.Scan(&organ, &witness, &line, &of, &note)
		if err != nil {
			return err
		}
		_, err = record.CheckCosigned(append(bytes.Clone(note), line...), witness)
		if err != nil || of != organ {
			f.differ(organ, "", "cosignatures", "line", "that of %.100q is not for its checkpoint", witness)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return f.each("SELECT a.organ, a.response, coalesce(c.organ, ''), coalesce(c.note, x'') FROM time_stamps a "+
		"LEFT JOIN checkpoints c ON c.id = a.checkpoint", func(rows *sql.Rows) error {
		var organ, of string
		var response, note []byte
		err := rows.Scan(&organ, &response, &of, &note)
		if err != nil {
			return err
		}
		_, err = record.CheckStamp(response, note, nil)
		if err != nil || of != organ {
			f.differ(organ, "", "time_stamps", "response", "it is not for its checkpoint: %v", err)
		}
		return nil
	})
}
