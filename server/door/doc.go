// Package door is the way in: what every call passes before it reaches its handler, and what every answer passes on the way
// out. It knows gRPC, tokens and rules; it knows no case and no SQL.
package door
