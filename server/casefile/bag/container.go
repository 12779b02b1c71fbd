package bag

import (
	"encoding/binary"
	"math"
	"time"
)

// The ZIP has one form: members one after the other from the first byte, stored as they are, each with its length and CRC-32 before
// it; then the directory in the same order and its end. No comment, no gap, no data descriptor, no extra field but the 64-bit one
// where a number needs it.

const (
	sigLocal     = 0x04034b50
	sigDirectory = 0x02014b50
	sigEnd64     = 0x06064b50
	sigLocator64 = 0x07064b50
	sigEnd       = 0x06054b50

	localSize = 30
	extra64   = 0x0001

	needs20, needs45 = 20, 45
	madeByUnix       = 3 << 8
	modeFile         = 0o100644 << 16
	modeProgram      = 0o100755 << 16
)

// limit32 and limit16 are where numbers go into 64-bit fields. Tests lower the first, so that small files have them.
var limit32 = int64(math.MaxUint32)

const limit16 = math.MaxUint16

// entry is one member of the ZIP.
type entry struct {
	name   string // with the folder before it
	size   int64
	crc    uint32
	offset int64 // of its local header
}

// stamp is the time of the members as MS-DOS wrote it, in two halves.
type stamp struct{ time, date uint16 }

func stampOf(t time.Time) stamp {
	t = t.In(china)
	return stamp{
		time: uint16(t.Hour()<<11 | t.Minute()<<5 | t.Second()/2),
		date: uint16((t.Year()-1980)<<9 | int(t.Month())<<5 | t.Day()),
	}
}

type fields []byte

func (f fields) u16(v ...uint16) fields {
	for _, n := range v {
		f = binary.LittleEndian.AppendUint16(f, n)
	}
	return f
}

func (f fields) u32(v ...uint32) fields {
	for _, n := range v {
		f = binary.LittleEndian.AppendUint32(f, n)
	}
	return f
}

func (f fields) u64(v ...int64) fields {
	for _, n := range v {
		f = binary.LittleEndian.AppendUint64(f, uint64(n))
	}
	return f
}

// low gives a number for a 32-bit field: itself, or the sign that it stands in the 64-bit one.
func low(n int64) uint32 {
	if n >= limit32 {
		return math.MaxUint32
	}
	return uint32(n)
}

// wide gives the 64-bit extra field with those numbers that need it, or nothing.
func wide(numbers ...int64) fields {
	var body fields
	for _, n := range numbers {
		if n >= limit32 {
			body = body.u64(n)
		}
	}
	if len(body) == 0 {
		return nil
	}
	return append(fields(nil).u16(extra64, uint16(len(body))), body...)
}

func needed(extra fields) uint16 {
	if len(extra) > 0 {
		return needs45
	}
	return needs20
}

// local is the header before the content.
func (e entry) local(s stamp) []byte {
	extra := wide(e.size, e.size)
	f := fields(nil).u32(sigLocal).u16(needed(extra), 0, 0, s.time, s.date).u32(e.crc, low(e.size), low(e.size))
	f = f.u16(uint16(len(e.name)), uint16(len(extra)))
	return append(append(f, e.name...), extra...)
}

// directory is the entry in the directory at the end.
func (e entry) directory(s stamp) []byte {
	extra := wide(e.size, e.size, e.offset)
	f := fields(nil).u32(sigDirectory).u16(madeByUnix|needed(extra), needed(extra), 0, 0, s.time, s.date)
	f = f.u32(e.crc, low(e.size), low(e.size)).u16(uint16(len(e.name)), uint16(len(extra)), 0, 0, 0)
	f = f.u32(e.mode(), low(e.offset))
	return append(append(f, e.name...), extra...)
}

func (e entry) mode() uint32 {
	if len(e.name) > 3 && e.name[len(e.name)-3:] == ".sh" {
		return modeProgram
	}
	return modeFile
}

// tail is all that follows the last content, which ends at start.
func tail(entries []entry, s stamp, start int64) []byte {
	var out fields
	for _, e := range entries {
		out = append(out, e.directory(s)...)
	}
	size, count := int64(len(out)), int64(len(entries))
	if size >= limit32 || start >= limit32 || count >= limit16 {
		end := start + size
		out = out.u32(sigEnd64).u64(44).u16(madeByUnix|needs45, needs45).u32(0, 0).u64(count, count, size, start)
		out = out.u32(sigLocator64, 0).u64(end).u32(1)
	}
	n := uint16(min(count, limit16))
	return out.u32(sigEnd).u16(0, 0, n, n).u32(low(size), low(start)).u16(0)
}
