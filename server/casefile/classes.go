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

	"proof_attached.no_proof_reason": words,
	"record_checked.root_hash":       open, "record_checked.first_difference": open,

	"retention_set.reason": words, "hold_set.reason": words, "hold_released.reason": words,
	"destruction_proposed.appraisal": words, "destruction_refused.remark": words,
	"destroyed.destruction.name": open, "destroyed.destruction.keep_until": open, "destroyed.destruction.proposer": open,
	"destroyed.destruction.proposer_name": open, "destroyed.destruction.proposed_on": open, "destroyed.destruction.appraisal": words,
	"destroyed.destruction.approver": open, "destroyed.destruction.approver_name": open, "destroyed.destruction.destroyed_on": open,
	"destroyed.destruction.remark": words, "destroyed.destruction.notices.*.number": open,
	"destroyed.destruction.line.arrived_on": open, "destroyed.destruction.line.received_on": open,
	"destroyed.destruction.line.dispositions.*": open, "destroyed.destruction.line.answered_on": open,
	"destroyed.destruction.line.closed_on": open,
	"log_epoch_begun.origin":               open, "log_epoch_begun.previous_origin": open, "log_epoch_begun.root_hash": open,
	"log_epoch_begun.signed_root_hash": open, "log_epoch_begun.reason": words, "log_epoch_begun.approved_by": open,

	"proceeding_opened.body": open, "proceeding_opened.case_number": open, "proceeding_opened.papers_on": open,
	"proceeding_opened.evidence": words, "proceeding_opened.claims.*": words, "proceeding_opened.named_due_on": open,
	"procedure_changed.runs_from": open, "procedure_changed.case_number": open, "procedure_changed.reason": words,
	"proceeding_answered.answered_on": open, "proceeding_answered.evidence": words,
	"proceeding_decided.decision.number": open, "proceeding_decided.decision.decided_on": open,
	"proceeding_decided.decision.received_on": open, "proceeding_decided.decision.ordered": words,
	"proceeding_decided.decision.reasons": words,
	"reopened.received_on":                open, "reopened.remark": words,
	// A list of evidence names papers of the restricted part too.
	"evidence_listed.items.*.number": open, "evidence_listed.items.*.document": open, "evidence_listed.items.*.title": third,
	"evidence_listed.items.*.source": third, "evidence_listed.items.*.proves": third, "evidence_listed.items.*.remark": third,
	"evidence_listed.items.*.secrecy": open, "evidence_listed.rules.*.rule": open, "evidence_listed.rules.*.relied_on_for": words,
	"defence_drafted.defence.representative": open, "defence_drafted.defence.agents.*": words,
	"defence_drafted.defence.request": words, "defence_drafted.defence.competence": words,
	"defence_drafted.defence.procedure": words, "defence_drafted.defence.content": words,
	"defence_drafted.defence.claims.*.claim": words, "defence_drafted.defence.claims.*.reply": words,
	"defence_drafted.defence.conclusion": words, "defence_signed_off.opinion": words,
}

// ofRestricted are the texts that tell of a paper in the restricted part.
var ofRestricted = map[string]bool{
	"document.title": true, "document.source": true, "document.origin_reference": true, "notice_issued.text": true,
	"dispatched.tracking": true, "delivered.evidence": true, "delivery_failed.reason": true,
}

// deliberation are the words of those who decided. Where a third party was asked they may tell of it, as the sheets do that recite them.
var deliberation = map[string]bool{
	"submitted.note": true, "review_passed.opinion": true, "returned.reason": true, "signed_off.opinion": true,
	"extension_requested.reason": true, "extension_decided.remark": true,
}
