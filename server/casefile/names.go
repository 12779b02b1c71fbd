package casefile

import (
	"fmt"
	"strings"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
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
func documentName(d *pb.Document) string {
	_, _, n := casework.SplitName(d.Name)
	kind := strings.ToLower(strings.TrimPrefix(d.Kind.String(), "DOCUMENT_KIND_"))
	mediaType, _, _ := strings.Cut(d.MediaType, ";")
	ending, known := extensions[mediaType]
	if !known {
		ending = ".bin"
	}
	return fmt.Sprintf("documents/%03s_%s%s", n, kind, ending)
}
