package law

// feeTier is a row of the table of fees. A tier with a block goes on for ever:
// each further block of so many units costs step more for the unit.
type feeTier struct {
	method      FeeMethod
	first, last int // last is 0 if there is none
	yuan        int64
	block       int
	step        int64
	basis       Basis
	certainty   Certainty
	span        Span
}

// feeTiers are the progressive rates (超额累进): only the part above a threshold
// pays the higher rate.
var feeTiers = []feeTier{
	piece(1, 10, 0),
	piece(11, 30, 100),
	{method: PerPiece, first: 31, yuan: 200, block: 10, step: 100, basis: feeArticle(4), certainty: Inferred, span: FeeRules.Span},
	volume(1, 30, 0),
	volume(31, 100, 10),
	volume(101, 200, 20),
	volume(201, 0, 40),
}

func piece(first, last int, yuan int64) feeTier {
	return feeTier{method: PerPiece, first: first, last: last, yuan: yuan, basis: feeArticle(4), span: FeeRules.Span}
}

func volume(first, last int, yuan int64) feeTier {
	return feeTier{method: PerVolume, first: first, last: last, yuan: yuan, basis: feeArticle(5), span: FeeRules.Span}
}

func feeArticle(n int) Basis { return Basis{Statute: FeeRules, Article: n} }

// bands are the parts of the tier that lie in first to last.
func (t feeTier) bands(first, last int) []FeeBand {
	from, to := max(first, t.first), last
	if t.last > 0 {
		to = min(last, t.last)
	}
	var bands []FeeBand
	for from <= to {
		each, end := t.yuan, to
		if t.block > 0 {
			n := (from - t.first) / t.block
			each += int64(n) * t.step
			end = min(to, t.first+(n+1)*t.block-1)
		}
		bands = append(bands, FeeBand{First: from, Last: end, YuanEach: each, Yuan: int64(end-from+1) * each})
		from = end + 1
	}
	return bands
}

// FeePoint is a point of the fee that the text we have leaves open, settled by a
// named rule.
type FeePoint struct {
	Name, Zh  string
	Certainty Certainty
}

// The points of the fee.
var (
	FeeOneMethod      = FeePoint{"择一计收", "每件申请按件、按量两种方式只能适用一种，不得同时适用", Read}
	FeeByBlocks       = FeePoint{"按档递增", "第31件起每10件为一档，首档（第31至40件）每件200元，每增加一档每件提高100元", Inferred}
	FeePerOrgan       = FeePoint{"按机关计数", "同一申请人一个自然月内的件数按收到申请的机关分别累计", Memory}
	FeePageIsA4       = FeePoint{"页", "按A4幅面计页", Secondary}
	FeeElectronic     = FeePoint{"电子数据折页", "提供电子数据的，折合为A4页计算", Memory}
	FeeDirectionsFree = FeePoint{"已公开信息", "信息已经主动公开、只告知获取方式途径的，不计入按量计收", Memory}
	FeeInspectionFree = FeePoint{"查阅抄录", "申请人查阅、抄录的，不按量计收", Secondary}
	FeeNoSuit         = FeePoint{"救济", "收费通知不单独可诉；其后的不再处理决定可以依法申请救济", Memory}
)

// FeePoints are all of them, for the operator to read.
func FeePoints() []FeePoint {
	return []FeePoint{FeeOneMethod, FeeByBlocks, FeePerOrgan, FeePageIsA4, FeeElectronic, FeeDirectionsFree, FeeInspectionFree, FeeNoSuit}
}
