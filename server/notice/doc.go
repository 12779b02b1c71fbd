// Package notice prints the official papers of a case: from a template and the facts of the case to a document, from the
// document to lines, from the lines to a PDF. It is the only room that knows fpdf. It decides nothing about a case, knows
// no store, no clock and no network, and gives the same bytes for the same input.
//
// The layout follows GB/T 9704-2012: A4, type area 156 x 225 mm, 22 lines of 28 characters of 三号, letters in the letter
// format of its chapter 10. Line breaking is our own: the text functions of fpdf lose Chinese characters at line ends.
package notice
