package cli

import (
	"google.golang.org/grpc/codes"
)

// Exit codes, part of the contract with scripts.
const (
	exitOK           = 0
	exitOther        = 1
	exitUsage        = 2
	exitPermission   = 3
	exitNotFound     = 4
	exitInvalid      = 5
	exitPrecondition = 6
	exitStale        = 7
	exitUnavailable  = 8
	exitRefuted      = 9
)

const exitHelp = `退出码：
  0  成功
  1  其他错误
  2  用法错误（命令、参数、日期或代码写错，未发出请求）
  3  未登录、登录失败、须先修改密码，或者没有权限
  4  找不到申请、材料、文书、人员或机关
  5  输入内容无效
  6  条件不具备，或者当前状态不允许
  7  版本过期：他人已更新，请重新读取后再办理
  8  服务器不可用或超时
  9  卷宗核对不通过（verify）`

var exitByCode = map[codes.Code]int{
	codes.Unauthenticated:    exitPermission,
	codes.PermissionDenied:   exitPermission,
	codes.NotFound:           exitNotFound,
	codes.InvalidArgument:    exitInvalid,
	codes.OutOfRange:         exitInvalid,
	codes.AlreadyExists:      exitInvalid,
	codes.FailedPrecondition: exitPrecondition,
	codes.Aborted:            exitStale,
	codes.Unavailable:        exitUnavailable,
	codes.DeadlineExceeded:   exitUnavailable,
}

// exitByReason overrides the code where the reason says more.
var exitByReason = map[string]int{
	"PASSWORD_CHANGE_REQUIRED": exitPermission,
	"SIGN_IN_BLOCKED":          exitPermission,
	"DOCUMENT_TOO_LARGE":       exitInvalid,
	"DOCUMENT_QUOTA_EXCEEDED":  exitInvalid,
}

// exitCode is the exit code for a status with its reason, which may be empty.
func exitCode(code codes.Code, reason string) int {
	if exit, ok := exitByReason[reason]; ok {
		return exit
	}
	if exit, ok := exitByCode[code]; ok {
		return exit
	}
	return exitOther
}
