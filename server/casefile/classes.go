package casefile

// aliases lead the parts of an event that several events share to one place of the table.
var aliases = []struct{ from, to string }{
	{"registered.registration.", "registration."},
	{"corrected.registration.", "registration."},
	{"notice_issued.document.", "document."},
	{"document_added.", "document."},
}

// classes has the class of every text of every event, by its path with * for the elements of lists and maps. What is not a text
// is open unless it stands here. A text that does not stand here is secret, and a test names it.
var classes = map[string]class{
	"name": open, "recorded_on": open, "actor": open, "actor_name": open,

	"registered.number": open, "registered.received_on": open,
	"registration.arrived_on": open, "registration.confirmed_on": open, "registration.receipt_evidence": words,
	"registration.applicant.name": words, "registration.applicant.id_type": contact, "registration.applicant.id_number": contact,
	"registration.applicant.phone": contact, "registration.applicant.address": contact, "registration.applicant.email": contact,
	"registration.applicant.postcode": contact, "registration.agent.name": words, "registration.agent.id_type": contact,
	"registration.agent.id_number": contact, "registration.agent.phone": contact,
	"registration.item_texts.*": words, "registration.remark": words,
	"receipt_confirmed.confirmed_on": open, "receipt_confirmed.evidence": words,
	"assigned.handler": open, "assigned.handler_name": open,
	"corrected.paths.*": open, "corrected.reason": words,

	"document.title": words, "document.media_type": open, "document.sha256": open, "document.received_on": open,
	"document.origin_reference": words, "document.source": words, "document.rendering_note": open,

	"supplement_requested.points.*": words, "supplement_requested.guidance": words,
	"supplement_received.received_on": open, "supplement_received.summary": words, "supplement_received.item_texts.*": words,
	"supplement_lapsed.due_on":     open,
	"reasons_requested.question":   words,
	"reasons_received.received_on": open, "reasons_received.reasons": words,
	"reasons_judged.opinion":                  words,
	"communication_recorded.communication.on": open, "communication_recorded.communication.with": words,
	"communication_recorded.communication.content": words,

	"consultation_opened.party": third, "consultation_opened.sent_on": open, "consultation_opened.question": third,
	"consultation_served.served_on": open, "consultation_served.evidence": third,
	"consultation_closed.opinion": third, "consultation_closed.reasons": third, "consultation_closed.closed_on": open,

	"extension_requested.reason": words, "extension_decided.remark": words,
	"search_recorded.search.searched_on": open, "search_recorded.search.searcher": open, "search_recorded.search.places.*": words,
	"search_recorded.search.keywords.*": words, "search_recorded.search.period": words,
	"search_recorded.search.units_asked.*": words, "search_recorded.search.result": words,
	"secrecy_reviewed.review.reviewed_on": open, "secrecy_reviewed.review.reviewed_by": secret,
	"secrecy_reviewed.review.conclusion":                        secret,
	"determination_proposed.determination.reasons":              words,
	"determination_proposed.determination.fields.*":             words,
	"determination_proposed.determination.redactions.*.passage": words,
	"determination_proposed.determination.redactions.*.ground":  open,
	"determination_proposed.determination.redactions.*.reason":  words,
	"determination_proposed.basis":                              open,

	"submitted.preview_sha256": open, "submitted.note": words, "review_passed.opinion": words, "returned.reason": words,
	"signed_off.opinion": words,

	"notice_issued.doc_number": open, "notice_issued.issued_on": open, "notice_issued.template": open,
	"notice_issued.template_sha256": open, "notice_issued.text": words, "notice_issued.subject": open,
	"notice_voided.reason":     words,
	"dispatched.dispatched_on": open, "dispatched.tracking": words,
	"delivered.delivered_on": open, "delivered.evidence": words,
	"delivery_failed.failed_on": open, "delivery_failed.reason": words,

	"withdrawn.withdrawn_on": open, "withdrawn.evidence": words, "closed.remark": words,
	"case_file_exported.reason": words, "case_file_exported.recipient": words,

	"fee_assessed.fee.assessed_on": open, "fee_assessed.fee.sent_on": open, "fee_assessed.fee.served_on": open,
	"fee_assessed.fee.paid_on": open, "fee_assessed.fee.lapsed_on": open, "fee_assessed.fee.receipt": words,
	"fee_paid.paid_on": open, "fee_paid.receipt": words, "fee_lapsed.due_on": open,
	"passed_on.unit": open, "passed_on.remark": words,
	"due_date_moved.from": open, "due_date_moved.to": open, "due_date_moved.from_calendar": open, "due_date_moved.to_calendar": open,
}

// ofRestricted are the texts that tell of a paper in the restricted part.
var ofRestricted = map[string]bool{
	"document.title": true, "document.source": true, "document.origin_reference": true, "notice_issued.text": true,
	"dispatched.tracking": true, "delivered.evidence": true, "delivery_failed.reason": true,
}
