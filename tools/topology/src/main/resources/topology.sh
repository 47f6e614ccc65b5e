#!/usr/bin/env bash
# Generated from the consumers' declarations; change those.
# Gives a running Artemis what Throughline needs for one environment: rights, address settings, addresses, queues and
# diverts. It changes what differs, removes nothing and may be repeated. The broker keeps it all in its own store.
set -euo pipefail

fail() {
  echo "topology.sh: $1" >&2
  exit "${2:-1}"
}

env=${1:-}
[[ $env =~ ^[a-z][a-z0-9]{0,19}$ ]] || fail "usage: topology.sh <environment>: 1 to 20 lower-case letters and digits.
It reads THROUGHLINE_BROKER_JOLOKIA (http://127.0.0.1:8161/console/jolokia), THROUGHLINE_BROKER_ADMIN (a user with the
role amq) and THROUGHLINE_BROKER_ADMIN_PASSWORD, or the file that THROUGHLINE_BROKER_ADMIN_PASSWORD_FILE names." 2
copy_millis=${THROUGHLINE_DLQ_COPY_MILLIS:-1209600000}
[[ $copy_millis =~ ^[0-9]+$ ]] || fail "THROUGHLINE_DLQ_COPY_MILLIS: for how many milliseconds a dead letter stays on its .dlq." 2
command -v curl >/dev/null || fail "curl was not found; install it and put it on the PATH."

jolokia=${THROUGHLINE_BROKER_JOLOKIA:-http://127.0.0.1:8161/console/jolokia}
user=${THROUGHLINE_BROKER_ADMIN:-admin}
password=${THROUGHLINE_BROKER_ADMIN_PASSWORD:-}
if [ -z "$password" ]; then
  [ -r "${THROUGHLINE_BROKER_ADMIN_PASSWORD_FILE:-}" ] || fail "neither THROUGHLINE_BROKER_ADMIN_PASSWORD nor a readable THROUGHLINE_BROKER_ADMIN_PASSWORD_FILE is set."
  password=$(<"$THROUGHLINE_BROKER_ADMIN_PASSWORD_FILE")
fi

text() { # a JSON string
  local value=${1//\\/\\\\}
  printf '"%s"' "${value//\"/\\\"}"
}

silent() { # curl's exit code; its own words stand above
  case "$1" in
    60) fail "the certificate of $jolokia was refused. If a private authority signed it, name that authority's certificate (PEM) in CURL_CA_BUNDLE; if the name is wrong, use the one that the certificate has." ;;
    77) fail "the certificates in CURL_CA_BUNDLE=${CURL_CA_BUNDLE:-} cannot be read." ;;
    *) fail "the management interface at $jolokia does not answer." ;;
  esac
}

# the account goes by a pipe, for a command line can be read by every user of the machine
call() {
  local answer
  answer=$(curl -sS --max-time 30 -K <(printf 'user = %s\n' "$(text "$user:$password")") \
    -H 'Content-Type: application/json' -H "Origin: ${jolokia%%/console*}" --data-binary @- "$jolokia" <<<"$1") ||
    silent $?
  [[ $answer =~ \"status\":200[,}] && ! $answer =~ \"error\": ]] ||
    fail "the broker refused: $(sed 's/.*\("error":"[^"]*"\).*/\1/' <<<"$answer" | head -c 500)"
  printf '%s' "$answer"
}

mbean=$(call '{"type":"search","mbean":"org.apache.activemq.artemis:broker=*"}' |
  sed -n 's/.*"value":\["\(org[^]]*\)"\].*/\1/p')
[ -n "$mbean" ] || fail "$jolokia knows no broker, or several."

batch=
execute() { # operation with its parameter types, arguments as JSON
  batch+=",{\"type\":\"exec\",\"mbean\":\"$mbean\",\"operation\":\"$1\",\"arguments\":[$2]}"
}

names() { # of what exists, in quotes
  call "{\"type\":\"read\",\"mbean\":\"$mbean\",\"attribute\":\"$1\"}" | sed 's/.*"value":\[\([^]]*\)\].*/\1/'
}

rights() { # match, then the roles of the twelve rights in the order of addSecuritySettings
  set -- "${@//@env@/$env}"
  local s=java.lang.String arguments
  printf -v arguments ',"%s"' "$@"
  execute "addSecuritySettings($s$(printf ",$s%.0s" {1..12}))" "${arguments:1}"
}

setting() { # match, settings as JSON
  set -- "${@//@env@/$env}"
  set -- "${@//@THROUGHLINE_DLQ_COPY_MILLIS@/$copy_millis}"
  execute "addAddressSettings(java.lang.String,java.lang.String)" "\"$1\",$(text "$2")"
}

address() { # name, routing type
  set -- "${@//@env@/$env}"
  [[ $addresses == *"\"$1\""* ]] || execute "createAddress(java.lang.String,java.lang.String)" "\"$1\",\"$2\""
}

queue() { # the queue as JSON
  set -- "${@//@env@/$env}"
  execute "createQueue(java.lang.String,boolean)" "$(text "$1"),true"
  execute "updateQueue(java.lang.String)" "$(text "$1")"
}

divert() { # name, the divert as JSON
  set -- "${@//@env@/$env}"
  local operation=createDivert
  [[ $diverts != *"\"$1\""* ]] || operation=updateDivert
  execute "$operation(java.lang.String)" "$(text "$2")"
}

addresses=$(names AddressNames)
diverts=$(names DivertNames)
echo "Configuring the environment $env of ${mbean//\\/}"

# nothing is made by a typing error; nothing is dropped for lack of memory
setting '@env@.#' '{"autoCreateAddresses":false,"autoCreateQueues":false,"autoDeleteAddresses":false,"autoDeleteQueues":false,"addressFullMessagePolicy":"PAGE"}'

# <topology>
call "[${batch:1}]" >/dev/null
echo "Done."
