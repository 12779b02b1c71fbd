package law

// NeedKind says where the mandatory content of a reply comes from.
type NeedKind int

// The kinds of needs.
const (
	Field NeedKind = iota + 1 // the handler fills it in
	Event                     // it must be in the record of the case already
)

// String is the kind in English.
func (k NeedKind) String() string { return [...]string{"", "FIELD", "EVENT"}[k] }

// Need is something without which a reply of a disposition is not lawful or does
// not hold in court.
type Need struct {
	Key   string // snake_case
	Kind  NeedKind
	Label string // name of the field in the notice templates; empty for events
	Zh    string // what it is, for the handler
	// Optional is content that the reply may have but does not need.
	Optional bool
	// Date says that the value is a day.
	Date bool
	// Unless is the key that takes its place: the need is met if that one is there.
	Unless string
	// Options, if there are any, are the only values that the law knows.
	Options []string
}

// Missing gives the needs that are not met; has reports whether there is a value
// or an event for a key.
func Missing(needs []Need, has func(key string) bool) []Need {
	var missing []Need
	for _, n := range needs {
		if !n.Optional && !has(n.Key) && (n.Unless == "" || !has(n.Unless)) {
			missing = append(missing, n)
		}
	}
	return missing
}

func field(key, label, zh string) Need { return Need{Key: key, Kind: Field, Label: label, Zh: zh} }
func event(key, zh string) Need        { return Need{Key: key, Kind: Event, Zh: zh} }

func (n Need) unless(key string) Need        { n.Unless = key; return n }
func (n Need) options(values ...string) Need { n.Options = values; return n }

func (n Need) optional() Need { n.Optional = true; return n }
func (n Need) date() Need     { n.Date = true; return n }
