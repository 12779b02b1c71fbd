package casework

import (
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

// handlerMay is the gate of the handler's own acts: the state allows it and the case is his.
func handlerMay(c *Case, env Env, act pb.Act) error {
	err := c.Allow(act)
	if err != nil {
		return err
	}
	switch c.Handler {
	case env.Actor.Name:
		return nil
	case "":
		return fault.New(pb.ErrorReason_ERROR_REASON_NOT_THE_HANDLER, "申请 %s 尚未指定承办人，请先由窗口、督办或负责人指定。", c.Number).
			With("case", c.Number).With("handler", "")
	}
	return fault.New(pb.ErrorReason_ERROR_REASON_NOT_THE_HANDLER, "申请 %s 的承办人不是您，如需由您办理请先改派。", c.Number).
		With("case", c.Number).With("handler", c.Handler)
}

// checkItems refuses item numbers that the request does not have.
func checkItems(c *Case, path string, numbers []int32) error {
	for _, n := range numbers {
		_, err := c.item(path, n)
		if err != nil {
			return err
		}
	}
	return nil
}

func (c *Case) item(path string, n int32) (*pb.Item, error) {
	if n < 1 || int(n) > len(c.Items) {
		return nil, fault.BadField(pb.ErrorReason_ERROR_REASON_ITEM_NOT_FOUND, path,
			"申请 %s 共有 %d 项，没有第 %d 项。", c.Number, len(c.Items), n).With("case", c.Number)
	}
	return c.Items[n-1], nil
}
