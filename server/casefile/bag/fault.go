package bag

// Kind is what is wrong, a stable word.
type Kind string

// The kinds of faults.
const (
	BadContainer   Kind = "container"   // the ZIP is not exactly as this program writes it
	Compressed     Kind = "compressed"  // a member is not stored as it is
	BadPath        Kind = "path"        // a path that leads outside, or is no plain name
	Clash          Kind = "clash"       // two paths that one system cannot tell apart
	Irregular      Kind = "irregular"   // a link, device or empty folder among the files
	Missing        Kind = "missing"     // listed or required, and not there
	Extra          Kind = "extra"       // there, and not listed
	Duplicate      Kind = "duplicate"   // listed twice
	WrongDigest    Kind = "digest"      // the content has another digest
	BadManifest    Kind = "manifest"    // a list that cannot be read, or disagrees with another
	BadInfo        Kind = "info"        // bag-info.txt cannot be read or lacks a line
	WrongOxum      Kind = "oxum"        // Payload-Oxum tells another number of bytes or files
	BadDeclaration Kind = "declaration" // bagit.txt: another version or encoding
	Unsupported    Kind = "unsupported" // other algorithms, files to be fetched
	WrongOrder     Kind = "order"       // the members stand in another order than the lists
	WrongTime      Kind = "time"        // the times of the members are not that of the export
	Unreadable     Kind = "unreadable"  // reading failed
)

// Fault is one thing that is wrong. Detail is in English, for the log and for programmers.
type Fault struct {
	Kind   Kind   `json:"kind"`
	Path   string `json:"path,omitempty"`
	Detail string `json:"detail,omitempty"`
}

// maxFaults bounds what is told of a bag that is wrong all over.
const maxFaults = 1000

type faults []Fault

func (f *faults) add(kind Kind, path, detail string) {
	if len(*f) < maxFaults {
		*f = append(*f, Fault{kind, path, detail})
	}
}
