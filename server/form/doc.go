// Package form checks a request against its documentation: no unknown fields, readable text, and the rules of the proto. Its
// sentences are for the desk. It knows the messages and nothing of transport, caller or case.
package form

import "google.golang.org/protobuf/proto"

// Check runs every check; the first kind of fault found is returned with all its fields.
func Check(m proto.Message) error {
	if sound(m.ProtoReflect()) {
		return Rules(m)
	}
	for _, check := range []func(proto.Message) error{Known, Text, Rules} {
		err := check(m)
		if err != nil {
			return err
		}
	}
	return nil
}
