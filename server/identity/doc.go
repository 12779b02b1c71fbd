// Package identity knows who calls and what he may do: passwords, tokens, sessions, the access rules of the API and the
// masking of identity numbers. It knows no transport (server/door carries the token to it) and no case.
package identity
