// Package bag writes and checks the container of an exported case file: a BagIt 1.0 bag (RFC 8493) in a ZIP that can be written in
// one way only, so that any changed byte is refused, in a content or around it. It knows digests, lists and containers; what the
// files say is for package verify. The format is told in docs/casefile.md.
package bag

import "time"

// Files of the bag that the writer makes itself.
const (
	SM3Sums        = "sm3sums.txt"
	BagInfo        = "bag-info.txt"
	Declaration    = "bagit.txt"
	Manifest       = "manifest-sha256.txt"
	Manifest512    = "manifest-sha512.txt"
	TagManifest    = "tagmanifest-sha256.txt"
	TagManifest512 = "tagmanifest-sha512.txt"
	// Signature signs the digest of TagManifest, and through it every file. No manifest lists it.
	Signature = "signature.txt"
)

// Payload is the folder of what is handed over. All else are tag files.
const Payload = "data/"

// declaration is the whole of bagit.txt.
const declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

// china is the zone of the times in the ZIP, which names none: UTC+8, without summer time since 1992.
var china = time.FixedZone("UTC+8", 8*60*60)
