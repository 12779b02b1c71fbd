package cli

import (
	"strings"

	"github.com/spf13/pflag"
)

// helpWidth is how wide the help is laid out.
const helpWidth = 110

// placeholders are the words for the types of pflag.
var placeholders = map[string]string{"string": "文字", "stringArray": "文字", "int32": "数", "int32Slice": "数", "duration": "时长", "bool": ""}

// flagHelp lays out flags like pflag does, but by columns of the terminal and in Chinese.
func flagHelp(flags *pflag.FlagSet) string {
	var names, texts []string
	left := 0
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		names = append(names, flagName(f))
		texts = append(texts, f.Usage+flagDefault(f))
		left = max(left, width(names[len(names)-1]))
	})
	var b strings.Builder
	for i, name := range names {
		for _, line := range wrap(texts[i], helpWidth-left-3) {
			b.WriteString(strings.TrimRight(pad(name, left+3)+line, " ") + "\n")
			name = ""
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

func flagName(f *pflag.Flag) string {
	name := "      --" + f.Name
	if f.Shorthand != "" {
		name = "  -" + f.Shorthand + ", --" + f.Name
	}
	word, ok := placeholders[f.Value.Type()]
	if !ok {
		word = f.Value.Type()
	}
	if word != "" {
		name += " " + word
	}
	return name
}

func flagDefault(f *pflag.Flag) string {
	switch f.DefValue {
	case "", "false", "0", "[]":
		return ""
	}
	return "（默认 " + f.DefValue + "）"
}
