package cli

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// session is what a sign-in at one server leaves on disk.
type session struct {
	Token       string `json:"token"`
	Staff       string `json:"staff"`
	DisplayName string `json:"displayName,omitempty"`
	ExpireTime  string `json:"expireTime,omitempty"`
	// CA and Plaintext say how the server was reached, so that they need not be given again.
	CA        string `json:"ca,omitempty"`
	Plaintext bool   `json:"plaintext,omitempty"`
}

// session is that of the chosen server. DISCLOSURE_TOKEN takes the place of its token.
func (a *app) session() (session, error) {
	all, err := a.readSessions()
	if err != nil {
		return session{}, err
	}
	s := all[a.global.server]
	if token := os.Getenv("DISCLOSURE_TOKEN"); token != "" && token != s.Token {
		s.Token, s.Staff, s.DisplayName, s.ExpireTime = token, "", "", ""
	}
	return s, nil
}

// saveSession replaces the session of the chosen server; nil removes it.
func (a *app) saveSession(s *session) error {
	all, err := a.readSessions()
	if err != nil {
		return err
	}
	if s == nil {
		delete(all, a.global.server)
	} else {
		all[a.global.server] = *s
	}
	return a.writeSessions(all)
}

func (a *app) sessionFile() (string, error) {
	dir := a.global.configDir
	if dir == "" {
		base, err := os.UserConfigDir()
		if err != nil {
			return "", failf(exitOther, "找不到用户配置目录，请用 --config-dir 指定：%v", err)
		}
		dir = filepath.Join(base, "disclosure")
	}
	return filepath.Join(dir, "session.json"), nil
}

func (a *app) readSessions() (map[string]session, error) {
	file, err := a.sessionFile()
	if err != nil {
		return nil, err
	}
	all := map[string]session{}
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return all, nil
	}
	if err != nil {
		return nil, failf(exitOther, "读取登录信息：%v", err)
	}
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, failf(exitOther, "登录信息文件 %s 已损坏，请删除后重新登录：%v", file, err)
	}
	return all, nil
}

// writeSessions writes the file readable by its owner only, whole or not at all.
func (a *app) writeSessions(all map[string]session) error {
	file, err := a.sessionFile()
	if err != nil {
		return err
	}
	data, err := json.MarshalIndent(all, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return failf(exitOther, "保存登录信息：%v", err)
	}
	if err := writeFile(file, append(data, '\n'), 0o600); err != nil {
		return failf(exitOther, "保存登录信息：%v", err)
	}
	return nil
}
