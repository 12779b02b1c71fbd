package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// maxSecret bounds a line with a password.
const maxSecret = 4096

// secret reads one password: from a file, without echo from a terminal, else one line of the standard input.
func (a *app) secret(ctx context.Context, file, prompt string) (string, error) {
	if file != "" {
		data, err := os.ReadFile(file)
		if err != nil {
			return "", failf(exitOther, "读取密码文件：%v", err)
		}
		line, _, _ := strings.Cut(string(data), "\n")
		return notEmpty(strings.TrimSuffix(line, "\r"), prompt)
	}
	if f, ok := a.terminal(); ok {
		fmt.Fprint(a.cfg.Err, prompt+"：")
		s, err := readHidden(ctx, f)
		fmt.Fprintln(a.cfg.Err)
		if err != nil {
			return "", err
		}
		return notEmpty(s, prompt)
	}
	s, err := a.inputLine()
	if err != nil {
		return "", err
	}
	return notEmpty(s, prompt)
}

func notEmpty(s, prompt string) (string, error) {
	if s == "" {
		return "", usagef("%s不能为空。", prompt)
	}
	return s, nil
}

// newSecret reads a new password, from a terminal twice.
func (a *app) newSecret(ctx context.Context, file string) (string, error) {
	first, err := a.secret(ctx, file, "新密码（至少 10 个字符）")
	if err != nil {
		return "", err
	}
	if _, ok := a.terminal(); file != "" || !ok {
		return first, nil
	}
	second, err := a.secret(ctx, "", "再次输入新密码")
	if err != nil {
		return "", err
	}
	if first != second {
		return "", failf(exitInvalid, "两次输入的新密码不一致，密码没有修改。")
	}
	return first, nil
}

// terminal is the standard input when a person sits at it.
func (a *app) terminal() (*os.File, bool) {
	f, ok := a.cfg.In.(*os.File)
	return f, ok && term.IsTerminal(int(f.Fd()))
}

// inputLine reads the next line of the standard input.
func (a *app) inputLine() (string, error) {
	if a.input == nil {
		a.input = bufio.NewReaderSize(a.cfg.In, maxSecret)
	}
	line, err := a.input.ReadString('\n')
	if err != nil && !(errors.Is(err, io.EOF) && line != "") {
		return "", usagef("标准输入里没有密码；请在终端里输入，或者用 --password-file 指定文件。")
	}
	return strings.TrimRight(line, "\r\n"), nil
}

// readHidden reads without echo and gives the terminal back when the person interrupts.
func readHidden(ctx context.Context, f *os.File) (string, error) {
	state, err := term.GetState(int(f.Fd()))
	if err != nil {
		return "", failf(exitOther, "读取密码：%v", err)
	}
	type answer struct {
		text []byte
		err  error
	}
	done := make(chan answer, 1)
	go func() {
		text, err := term.ReadPassword(int(f.Fd()))
		done <- answer{text, err}
	}()
	select {
	case <-ctx.Done():
		term.Restore(int(f.Fd()), state)
		return "", ctx.Err()
	case r := <-done:
		return string(r.text), r.err
	}
}
