// Package templates holds what the notices are printed with: their text, which a clerk can read and change, and the
// fonts. It only embeds files; server/notice reads them and knows what they mean.
package templates

import "embed"

// Notices holds notices/*.txt (one file per notice) and dispositions/R1.txt to R23.txt (the paragraphs of each kind of
// decision). An operator's folder with the same layout may stand over it, file by file.
//
//go:embed notices/*.txt dispositions/*.txt
var Notices embed.FS
