package cli

import (
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// changed are the paths of an update mask that the given flags stand for, each once, in order.
func (c *command) changed(paths map[string]string) []string {
	var mask []string
	for _, flag := range slices.Sorted(maps.Keys(paths)) {
		if c.Flags().Changed(flag) && !slices.Contains(mask, paths[flag]) {
			mask = append(mask, paths[flag])
		}
	}
	return mask
}

// text binds a flag to a text.
func (c *command) text(p *string, flag, usage string) { c.Flags().StringVar(p, flag, "", usage) }

// must binds a flag to a text that has to be given.
func (c *command) must(p *string, flag, usage string) {
	c.text(p, flag, usage+"（必填）")
	c.check(func() error {
		if strings.TrimSpace(*p) == "" {
			return usagef("缺少 --%s：%s", flag, usage)
		}
		return nil
	})
}

// list binds a flag to a list of texts, one each time it is given.
func (c *command) list(p *[]string, flag, usage string) {
	c.Flags().StringArrayVar(p, flag, nil, usage+"（可重复）")
}

// mustList is a list with at least one text.
func (c *command) mustList(p *[]string, flag, usage string) {
	c.Flags().StringArrayVar(p, flag, nil, usage+"（必填，可重复）")
	c.check(func() error {
		if len(*p) == 0 {
			return usagef("缺少 --%s：%s", flag, usage)
		}
		return nil
	})
}

// file binds -f to the name of a file with the content of a message.
func (c *command) file(p *string, usage string) { c.Flags().StringVarP(p, "file", "f", "", usage) }

// mayWriteFile lets -o name a file.
func (c *command) mayWriteFile(force *bool) {
	c.Annotations = map[string]string{writesFile: "yes"}
	c.Flags().BoolVar(force, "force", false, "文件已存在时覆盖")
}

// writesFile demands a file name from -o.
func (c *command) writesFile(force *bool) {
	c.mayWriteFile(force)
	c.check(func() error {
		if c.a.global.output.file == "" {
			return usagef("缺少文件名：用 -o 写明保存到哪个文件。")
		}
		return nil
	})
}

// items binds a flag to item numbers.
func (c *command) items(p *[]int32) {
	c.Flags().Int32SliceVar(p, "item", nil, "事项序号（可重复；不写表示全部事项）")
}

// day binds a flag to a date that may be left out.
func (c *command) day(p *string, flag, usage string) {
	c.text(p, flag, usage)
	c.check(func() error {
		if *p == "" {
			return nil
		}
		return checkDay(flag, *p)
	})
}

// mustDay binds a flag to a date that has to be given, since it is not the day of acting.
func (c *command) mustDay(p *string, flag, usage string) {
	c.must(p, flag, usage)
	c.check(func() error { return checkDay(flag, *p) })
}

// actingDay binds a flag to the day of acting: today unless given.
func (c *command) actingDay(p *string, flag, usage string) {
	c.text(p, flag, usage+"（默认今天）")
	c.defaults = append(c.defaults, func() error { return c.a.dayOrToday(flag, p) })
}

func (c *command) check(f func() error) { c.checks = append(c.checks, f) }

// choose binds a flag to an enum, or to some values of it.
func choose[E enum](c *command, p *E, flag, usage string, among ...protoreflect.EnumNumber) {
	d := (*p).Descriptor()
	c.Flags().Var(enumFlag[E]{p}, flag, usage+"："+strings.Join(choices(d, among...), "、"))
	c.complete(flag, d, among...)
	c.check(func() error {
		if *p != 0 && len(among) > 0 && !slices.Contains(among, (*p).Number()) {
			return usagef("--%s 不能是 %s，可用：%s。", flag, enumFlag[E]{p}, strings.Join(choices(d, among...), "、"))
		}
		return nil
	})
}

// mustChoose binds a flag to an enum that has to be given, or to some values of it.
func mustChoose[E enum](c *command, p *E, flag, usage string, among ...protoreflect.EnumNumber) {
	choose(c, p, flag, usage+"（必填）", among...)
	c.check(func() error {
		if *p == 0 {
			return usagef("缺少 --%s：%s，可用：%s", flag, usage, strings.Join(choices((*p).Descriptor(), among...), "、"))
		}
		return nil
	})
}

// chooseMany binds a flag to a list of enum values.
func chooseMany[E enum](c *command, p *[]E, flag, usage string) {
	var e E
	c.Flags().Var(enumsFlag[E]{p}, flag, usage+"（可重复）："+strings.Join(choices(e.Descriptor()), "、"))
	c.complete(flag, e.Descriptor())
}

// complete offers the values of an enum to the shell, or some of them.
func (c *command) complete(flag string, d protoreflect.EnumDescriptor, among ...protoreflect.EnumNumber) {
	var words []cobra.Completion
	for _, v := range values(d, among...) {
		words = append(words, cobra.CompletionWithDesc(choice(v), labels[v.Name()]))
	}
	c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
}
