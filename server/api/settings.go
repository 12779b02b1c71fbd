package api

import (
	"net/mail"
	"net/netip"
	"net/url"
	"strings"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/clock"
	"disclosure/server/fault"
	"disclosure/server/store"
)

// checkSettings refuses settings of an organ that cannot work together.
func checkSettings(o store.Organ) error {
	yellow, red := o.YellowDays, o.RedDays
	if yellow == 0 {
		yellow = clock.DefaultYellow
	}
	if red == 0 {
		red = clock.DefaultRed
	}
	if red > yellow {
		return fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "organ.red_days",
			"红色提醒（剩余 %d 个工作日）不能早于黄色提醒（剩余 %d 个工作日），请调整。", red, yellow)
	}
	if from, to, ok := strings.Cut(o.QuietHours, "-"); ok && strings.TrimLeft(from, "0") == strings.TrimLeft(to, "0") {
		return fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "organ.quiet_hours", "免打扰时段的起止时间不能相同，请填写例如 22-7。")
	}
	if o.WebhookURL != "" && !safeWebhook(o.WebhookURL) {
		return fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "organ.webhook_url",
			"提醒推送地址必须以 https:// 开头；仅本机地址可以用 http://。地址中不能含账号密码。")
	}
	return checkPatterns(o)
}

// safeWebhook is true for https, and for http to this machine.
func safeWebhook(text string) bool {
	u, err := url.Parse(text)
	if err != nil || u.Hostname() == "" || u.User != nil || u.Fragment != "" {
		return false
	}
	return u.Scheme == "https" || u.Scheme == "http" && isLoopbackHost(u.Hostname())
}

func isLoopbackHost(host string) bool {
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && ip.IsLoopback()
}

// checkEmail wants a bare address.
func checkEmail(path, address string) error {
	if address == "" {
		return nil
	}
	a, err := mail.ParseAddress(address)
	if err != nil || a.Address != address || a.Name != "" {
		return fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, path, "电子邮箱地址有误，请填写例如 li@example.com。")
	}
	return nil
}
