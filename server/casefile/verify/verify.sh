#!/usr/bin/env bash
# 核对政府信息公开申请卷宗，只用 bash、coreutils 和 OpenSSL 3，不用办理系统的任何程序。
# 用法：bash verify.sh [文件夹 [公钥文件 [时间戳机构根证书]]]      文件夹默认为当前文件夹，公钥默认用卷宗自带的 proof/keys.txt
# 退出码：0 通过，1 不通过，2 缺少工具。格式见办理系统的 docs/casefile.md；每一节开头写明对应报告的哪一项。
set -u -o pipefail
shopt -s nullglob dotglob globstar
export LC_ALL=C TZ=UTC
keys=${2:-} roots=${3:-} bad=0
[[ -z $keys || $keys = /* ]] || keys=$PWD/$keys
[[ -z $roots || $roots = /* ]] || roots=$PWD/$roots
cd -- "${1:-.}" || exit 2
inner=(case-*/)
[ -f bagit.txt ] || [ ${#inner[@]} != 1 ] || cd -- "${inner[0]}" || exit 2
keys=${keys:-proof/keys.txt}
for tool in openssl sha256sum sha512sum base64 basenc od stat date mktemp; do
  command -v "$tool" >/dev/null || { echo "缺少工具：$tool"; exit 2; }
done
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT

fail() { bad=$((bad + 1)); printf '✗ %s\n' "$*"; }
pass() { if [ "$bad" = "$before" ]; then printf '✓ %s\n' "$1"; levels+=${1:3:3}; fi; before=$bad; }
before=$bad levels=
hash() { local h; h=$(sha256sum) && echo "${h%% *}"; }
number_ok() { [[ $1 =~ ^(0|[1-9][0-9]{0,14})$ ]]; } # 只有这样的文字才进入算式
same_log() { # 日志名称：与校验点的相同，或者是同一日志更早的一期（名称#期数）
  local a=${1%%#*} b=${origin%%#*} m=1 n=1
  [[ ! $1 =~ ^[^#]+#([2-9]|[1-9][0-9]{1,8})$ ]] || m=${BASH_REMATCH[1]}
  [[ ! $origin =~ ^[^#]+#([2-9]|[1-9][0-9]{1,8})$ ]] || n=${BASH_REMATCH[1]}
  [ "$1" = "$origin" ] || { [ "$a" = "$b" ] && ((m < n)); }
}
unhex() { printf '%s' "${1^^}" | basenc --base16 -d; }
hex() { basenc --base16 -w0 | { read -r h || true; echo "${h,,}"; }; }
file() { content=$(cat -- "$1" 2>/dev/null; printf x) && content=${content%x} && [ ${#content} = "$(stat -c %s -- "$1")" ]; }
declare -A hexes nodes sha sm size digest events
b64() { [ -n "${hexes[$1]:-}" ] || hexes[$1]=$(printf '%s' "$1" | base64 -d 2>/dev/null | hex); h=${hexes[$1]}; [ ${#h} = 64 ]; }
node() { [ -n "${nodes[$1$2]:-}" ] || nodes[$1$2]=$(unhex "01$1$2" | hash); r=${nodes[$1$2]}; }

# 一、文件完整（files.*）
readonly pathform='^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*(/[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*)*$'
[ "$(cat bagit.txt 2>/dev/null)" = $'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8' ] || fail "bagit.txt：不是 BagIt 1.0 文件包"
list() { # 清单文件 校验值位数：读入 paths
  local line d p; declare -A seen=(); paths=()
  file "$1" || { fail "$1：读不出来"; return; }
  [ -z "$content" ] || [ "${content: -1}" = $'\n' ] || fail "$1：最后一行不完整"
  while IFS= read -r line; do
    d=${line%%  *} p=${line#*  }
    [[ ${#d} = "$2" && $d =~ ^[0-9a-f]+$ && $p =~ $pathform ]] || { fail "$1：写法不对"; continue; }
    [ -z "${seen[$p]:-}" ] || fail "$p：$1 重复列出"
    seen[$p]=1 digest[$1/$p]=$d; paths+=("$p")
  done <<<"${content%$'\n'}"
}
list manifest-sha256.txt 64; payload=("${paths[@]}")
list manifest-sha512.txt 128; [ "${payload[*]}" = "${paths[*]}" ] || fail "manifest-sha512.txt：与 manifest-sha256.txt 列的文件不同"
list sm3sums.txt 64; [ "${payload[*]}" = "${paths[*]}" ] || fail "sm3sums.txt：与 manifest-sha256.txt 列的文件不同"
list tagmanifest-sha256.txt 64; tags=("${paths[@]}")
list tagmanifest-sha512.txt 128; [ "${tags[*]}" = "${paths[*]}" ] || fail "tagmanifest-sha512.txt：与 tagmanifest-sha256.txt 列的文件不同"
declare -A listed=([tagmanifest-sha256.txt]=1 [tagmanifest-sha512.txt]=1 [signature.txt]=1)
for p in "${payload[@]}"; do [[ $p = data/* ]] || fail "$p：不在 data 文件夹却列在 manifest"; listed[$p]=1; done
for p in "${tags[@]}"; do [[ $p != data/* && -z ${listed[$p]:-} ]] || fail "$p：不应当列在 tagmanifest"; listed[$p]=1; done
for p in sm3sums.txt bag-info.txt bagit.txt manifest-sha256.txt manifest-sha512.txt data/catalogue.json data/events.jsonl \
  data/case-file.pdf proof/checkpoint.txt proof/case-head.json proof/keys.txt VERIFY.txt verify.sh; do
  [ -n "${listed[$p]:-}" ] || fail "$p：卷宗必须有这个文件"
done
declare -A lower=()
for p in **; do
  [ -z "${lower[${p,,}]:-}" ] || fail "$p：与另一个文件的名称混淆"
  lower[${p,,}]=1
  if [ -L "$p" ] || ! [ -f "$p" ] && ! [ -d "$p" ]; then fail "$p：不是普通文件"; continue; fi
  if [ -d "$p" ]; then inside=("$p"/*); [ ${#inside[@]} -gt 0 ] || fail "$p：空文件夹"; continue; fi
  [[ $p =~ $pathform ]] || fail "$p：名称不合规则"
  [[ $p != fetch.txt && ! $p =~ ^(tag)?manifest-(.*)$ ]] || [[ $p =~ ^(tag)?manifest-sha(256|512)\.txt$ ]] || fail "$p：含有不认识的校验算法"
  [ -n "${listed[$p]:-}" ] || fail "$p：包内有，清单上没有"
done
for p in "${!listed[@]}"; do [ -f "$p" ] || fail "$p：清单上有，包内没有"; done
sha256sum --check --strict --quiet manifest-sha256.txt tagmanifest-sha256.txt >"$tmp/out" 2>&1 || fail "SHA-256 不符：$(cat "$tmp/out")"
sha512sum --check --strict --quiet manifest-sha512.txt tagmanifest-sha512.txt >"$tmp/out" 2>&1 || fail "SHA-512 不符：$(cat "$tmp/out")"
for ((i = 0; i < ${#payload[@]}; i += 500)); do openssl dgst -sm3 -r "${payload[@]:i:500}"; done >"$tmp/sm3" 2>/dev/null || fail "SM3 算不出来"
while read -r d p; do sm[${p#\*}]=$d; done <"$tmp/sm3"
oxum=0
for p in "${payload[@]}"; do
  [ "${sm[$p]:-}" = "${digest[sm3sums.txt/$p]:-}" ] || fail "$p：SM3 不符"
  size[$p]=$(stat -c %s -- "$p" 2>/dev/null || echo 0) sha[$p]=${digest[manifest-sha256.txt/$p]:-}
  oxum=$((oxum + size[$p]))
done
declare -A info=()
while IFS= read -r line; do
  [ -z "${info[${line%%: *}]:-}" ] || fail "bag-info.txt：${line%%: *} 重复"
  info[${line%%: *}]=${line#*: }
done <bag-info.txt
exported=${info[Export-Time]:-} number=${info[External-Identifier]:-} variant=${info[Case-File-Variant]:-}
[ "${info[Payload-Oxum]:-}" = "$oxum.${#payload[@]}" ] || fail "bag-info.txt：字节数或者文件数不符"
[ "$(date -u -d "$exported" +%FT%TZ 2>/dev/null)" = "$exported" ] || fail "bag-info.txt：没有导出时间"
[ "$(TZ=UTC-8 date -d "$exported" +%F 2>/dev/null)" = "${info[Bagging-Date]:-}" ] || fail "bag-info.txt：日期与导出时间不符"
case $variant in
full) ;;
applicant | redacted) [ -z "$(echo data/restricted/* data/case-file-restricted.pdf*)" ] || fail "不对外提供的部分混入了副本" ;;
*) fail "bag-info.txt：没有写明卷宗种类" ;;
esac
pass "第一级 文件完整：${#payload[@]} 个卷宗文件和 ${#tags[@]} 个说明文件与清单相符（SHA-256、SHA-512、SM3）"

# 二、记录一致（record.*）
readonly q='"([^"\\]*)"'
readonly leafform="^\{\"v\":2,\"origin\":$q,\"seq\":([0-9]+),\"case\":$q,\"case_seq\":([0-9]+),\"prev\":\"([0-9a-f]*)\",\"kind\":$q,\"actor\":$q,\"time\":$q,\"calendar\":$q,\"commitment\":\"([0-9a-f]{64})\"\}\$"
string() { # 从 rest 取一个 JSON 字符串到 token（原样）
  local part t; token=
  while :; do
    part=${rest%%\"*} rest=${rest#*\"} token+=$part t=${token##*[!\\]}
    ((${#t} % 2)) || return 0
    [ -n "$rest" ] || return 1
    token+=\"
  done
}
plain() { # 把 token 里的转义还原到 text
  local s=$token c; text=
  while [[ $s = *\\* ]]; do
    text+=${s%%\\*} s=${s#*\\} c=${s:0:1} s=${s:1}
    case $c in
    n) text+=$'\n' ;; r) text+=$'\r' ;; t) text+=$'\t' ;; b) text+=$'\b' ;; f) text+=$'\f' ;; \" | \\) text+=$c ;;
    u) case ${s:0:4} in
      2028) text+=$'\xe2\x80\xa8' ;; 2029) text+=$'\xe2\x80\xa9' ;; fffd) text+=$'\xef\xbf\xbd' ;;
      00[0-7]?) printf -v c '%b' "\\x${s:2:2}"; text+=$c ;;
      *) return 1 ;;
      esac; s=${s:4} ;;
    *) return 1 ;;
    esac
  done
  text+=$s
}
pad() { # 密钥 异或值：HMAC 的一块，写成 printf 的格式
  local i key=$1$zeros; block=
  for ((i = 0; i < 64; i++)); do block+=${octal[16#${key:2*i:2} ^ $2]}; done
}
readonly zeros=0000000000000000000000000000000000000000000000000000000000000000
octal=(); for ((i = 0; i < 256; i++)); do printf -v b '\\%03o' "$i"; octal[i]=$b; done
hmacs() { # 对 salts、messages 逐个算 HMAC-SHA256，结果在 macs
  local i n=${#salts[@]} m; macs=()
  rm -f "$tmp"/[io]n.*
  for ((i = 0; i < n; i++)); do pad "${salts[i]}" 54; printf "$block${lengths[i]}%s" "${messages[i]}" >"$tmp/in.$((100000 + i))"; done
  i=0; while read -r m _; do
    pad "${salts[i]}" 92; { printf "$block"; unhex "$m"; } >"$tmp/on.$((100000 + i))"; i=$((i + 1))
  done < <([ "$n" = 0 ] || sha256sum "$tmp"/in.*)
  while read -r m _; do macs+=("$m"); done < <([ "$n" = 0 ] || sha256sum "$tmp"/on.*)
}
disclosure() { # 读 proof/N.disclosure.json，核对 commitment，写出 events.jsonl 的一行
  local rest token text name last= first=1 line= salts=() messages=() lengths=() order=() macs c i=0 l told=0 hidden=0; declare -A shown=()
  file "$1" || { fail "$1：没有记录的内容"; return; }
  rest=$content
  [[ $rest = '{"fields":['*']}' ]] || { fail "$1：写法不对"; return; }
  rest=${rest#'{"fields":['}
  while [ "$rest" != ']}' ]; do
    [ $first = 1 ] || [ "${rest:0:1}" = , ] || { fail "$1：写法不对"; return; }
    [ $first = 1 ] || rest=${rest:1}
    first=0
    if [[ ${rest:0:77} =~ ^\{\"hidden\":\"([0-9a-f]{64})\"\}$ ]]; then order+=("${BASH_REMATCH[1]}") rest=${rest:77} hidden=1; continue; fi
    [ "${rest:0:9}" = '{"name":"' ] || { fail "$1：写法不对"; return; }
    rest=${rest:9}; string && plain || { fail "$1：写法不对"; return; }
    name=$text c=$token text= token=
    if [ "${rest:0:10}" = ',"value":"' ]; then rest=${rest:10}; string && plain || { fail "$1：写法不对"; return; }; fi
    [[ ${rest:0:75} =~ ^,\"salt\":\"([0-9a-f]{64})\"\}$ ]] || { fail "$1：写法不对"; return; }
    rest=${rest:75}
    [[ $last < $name ]] || fail "$1：项目的次序不对"
    last=$name shown[$name]=$text l=${#name}
    line+="${line:+,}\"$c\":\"$token\""
    salts+=("${BASH_REMATCH[1]}") messages+=("$name$text") lengths+=("${octal[l >> 24 & 255]}${octal[l >> 16 & 255]}${octal[l >> 8 & 255]}${octal[l & 255]}") order+=("")
    [ "${name%%.*}" != "$kind" ] || told=1
  done
  hmacs
  c=; for l in "${order[@]}"; do if [ -z "$l" ]; then l=${macs[i]} i=$((i + 1)); fi; c+=$l; done
  [ "$({ printf 'disclosure fields v1\0'; unhex "$c"; } | hash)" = "$commitment" ] || fail "$1：内容与存证不符"
  l=${time%Z}; while [[ $l = *.*0 ]]; do l=${l%0}; done; l=${l%.}Z
  [ "${shown[actor]:-$actor}" = "$actor" ] && [ "${shown[sequence]:-$n}" = "$n" ] && [ "${shown[record_time]:-$l}" = "$l" ] && [ $((told + hidden)) != 0 ] ||
    fail "$1：内容与存证上的事项、人员、时间或者次序不符"
  l=$'\n'${shown[notice_issued.text]:-}$'\n'
  [[ ! $l =~ $'\n'记录校验：([^$'\n' ]+)\ 第([0-9]{1,15})号\ sha256:([0-9a-f]{16})…$'\n' ]] || letters+=("${BASH_REMATCH[1]} ${BASH_REMATCH[2]} ${BASH_REMATCH[3]} $1")
  for name in "${!shown[@]}"; do
    [[ $name = *.sha256 ]] || continue
    name=${name%.sha256} c=${shown[$name.number]:-}
    [[ ! $c =~ ^[1-9][0-9]*$ ]] || events[$c]="${shown[$name.sha256]} ${shown[$name.size_bytes]:-}"
  done
  printf '{"leaf":%s,"content":{%s}}\n' "$leaf" "$line" >>"$tmp/events"
  opened=$((opened + 1))
}
: >"$tmp/events"
letters=() prev= n=0 opened=0 proved=0 kind= time= origins=() seqs=() leaves=() versions=()
while p=$(printf 'proof/%04d' $((n + 1))) && [ -f "$p.leaf" ]; do
  n=$((n + 1))
  file "$p.leaf"; leaf=$content
  if [[ $leaf =~ $leafform ]]; then
    origins+=("${BASH_REMATCH[1]}") seqs+=("${BASH_REMATCH[2]}") kind=${BASH_REMATCH[6]} actor=${BASH_REMATCH[7]} time=${BASH_REMATCH[8]} commitment=${BASH_REMATCH[10]}
    [ "${BASH_REMATCH[3]}" = "$number" ] || fail "$p.leaf：存证属于另一件申请"
    [ "${BASH_REMATCH[4]}" = "$n" ] && [ "${BASH_REMATCH[5]}" = "$prev" ] || fail "$p.leaf：没有接在前一条之后"
    disclosure "$p.disclosure.json"
  elif [[ $leaf = '{"v":1,'*"\"case\":\"$number\",\"case_seq\":$n,"* ]]; then
    origins+=("") seqs+=("")
    [ "$(cat "$p.disclosure.json")" = '{"fields":[]}' ] || fail "$p.disclosure.json：早期的存证不能逐项核对"
    printf '{"leaf":%s,"content":{}}\n' "$leaf" >>"$tmp/events"; opened=$((opened + 1))
  else
    fail "$p.leaf：存证写法不对"; origins+=("") seqs+=("")
  fi
  prev=$({ printf '\0'; cat "$p.leaf"; } | hash); leaves+=("$prev")
done
[ "$n" -gt 0 ] && [ "$opened" = "$n" ] && [ ${#leaves[@]} = "$n" ] || fail "办理记录没有全部核对"
[ "$(hash <"$tmp/events")" = "$(hash <data/events.jsonl)" ] || fail "data/events.jsonl：与存证不一致"
for p in proof/*.leaf proof/*.disclosure.json proof/*.tlog-proof; do
  i=${p#proof/} i=${i%%.*}
  [[ $i =~ ^[0-9]{4,}$ ]] && ((10#$i >= 1 && 10#$i <= n)) && [ "$(printf %04d "$((10#$i))")" = "$i" ] || fail "$p：缺少存证，或者这个文件不该有"
done
count=0; declare -A d=() named=()
while IFS= read -r line; do
  [[ $line =~ ^\ {6}\"([a-zA-Z0-9]+)\":\ \"?([^\"]*)\"?,?$ ]] && d[${BASH_REMATCH[1]}]=${BASH_REMATCH[2]%,}
  [[ $line =~ ^\ {6}\"absent\" ]] && d[absent]=1
  [[ $line =~ ^\ {4}\}.?$ ]] || continue
  count=$((count + 1)) event=${events[$count]:-} p=${d[path]:-}
  [ "${d[number]:-}" = $count ] || fail "目录：第 $count 行不是第 $count 号材料"
  [ -z "$event" ] || [ -z "${d[sha256]:-}" ] || [ "${event% *}" = "${d[sha256]}" ] || fail "第 $count 号材料的校验值与收到或者印发时记录的不同"
  if [ -n "$p" ]; then
    folder=data/originals/; [ "${d[restricted]:-}" != true ] || folder=data/restricted/
    named[$p]=1
    [[ $p = $folder* && -n ${sha[$p]:-} ]] || fail "$p：材料不在它该在的地方"
    [ "${sha[$p]:-} ${size[$p]:-} ${sm[$p]:-}" = "${d[sha256]:-} ${d[size]:-} ${d[sm3]:-}" ] || fail "$p：与目录上的校验值或者大小不符"
    [ -z "$event" ] || [ "${sha[$p]:-}" = "${event% *}" ] && [ "${size[$p]:-}" = "${event#* }" -o -z "${event#* }" ] || fail "$p：不是收到或者印发时的原件"
  else
    [ -n "${d[absent]:-}" ] || fail "第 $count 号材料不在卷宗，也没有说明理由"
  fi
  d=()
done <data/catalogue.json
for i in "${!events[@]}"; do [ "$i" -le $count ] || fail "办理记录有第 $i 号材料，目录没有"; done
for p in data/originals/* data/restricted/*; do [ -n "${named[$p]:-}" ] || fail "$p：目录上没有这个文件"; done
pass "第二级 记录一致：$n 条办理记录、$count 份材料与当时的存证一致"

# 三、入账签名（log.*）
cut_note() { # 文件：签名文本写到 $tmp/body，签名行在 signatures
  file "$1" || { fail "$1：读不出来"; return 1; }
  [[ $content = *$'\n\n— '*$'\n' ]] || { fail "$1：不是签名文本"; return 1; }
  body=${content%%$'\n\n'*}$'\n' signatures=${content#*$'\n\n'}
  printf '%s' "$body" >"$tmp/body"
}
signed() { # 文件 时间：有在用的 Ed25519 密钥签名；认识的签名必须成立
  local from until key text raw id name line sig good=1
  while read -r from until key; do
    name=${key%%+*} raw=$(printf '%s' "${key#*+*+}" | base64 -d | hex)
    id=$({ printf '%s\n' "$name"; unhex "$raw"; } | hash) id=${id:0:8}
    [ "${key#*+}" = "$id+${key#*+*+}" ] || { fail "$keys：公钥写法不对"; continue; }
    while IFS= read -r line; do
      [[ $line = "— $name "* ]] || continue
      sig=$(printf '%s' "${line##* }" | base64 -d 2>/dev/null | hex)
      [ "${sig:0:8}" = "$id" ] || continue
      [ "$(unhex "$sig" | base64 -w0)" = "${line##* }" ] || fail "$1：签名写法不对"
      unhex "${sig:8}" >"$tmp/sig"
      case $raw in
      01*) text=302a300506032b6570032100${raw:2} option=(-rawin) ;;
      ff*) text=3059301306072a8648ce3d020106082a811ccf5501822d034200${raw: -130} option=(-rawin -digest sm3 -pkeyopt distid:1234567812345678) ;;
      *) continue ;;
      esac
      { echo '-----BEGIN PUBLIC KEY-----'; unhex "$text" | base64; echo '-----END PUBLIC KEY-----'; } >"$tmp/key"
      openssl pkeyutl -verify -pubin -inkey "$tmp/key" "${option[@]}" -in "$tmp/body" -sigfile "$tmp/sig" >/dev/null 2>&1 || fail "$1：签名不对"
      [[ $raw = 01* && ! $2 < $from && ( $until = - || ! $2 > $until ) ]] && good=0
    done <<<"$signatures"
  done <"$keys"
  [ $good = 0 ] || fail "$1：没有当时在用的密钥的签名"
}
if cut_note proof/checkpoint.txt; then
  note=$content
  { read -r origin; read -r logsize; read -r root64; read -r _ at; read -r word heads headroot64; } <<<"$body"
  number_ok "$logsize" && number_ok "$heads" || { fail "proof/checkpoint.txt：写法不对"; logsize=0 heads=0; }
  signed proof/checkpoint.txt "$at"
  b64 "$root64" || fail "proof/checkpoint.txt：写法不对"; root=$h
  [ "$word" = case-heads ] && b64 "$headroot64" && headroot=$h || { fail "proof/checkpoint.txt：没有各案末条的根"; headroot=; }
  [ "${info[Log-Origin]:-}" = "$origin" ] && [ "${info[Checkpoint-Size]:-}" = "$logsize" ] || fail "bag-info.txt：日志或者校验点与签名的不同"
  for o in "${origins[@]}"; do [ -z "$o" ] || same_log "$o" || fail "存证属于另一个机关的日志"; done
  [ "$keys" = proof/keys.txt ] || while read -r from _ key; do
    found=0; while read -r f _ k; do [ "$f $k" != "$from $key" ] || found=1; done <"$keys"
    [ $found = 1 ] || fail "proof/keys.txt：与提供的公钥不同"
  done <proof/keys.txt
else
  note= origin= logsize=0 root=- heads=0 headroot= at=
fi
included() { # 叶 序号 条数 根 路径（base64）……
  number_ok "$2" && number_ok "$3" && (($2 < $3)) || return 1
  local fn=$2 sn=$(($3 - 1)) want=$4; r=$1; shift 4
  for p; do
    b64 "$p" && ((sn > 0)) || return 1
    if ((fn & 1)) || ((fn == sn)); then
      node "$h" "$r"
      while ((!(fn & 1) && fn > 0)); do fn=$((fn >> 1)) sn=$((sn >> 1)); done
    else node "$r" "$h"; fi
    fn=$((fn >> 1)) sn=$((sn >> 1))
  done
  ((sn == 0)) && [ "$r" = "$want" ]
}
for ((i = 0; i < n; i++)); do
  p=$(printf 'proof/%04d.tlog-proof' $((i + 1)))
  file "$p" || { fail "$p：没有入账证明"; continue; }
  [ "${content#*$'\n\n'}" = "$note" ] || { fail "$p：用的是另一个校验点"; continue; }
  mapfile -t lines <<<"${content%%$'\n\n'*}"
  [ "${lines[0]}" = 'c2sp.org/tlog-proof@v1' ] && [[ ${lines[1]} = 'index '* ]] || { fail "$p：写法不对"; continue; }
  [ -z "${seqs[i]}" ] || [ "${seqs[i]}" = "${lines[1]#index }" ] || { fail "$p：是另一条记录的入账证明"; continue; }
  included "${leaves[i]}" "${lines[1]#index }" "$logsize" "$root" "${lines[@]:2}" && proved=$((proved + 1)) || fail "$p：存证不在日志里"
done
[ "$proved" = "$n" ] || fail "入账证明没有全部核对"
declare -A known=([$logsize]=${root:0:16})
for p in proof/consistency-*.txt; do
  mapfile -t lines <"$p"; m=${lines[2]:-} t=${lines[4]:-} path=("${lines[@]:5}")
  [ "${lines[0]}" = 'disclosure consistency v1' ] && [ "${lines[1]:-}" = "$origin" ] && [ "$t" = "$logsize" ] && [ "$p" = "proof/consistency-$m.txt" ] && b64 "${lines[3]:-}" && number_ok "$m" && ((m <= t)) || { fail "$p：写法不对"; continue; }
  old=$h known[$m]=${h:0:16} fn=$((m - 1)) sn=$((t - 1)) ok=1
  if ((m == t || m == 0)); then
    [ ${#path[@]} = 0 ] && { [ "$m" != 0 ] && [ "$old" = "$root" ] || [ "$m" = 0 ] && [ "$old" = "$(printf '' | hash)" ]; } || fail "$p：证明不成立"
    continue
  fi
  while ((fn & 1)); do fn=$((fn >> 1)) sn=$((sn >> 1)); done
  ((fn)) || path=("${lines[3]}" "${path[@]}")
  [ ${#path[@]} -gt 0 ] && b64 "${path[0]}" || { fail "$p：证明不成立"; continue; }
  fr=$h sr=$h
  for c in "${path[@]:1}"; do
    b64 "$c" && ((sn > 0)) || { ok=0; break; }
    if ((fn & 1)) || ((fn == sn)); then
      node "$h" "$fr"; fr=$r; node "$h" "$sr"; sr=$r
      while ((!(fn & 1) && fn > 0)); do fn=$((fn >> 1)) sn=$((sn >> 1)); done
    else node "$sr" "$h"; sr=$r; fi
    fn=$((fn >> 1)) sn=$((sn >> 1))
  done
  ((ok && sn == 0)) && [ "$fr" = "$old" ] && [ "$sr" = "$root" ] || fail "$p：卷宗的日志不是从更早的状态接下去的"
done
for l in "${letters[@]}"; do
  read -r o m h p <<<"$l"
  number_ok "$m" && same_log "$o" && ((m <= logsize)) || fail "$p：文书上印的记录校验是另一个日志的，或者比卷宗的新"
  [ "${known[$m]:-$h}" = "$h" ] || fail "$p：文书上印的第 $m 号记录校验与日志的不同"
done
if cut_note signature.txt; then
  signed signature.txt "$at"
  printf -v want 'disclosure case file v1\n%s\n%s\n%s\n%s\n%s\nsha256 %s\n' "$origin" "$number" "$variant" "$n" "$logsize" "$(hash <tagmanifest-sha256.txt)"
  [ "$body" = "$want" ] || fail "signature.txt：封签属于另一份卷宗，或者卷宗封签后被改动"
fi
pass "第三级 入账签名：$n 条记录都在 $origin 的日志里，校验点第${logsize}号（$at）和整个卷宗由机关的密钥签名"

# 四、外部见证（outside.*）：时间戳须有机构的根证书；见证方签名请用 disclosure verify 核对
if [ -f proof/checkpoint.tsr ]; then
  { printf '%s\n' "${note%%$'\n\n'*}"; echo; while IFS= read -r line; do [[ $line != "— $origin "* ]] || printf '%s\n' "$line"; done <<<"${note#*$'\n\n'}"; } >"$tmp/stamped"
  if [ -n "$roots" ]; then
    openssl ts -verify -in proof/checkpoint.tsr -data "$tmp/stamped" -CAfile "$roots" >/dev/null 2>&1 || fail "proof/checkpoint.tsr：时间戳不对"
    pass "第四级 时间戳：与校验点相符"
  else
    echo "－ 第四级 时间戳：有，没有提供机构的根证书，没有核对"
  fi
else
  echo "－ 第四级 外部见证：没有时间戳"
fi

# 五、本案完整（case.*）
[ "$kind" = case_file_exported ] || fail "最后一条记录不是导出卷宗"
[[ ! $at < ${time:0:19}Z ]] || fail "校验点的时间早于最后一条记录"
file proof/case-head.json
rest=${content%$'\n'} state= lastindex= lastcase= head= first=
[[ $rest = '{"entries":['*']}' ]] || fail "proof/case-head.json：写法不对"
rest=${rest#'{"entries":['} rest=${rest%]\}}
while [[ $rest =~ ^\{\"index\":([0-9]+),\"case\":\"([^\"\\]*)\",\"case_seq\":([0-9]+),\"hash\":\"([0-9a-f]*)\",\"path\":\[([^]]*)\]\},? ]]; do
  index=${BASH_REMATCH[1]} case=${BASH_REMATCH[2]} seq=${BASH_REMATCH[3]} hash=${BASH_REMATCH[4]} rest=${rest:${#BASH_REMATCH[0]}}
  IFS=', ' read -r -a path <<<"${BASH_REMATCH[5]//\"/ }"
  leafhash=$(printf '\0case-head v1\n%s\n%s\n%s\n' "$case" "$seq" "$hash" | hash)
  included "$leafhash" "$index" "$heads" "$headroot" $(for p in "${path[@]}"; do echo "$p"; done) || fail "proof/case-head.json：$case 的末条不在校验点里"
  [ -z "$lastindex" ] || { [ "$index" = $((lastindex + 1)) ] && [[ $case > $lastcase ]]; } || fail "proof/case-head.json：前后不相接"
  [ -n "$first" ] || { first=1; [[ $case < $number || $index = 0 ]] || fail "proof/case-head.json：缺少前面的一件"; }
  [ "$case" != "$number" ] || head="$seq $hash"
  lastindex=$index lastcase=$case
done
[ -z "$rest" ] || fail "proof/case-head.json：写法不对"
[[ $lastcase > $number || $lastindex = $((heads - 1)) ]] || fail "proof/case-head.json：缺少后面的一件"
[ "$head" = "$n $prev" ] || fail "日志里本案的最后一条记录不是卷宗的最后一条：后面的记录被略去"
pass "第五级 本案完整：截至校验点，本案共有 $n 条记录，全部在卷"

if [ "$bad" = 0 ] && [[ $levels != 一二三*五 ]]; then fail "没有核对完"; fi
if [ "$bad" = 0 ]; then echo "结论：通过"; else echo "结论：不通过"; fi
[ "$keys" != proof/keys.txt ] || echo "注意：公钥来自卷宗本身。请从机关另外取得公钥文件，再核对一次：bash verify.sh 文件夹 公钥文件"
exit $((bad > 0))
