package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// command is a cobra command whose flags are bound straight to the fields of its request.
type command struct {
	*cobra.Command
	a *app
	// checks look at the flags before the command runs; defaults are filled in, and announced, when all are passed.
	checks, defaults []func() error
	// last binds the flags that the help shows last.
	last func()
	// run is what the command does.
	run func(ctx context.Context, args []string) error
	// before completes the request once its name is known.
	before func()
	// after goes on with the answer of an act once it is shown.
	after func(ctx context.Context, res any) error
}

// done finishes the command once its flags are bound.
func (c *command) done() *cobra.Command {
	if c.last != nil {
		c.last()
	}
	return c.Command
}

// newCommand makes a command; args is how many arguments it takes, at least and at most.
func (a *app) newCommand(use, short string, least, most int, run func(ctx context.Context, args []string) error) *command {
	c := &command{Command: &cobra.Command{Use: use + " [选项]", Short: short, DisableFlagsInUseLine: true}, a: a, run: run}
	c.Args = func(_ *cobra.Command, args []string) error { return checkArgs(c.CommandPath(), use, args, least, most) }
	c.RunE = func(cmd *cobra.Command, args []string) error {
		for _, check := range slices.Concat(c.checks, c.defaults) {
			if err := check(); err != nil {
				return err
			}
		}
		return c.run(cmd.Context(), args)
	}
	c.Flags().SortFlags = false
	return c
}

func checkArgs(path, use string, args []string, least, most int) error {
	_, words, _ := strings.Cut(use, " ")
	if len(args) < least {
		return usagef("缺少参数，用法：%s %s", path, words)
	}
	if len(args) > most {
		return usagef("多出参数 %q，用法：%s %s（含空格的内容请加引号）", args[most], path, words)
	}
	return nil
}

// group is a command that only holds others.
func (a *app) group(use, short string, subs ...*cobra.Command) *cobra.Command {
	c := &cobra.Command{Use: use, Short: short, DisableFlagsInUseLine: true}
	c.Args = cobra.ArbitraryArgs
	c.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return cmd.Help()
		}
		return unknownCommand(cmd, args[0])
	}
	c.AddCommand(subs...)
	return c
}

func unknownCommand(cmd *cobra.Command, name string) error {
	cmd.SuggestionsMinimumDistance = 2
	text := fmt.Sprintf("没有命令 %q", cmd.CommandPath()+" "+name)
	if near := cmd.SuggestionsFor(name); len(near) > 0 {
		text += "，是不是：" + strings.Join(near, "、")
	}
	return usagef("%s。用 %s --help 查看全部命令。", text, cmd.CommandPath())
}
