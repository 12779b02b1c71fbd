package casework

import (
	"slices"
	"sort"
	"strings"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
	"disclosure/server/law"
)

// ProposeDetermination drafts the decision on one item. A draft may be incomplete; what it says must be known to the law.
func ProposeDetermination(c *Case, env Env, number int32, d *pb.Determination) (*pb.Event, error) {
	err := handlerMay(c, env, pb.Act_ACT_PROPOSE_DETERMINATION)
	if err != nil {
		return nil, err
	}
	_, err = c.item("item", number)
	if err != nil {
		return nil, err
	}
	book := law.At(env.Today)
	rule, err := book.Disposition(law.Disposition(d.Disposition))
	if err != nil {
		return nil, fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "determination.disposition", "现行法律没有这种处理决定。").Because(err)
	}
	err = checkFields(rule, d)
	if err != nil {
		return nil, err
	}
	grounds, err := groundsOf(book, d)
	if err != nil {
		return nil, err
	}
	return &pb.Event{Kind: &pb.Event_DeterminationProposed{DeterminationProposed: &pb.DeterminationProposed{
		Item: number, Determination: d, Basis: rule.Basis(grounds...),
	}}}, nil
}

// checkFields refuses particulars that the disposition does not know and values that the law does not list.
func checkFields(rule law.DispositionRow, d *pb.Determination) error {
	for key, value := range d.Fields {
		need := needOf(rule, key)
		if need == nil {
			return fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "determination.fields",
				"“%s”没有名为 %s 的内容；可填：%s。", rule.Name, key, strings.Join(fieldKeys(rule), "、")).With("key", key)
		}
		if need != nil && len(need.Options) > 0 && !slices.Contains(need.Options, value) {
			return fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "determination.fields",
				"%s（%s）只能是：%s。", need.Zh, key, strings.Join(need.Options, "、")).With("key", key)
		}
	}
	return nil
}

// reasonsKey and redactionsKey are needs that have fields of their own in a determination.
const (
	reasonsKey    = "reasons"
	redactionsKey = "redactions"
)

func needOf(rule law.DispositionRow, key string) *law.Need {
	if key == reasonsKey || key == redactionsKey {
		return nil
	}
	for i := range rule.Needs {
		if rule.Needs[i].Key == key && rule.Needs[i].Kind == law.Field {
			return &rule.Needs[i]
		}
	}
	return nil
}

func fieldKeys(rule law.DispositionRow) []string {
	var keys []string
	for _, n := range rule.Needs {
		if needOf(rule, n.Key) != nil {
			keys = append(keys, n.Key)
		}
	}
	sort.Strings(keys)
	return keys
}

// groundsOf looks up the grounds of the withheld passages, each once, in the order of the law.
func groundsOf(book law.Book, d *pb.Determination) ([]law.Ground, error) {
	used := map[string]bool{}
	for _, r := range d.Redactions {
		used[r.Ground] = true
	}
	if len(used) > 0 && d.Disposition != pb.Disposition_DISPOSITION_PARTLY_DISCLOSED {
		return nil, fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "determination.redactions", "只有部分公开才填写遮盖清单。")
	}
	var grounds []law.Ground
	for _, code := range law.GroundCodes() {
		if !used[code] {
			continue
		}
		g, err := book.Ground(code)
		if err != nil {
			return nil, err
		}
		grounds = append(grounds, g)
		delete(used, code)
	}
	for code := range used {
		return nil, fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "determination.redactions",
			"没有代码为 %s 的不予公开理由；可用：%s。", code, strings.Join(law.GroundCodes(), "、")).With("ground", code)
	}
	return grounds, nil
}
