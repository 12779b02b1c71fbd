package store

import (
	"fmt"
	"runtime"
	"sync"
)

// inOrder lets one goroutine a core work on what produce gives, and takes the results in the order in which it was given. Only a few
// pieces are in memory at a time. It is for pure work: produce and take are each called from one goroutine.
func inOrder[T, R any](produce func(give func(T) bool) error, work func(T) R, take func(R) error) error {
	type result struct {
		value R
		err   error
	}
	type job struct {
		in  T
		out chan result
	}
	cores := runtime.GOMAXPROCS(0)
	jobs, order, stop := make(chan job, cores), make(chan chan result, 2*cores), make(chan struct{})
	var all sync.WaitGroup
	for range cores {
		all.Go(func() {
			for j := range jobs {
				value, err := safely(work, j.in)
				j.out <- result{value, err}
			}
		})
	}
	var produced error
	all.Go(func() {
		defer close(order)
		defer close(jobs)
		produced = produce(func(in T) bool {
			j := job{in, make(chan result, 1)}
			select {
			case <-stop:
				return false
			case order <- j.out:
				jobs <- j
				return true
			}
		})
	})
	var failed error
	for out := range order {
		r := <-out
		if failed != nil {
			continue
		}
		failed = r.err
		if failed == nil {
			failed = take(r.value)
		}
		if failed != nil {
			close(stop)
		}
	}
	all.Wait()
	if failed == nil {
		failed = produced
	}
	return failed
}

// safely turns a panic into an error: what is worked on may be damaged, and the service must live on.
func safely[T, R any](work func(T) R, in T) (out R, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return work(in), nil
}
