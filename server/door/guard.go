package door

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// panicked is the error that a panic becomes. Its text goes into the log only.
type panicked struct {
	what  string
	stack string
}

func (p *panicked) Error() string { return "panic: " + p.what }

// guard runs f and turns a panic into an error.
func guard(f func() (any, error)) (resp any, err error) {
	defer func() {
		v := recover()
		if v != nil {
			resp, err = nil, &panicked{describe(v), string(debug.Stack())}
		}
	}()
	return f()
}

// describe names the panic without its value when the value may be anything: a message of a case must not get into the log.
func describe(v any) string {
	e, ok := v.(runtime.Error)
	if ok {
		return e.Error()
	}
	return fmt.Sprintf("value of type %T", v)
}
