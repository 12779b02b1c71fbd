package casefile

import (
	"fmt"
	"strings"

	pb "disclosure/proto/disclosure/v1"
)

// extensions are the endings of the members by media type. The title that came with a document is in the lists, never a name.
var extensions = map[string]string{
	"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png", "image/tiff": ".tif", "image/bmp": ".bmp",
	"image/gif": ".gif", "image/heic": ".heic", "text/plain": ".txt", "text/csv": ".csv", "text/html": ".html",
	"application/json": ".json", "message/rfc822": ".eml", "application/msword": ".doc", "application/vnd.ms-excel": ".xls",
	"application/vnd.ms-outlook": ".msg", "application/zip": ".zip", "audio/mpeg": ".mp3", "audio/wav": ".wav",
	"audio/amr": ".amr", "video/mp4": ".mp4",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document":   ".docx",
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":         ".xlsx",
	"application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
}

// documentName is the ASCII name of a document in the file: number, kind, ending.
func documentName(p *paper) string {
	name := strings.ToLower(strings.TrimPrefix(p.Kind.String(), "DOCUMENT_KIND_"))
	ending, known := extensions[mediaType(p.Document)]
	if !known {
		ending = ".bin"
	}
	folder := "originals"
	if p.restricted {
		folder = "restricted"
	}
	return fmt.Sprintf("data/%s/%03d_%s%s", folder, p.number, name, ending)
}

// mediaType is the type of a document without its parameters.
func mediaType(d *pb.Document) string {
	t, _, _ := strings.Cut(d.MediaType, ";")
	return t
}
