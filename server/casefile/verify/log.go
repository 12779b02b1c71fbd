package verify

import (
	"bytes"
	"fmt"
	"slices"

	"disclosure/server/casefile/bag"
	"disclosure/server/record"
)

// log is level 3: whether all that stands in the log of the organ, under its signature.
func (v *verification) log() []Check {
	checks := []Check{v.signed(), v.included(), v.sealed(), v.consistent()}
	if v.given.Printed != nil {
		checks = append(checks, v.printed())
	}
	return checks
}

// signed checks the signature of the checkpoint.
func (v *verification) signed() Check {
	c := Check{ID: "log.checkpoint"}
	done := "签名：日志的状态（校验点）由机关的签名密钥签名，签名时密钥在使用期内。"
	if v.note == nil {
		c.wrong("missing", CheckpointPath, "没有校验点", nil)
		return c.done(done)
	}
	_, err := v.keys.Open(v.note)
	if err != nil {
		c.wrong("signature", CheckpointPath, "校验点的签名不对，或者不是这些公钥签的", err)
	}
	v.sameKeys(&c)
	if v.checkpoint != nil {
		v.sameLog(&c)
	}
	return c.done(done)
}

// sameKeys wants the keys of the file among those given: the file may be older than the list, not other.
func (v *verification) sameKeys(c *Check) {
	text, err := v.bag.ReadFile(KeysPath, maxText)
	if err != nil {
		c.wrong("keys", KeysPath, "卷宗没有公钥", err)
		return
	}
	own, err := record.ParseKeys(text)
	if err != nil {
		c.wrong("keys", KeysPath, "卷宗的公钥读不懂或者写法不对", err)
		return
	}
	for _, k := range own {
		known := func(g record.Key) bool { return g.Text == k.Text && g.From.Equal(k.From) }
		if !slices.ContainsFunc(v.keys, known) {
			c.wrong("keys", KeysPath, "卷宗自带的公钥与提供的公钥不同", nil)
			return
		}
	}
}

// sameLog compares what bag-info.txt and the leaves say of the log.
func (v *verification) sameLog(c *Check) {
	info := v.checked.Info
	if info.Get(LogOrigin) != v.checkpoint.Origin || info.Get(CheckpointSize) != fmt.Sprint(v.checkpoint.Size) {
		c.wrong("info", bag.BagInfo, "说明文件写的日志或者校验点与签名的不同", nil)
	}
	for i, l := range v.leaves {
		if l.Version >= 2 && l.Origin != v.checkpoint.Origin && !record.EarlierEpoch(l.Origin, v.checkpoint.Origin) {
			c.wrong("origin", LeafPath(int64(i+1)), "存证属于另一个机关的日志", nil)
		}
	}
}

// included checks the path of each leaf to the root that was signed.
func (v *verification) included() Check {
	c := Check{ID: "log.inclusion"}
	if v.checkpoint == nil {
		c.wrong("missing", CheckpointPath, "没有可用的校验点，不能核对", nil)
		return c.done("入账：没有核对。")
	}
	for i := range v.leaves {
		v.include(&c, int64(i+1))
	}
	return c.done(fmt.Sprintf("入账：%d 条存证都在机关的日志里，一直连到签名的校验点（第 %d 号）。", len(v.leaves), v.checkpoint.Size))
}

func (v *verification) include(c *Check, n int64) {
	path := ProofPath(n)
	text, err := v.bag.ReadFile(path, maxText)
	if err != nil {
		c.wrong("missing", path, "没有入账证明", err)
		return
	}
	p, err := record.ParseProof(text)
	if err != nil {
		c.wrong("proof", path, "入账证明读不懂或者写法不对", err)
		return
	}
	if !bytes.Equal(p.Checkpoint, v.note) {
		c.wrong("checkpoint", path, "入账证明用的是另一个校验点", nil)
		return
	}
	l := v.leaves[n-1]
	if l.Version >= 2 && l.Seq != p.Index {
		c.wrong("index", path, "入账证明是另一条记录的", nil)
		return
	}
	err = record.CheckInclusion(p.Path, v.checkpoint.Size, p.Index, v.checkpoint.Root, l.hash)
	if err != nil {
		c.wrong("inclusion", path, "存证不在日志里", err)
	}
}

// sealed checks the signature over the whole case file.
func (v *verification) sealed() Check {
	c := Check{ID: "log.seal"}
	done := "封签：机关的签名密钥对整个卷宗签了名，卷宗自导出以来没有改动。"
	text, err := v.bag.ReadFile(bag.Signature, maxText)
	if err != nil {
		c.wrong("missing", bag.Signature, "没有封签", err)
		return c.done(done)
	}
	if v.checkpoint == nil {
		c.wrong("missing", CheckpointPath, "没有可用的校验点，不能核对", nil)
		return c.done(done)
	}
	got, err := v.keys.OpenCaseFile(text, v.checkpoint.Time)
	if err != nil {
		c.wrong("signature", bag.Signature, "封签的签名不对，或者不是这些公钥签的", err)
		return c.done(done)
	}
	sums, _ := v.sums(bag.TagManifest)
	want := record.CaseFile{
		Origin: v.checkpoint.Origin, Case: v.report.File.Case, Variant: v.report.File.Variant, LastSeq: int64(len(v.leaves)),
		Size: v.checkpoint.Size, SHA256: sums.SHA256,
	}
	if got != want {
		c.wrong("seal", bag.Signature, "封签属于另一份卷宗，或者卷宗封签后被改动", nil)
	}
	return c.done(done)
}
