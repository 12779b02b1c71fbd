package door

import (
	"google.golang.org/grpc/codes"

	pb "disclosure/proto/disclosure/v1"
)

// reasonCodes gives each reason its gRPC code, as the comments of error.proto promise. A test proves that it is total and
// agrees with them.
var reasonCodes = map[pb.ErrorReason]codes.Code{
	pb.ErrorReason_ERROR_REASON_REQUEST_INVALID:         codes.InvalidArgument,
	pb.ErrorReason_ERROR_REASON_TEXT_INVALID:            codes.InvalidArgument,
	pb.ErrorReason_ERROR_REASON_DATE_INVALID:            codes.InvalidArgument,
	pb.ErrorReason_ERROR_REASON_DATE_IN_FUTURE:          codes.InvalidArgument,
	pb.ErrorReason_ERROR_REASON_DATE_OUT_OF_ORDER:       codes.InvalidArgument,
	pb.ErrorReason_ERROR_REASON_IDENTITY_NUMBER_INVALID: codes.InvalidArgument,
	pb.ErrorReason_ERROR_REASON_PAGE_TOKEN_INVALID:      codes.InvalidArgument,
	pb.ErrorReason_ERROR_REASON_FIELD_MASK_INVALID:      codes.InvalidArgument,
	pb.ErrorReason_ERROR_REASON_REQUEST_ID_REUSED:       codes.InvalidArgument,

	pb.ErrorReason_ERROR_REASON_CASE_NOT_FOUND:         codes.NotFound,
	pb.ErrorReason_ERROR_REASON_ORGAN_NOT_FOUND:        codes.NotFound,
	pb.ErrorReason_ERROR_REASON_DOCUMENT_NOT_FOUND:     codes.NotFound,
	pb.ErrorReason_ERROR_REASON_NOTICE_NOT_FOUND:       codes.NotFound,
	pb.ErrorReason_ERROR_REASON_CONSULTATION_NOT_FOUND: codes.NotFound,
	pb.ErrorReason_ERROR_REASON_STAFF_NOT_FOUND:        codes.NotFound,
	pb.ErrorReason_ERROR_REASON_ITEM_NOT_FOUND:         codes.NotFound,
	pb.ErrorReason_ERROR_REASON_EVENT_NOT_FOUND:        codes.NotFound,
	pb.ErrorReason_ERROR_REASON_PROCEEDING_NOT_FOUND:   codes.NotFound,
	pb.ErrorReason_ERROR_REASON_ALREADY_EXISTS:         codes.AlreadyExists,

	pb.ErrorReason_ERROR_REASON_SIGN_IN_REQUIRED:         codes.Unauthenticated,
	pb.ErrorReason_ERROR_REASON_SIGN_IN_FAILED:           codes.Unauthenticated,
	pb.ErrorReason_ERROR_REASON_SIGN_IN_BLOCKED:          codes.ResourceExhausted,
	pb.ErrorReason_ERROR_REASON_PASSWORD_CHANGE_REQUIRED: codes.FailedPrecondition,
	pb.ErrorReason_ERROR_REASON_PASSWORD_TOO_WEAK:        codes.InvalidArgument,
	pb.ErrorReason_ERROR_REASON_ROLE_MISSING:             codes.PermissionDenied,
	pb.ErrorReason_ERROR_REASON_SAME_PERSON:              codes.PermissionDenied,
	pb.ErrorReason_ERROR_REASON_NOT_THE_HANDLER:          codes.PermissionDenied,

	pb.ErrorReason_ERROR_REASON_STATE_FORBIDS:      codes.FailedPrecondition,
	pb.ErrorReason_ERROR_REASON_CONTENT_MISSING:    codes.FailedPrecondition,
	pb.ErrorReason_ERROR_REASON_TIME_LIMIT_RUNNING: codes.FailedPrecondition,
	pb.ErrorReason_ERROR_REASON_ETAG_STALE:         codes.Aborted,
	pb.ErrorReason_ERROR_REASON_GLYPH_MISSING:      codes.FailedPrecondition,
	pb.ErrorReason_ERROR_REASON_CALENDAR_MISSING:   codes.FailedPrecondition,
	pb.ErrorReason_ERROR_REASON_PROCEEDING_FORBIDS: codes.FailedPrecondition,
	pb.ErrorReason_ERROR_REASON_CASE_DESTROYED:     codes.FailedPrecondition,
	pb.ErrorReason_ERROR_REASON_RECORD_RESTORED:    codes.FailedPrecondition,
	pb.ErrorReason_ERROR_REASON_RETENTION_FORBIDS:  codes.FailedPrecondition,
	pb.ErrorReason_ERROR_REASON_PROOF_MISSING:      codes.FailedPrecondition,
	pb.ErrorReason_ERROR_REASON_RECORD_NOT_SIGNED:  codes.FailedPrecondition,

	pb.ErrorReason_ERROR_REASON_DOCUMENT_TOO_LARGE:       codes.ResourceExhausted,
	pb.ErrorReason_ERROR_REASON_DOCUMENT_TYPE_REFUSED:    codes.InvalidArgument,
	pb.ErrorReason_ERROR_REASON_DOCUMENT_DIGEST_MISMATCH: codes.InvalidArgument,
	pb.ErrorReason_ERROR_REASON_DOCUMENT_QUOTA_EXCEEDED:  codes.ResourceExhausted,
	pb.ErrorReason_ERROR_REASON_SERVER_BUSY:              codes.Unavailable,
	pb.ErrorReason_ERROR_REASON_INTERNAL:                 codes.Internal,
}
