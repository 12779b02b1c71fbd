package templates

import _ "embed"

// The embedded fonts: glyf TrueType subsets in tiers (see .ci/fonts/README.md). Do not write to these slices.
var (
	//go:embed fonts/serif-common.ttf
	SerifCommon []byte // Noto Serif SC: GB 2312 level 1, punctuation, signs
	//go:embed fonts/serif-wide.ttf
	SerifWide []byte // the rest of 通用规范汉字表 in the BMP
	//go:embed fonts/serif-full.ttf
	SerifFull []byte // every other character of the BMP
	//go:embed fonts/serif-rare.ttf
	SerifRare []byte // characters outside the BMP, at private-use code points

	//go:embed fonts/bold-common.ttf
	BoldCommon []byte // Noto Serif SC Bold, the part of 小标宋
	//go:embed fonts/bold-wide.ttf
	BoldWide []byte
	//go:embed fonts/bold-rare.ttf
	BoldRare []byte

	//go:embed fonts/hei-common.ttf
	HeiCommon []byte // Noto Sans SC, the part of 黑体
	//go:embed fonts/hei-wide.ttf
	HeiWide []byte
	//go:embed fonts/hei-rare.ttf
	HeiRare []byte

	//go:embed fonts/kai-common.ttf
	KaiCommon []byte // LXGW WenKai, the part of 楷体
	//go:embed fonts/kai-wide.ttf
	KaiWide []byte
	//go:embed fonts/kai-rare.ttf
	KaiRare []byte

	// RareMap says which private-use code point stands for which character in the *-rare fonts, one per line.
	//
	//go:embed fonts/rare.txt
	RareMap string
)
