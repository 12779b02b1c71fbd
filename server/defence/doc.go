// Package defence makes of the record of a case what the organ needs when the case is reviewed: the evidence list, the rules
// relied on, the facts in their order, and what a lawyer would miss in the file. It is pure: no SQL, no clock of its own, no
// gRPC; and it decides nothing about the case.
package defence
