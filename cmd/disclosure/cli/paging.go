package cli

// paging holds the flags of every list.
type paging struct {
	size  int32
	token string
	all   bool
}

func (p *paging) bind(c *command) {
	c.Flags().Int32Var(&p.size, "page-size", 0, "每页行数，1 到 200（默认 50）")
	c.text(&p.token, "page-token", "从上一次结果给出的这一页开始")
	c.Flags().BoolVar(&p.all, "all", false, "取回全部各页")
	c.check(func() error {
		if p.size < 0 || p.size > 200 {
			return usagef("--page-size 应在 1 到 200 之间。")
		}
		return nil
	})
}

// each fetches one page, or all of them; it returns the token of the page that comes next.
func (p *paging) each(fetch func(size int32, token string) (string, error)) (string, error) {
	size, token := p.size, p.token
	if p.all && size == 0 {
		size = 200
	}
	for {
		next, err := fetch(size, token)
		if err != nil || next == "" || !p.all {
			return next, err
		}
		token = next
	}
}

// hint tells the person how to go on.
func (p *paging) hint(a *app, next string) {
	if next != "" && !a.global.output.json {
		a.note("还有更多；加 --all 取回全部，或者加 --page-token %s 看下一页。", next)
	}
}
