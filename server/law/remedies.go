package law

import (
	"fmt"
	"strings"
)

// Variant is the kind of text on remedies at the end of a notice.
type Variant int

// The variants. The law of reconsideration fixes which one a notice needs.
const (
	ReviewFirst Variant = iota + 1 // A: reconsideration before any suit (复议前置)
	FreeChoice                     // B: reconsideration or suit
	NoRemedies                     // C: procedural notices, no text
)

// String is the letter of the variant.
func (v Variant) String() string {
	if v < ReviewFirst || v > NoRemedies {
		return "?"
	}
	return [...]string{"A", "B", "C"}[v-1]
}

// Remedies is the text on remedies of one variant in its time. Which body hears
// a reconsideration is data of the organ.
type Remedies struct {
	Variant   Variant
	Bases     []Basis
	Body      string // who hears the reconsideration, as a rule to configure by
	text      string
	Certainty Certainty
	Span      Span
}

// The bodies that hear a reconsideration.
const (
	bodyNow    = "本级人民政府；实行垂直领导的部门为上一级主管部门；政府为上一级政府"
	bodyBefore = "本级人民政府或者上一级主管部门，由申请人选择"
)

const (
	textReviewFirst = "如不服本答复，可以自收到本答复之日起%s内向%s申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起%s内向%s提起行政诉讼。"
	textFreeChoice  = "如不服本答复，可以自收到本答复之日起%s内向%s申请行政复议，或者自收到本答复之日起%s内向%s提起行政诉讼。"
)

// remedies: before 2024 no one had to go to reconsideration first. From 2024 on
// a refusal has to tell that reconsideration comes first (行政复议法 23(2)).
var remedies = []Remedies{
	{
		Variant: FreeChoice, Bases: []Basis{{Reconsideration2017, 9, 1, 0}, {Litigation, 46, 1, 0}}, Body: bodyBefore,
		text: textFreeChoice, Certainty: Memory, Span: between("2019-05-15", "2023-12-31"),
	},
	{
		Variant: ReviewFirst, Bases: []Basis{{Reconsideration, 20, 1, 0}, {Reconsideration, 23, 0, 0}, {Litigation, 45, 0, 0}}, Body: bodyNow,
		text: textReviewFirst, Span: Reconsideration.Span,
	},
	{
		Variant: FreeChoice, Bases: []Basis{{Reconsideration, 20, 1, 0}, {Litigation, 46, 1, 0}}, Body: bodyNow,
		text: textFreeChoice, Span: Reconsideration.Span,
	},
	{Variant: NoRemedies, Bases: []Basis{reg(51)}, Certainty: Inferred, Span: Regulation.Span},
}

// RemediesFor gives the variant that a notice of this disposition carries on the
// day of the book: before 2024 every one leaves the free choice.
func (b Book) RemediesFor(id Disposition) (Remedies, error) {
	row, err := b.Disposition(id)
	if err != nil {
		return Remedies{}, err
	}
	if row.Remedies == ReviewFirst && b.Day.Before(Reconsideration.Span.From) {
		return b.Remedies(FreeChoice)
	}
	return b.Remedies(row.Remedies)
}

// RemediesAllowed reports whether a notice of this disposition may carry the
// variant: refusals of Articles 14 to 16 nothing but A, R11 to R22 nothing but
// B; for R3 (withheld part A) and R23 it depends on the content.
func (b Book) RemediesAllowed(id Disposition, v Variant) bool {
	want, err := b.RemediesFor(id)
	switch {
	case err != nil:
		return false
	case id == R23:
		return v == FreeChoice || v == NoRemedies
	}
	return v == want.Variant
}

// Clause is the text for the notice. The names of the reviewing body and of the
// court come from the organ's settings; the variant C gives no text.
func (b Book) Clause(r Remedies, body, court string) (string, error) {
	if r.Variant == NoRemedies {
		return "", nil
	}
	second := SuitDirect
	if r.Variant == ReviewFirst {
		second = SuitAfterReconsideration
	}
	apply, err := b.Limit(ReconsiderationApply)
	if err != nil {
		return "", err
	}
	suit, err := b.Limit(second)
	if err != nil {
		return "", err
	}
	if strings.TrimSpace(body) == "" || strings.TrimSpace(court) == "" {
		return "", fmt.Errorf("remedies clause: the reviewing body or the court is not set")
	}
	return fmt.Sprintf(r.text, apply, body, suit, court), nil
}
