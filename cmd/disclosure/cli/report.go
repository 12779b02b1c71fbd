package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// report shows an error on stderr, as text or as JSON, and returns the exit code.
func (a *app) report(err error) int {
	f := asFailure(err)
	if f.Exit != exitUsage {
		f.RequestID = a.requestID
	}
	if a.global.output.json {
		f.Notes = a.notes
		f.writeJSON(a.cfg.Err)
		return f.Exit
	}
	f.writeText(a.cfg.Err)
	return f.Exit
}

func (f *failure) writeText(w io.Writer) {
	fmt.Fprintln(w, "错误："+cleanLines(f.Message))
	for _, v := range f.Fields {
		line := "  字段 " + v.Name
		if v.Text != f.Message {
			line += "：" + v.Text
		}
		fmt.Fprintln(w, clean(line))
	}
	for _, v := range f.Missing {
		if v.Text != f.Message {
			fmt.Fprintln(w, clean("  缺少 "+v.Text+"（"+v.Name+"）"))
		}
	}
	for _, line := range f.facts() {
		fmt.Fprintln(w, "  "+clean(line))
	}
}

// facts are the lines for the colleague who has to look into it.
func (f *failure) facts() []string {
	var lines []string
	if f.Reason != "" {
		lines = append(lines, "原因："+f.Reason)
	}
	if f.RequestID != "" {
		lines = append(lines, "请求编号："+f.RequestID)
	}
	if id := f.Metadata["errorId"]; id != "" {
		lines = append(lines, "故障编号："+id)
	}
	switch f.Reason {
	case "SIGN_IN_REQUIRED":
		lines = append(lines, "请先执行：disclosure login")
	case "PASSWORD_CHANGE_REQUIRED":
		lines = append(lines, "请先执行：disclosure passwd")
	}
	return lines
}

func (f *failure) writeJSON(w io.Writer) {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	e.Encode(map[string]*failure{"error": f})
}

// isUnavailable tells whether a call failed before the server took it.
func isUnavailable(err error) bool {
	var f *failure
	return !errors.As(err, &f) && status.Code(err) == codes.Unavailable
}
