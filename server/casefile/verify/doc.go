// Package verify checks an exported case file offline, in five levels: files, record, signature, time stamp and witnesses,
// completeness. It says in Chinese what was checked, what that means, and what could not be checked and why. It needs nothing of the
// service; the client carries it. The format is told in docs/casefile.md.
package verify
