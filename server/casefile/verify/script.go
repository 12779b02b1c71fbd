package verify

import _ "embed"

//go:embed verify.sh
var script []byte

//go:embed VERIFY.txt
var guide []byte

// Script is verify.sh: it checks an unpacked case file with nothing but bash, coreutils and OpenSSL.
func Script() []byte { return script }

// Guide is VERIFY.txt: how to check a case file by hand, for people.
func Guide() []byte { return guide }
