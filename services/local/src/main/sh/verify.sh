# ./evenkeel test, ./evenkeel demo and ./evenkeel proof.

demo() {
  find_jdk
  find_node
  require_debian chromium chromium
  (look status --json) | tr -d '\n' | grep -q '"name" : "front-door",[^}]*"state" : "running"' ||
    fail "Evenkeel is not up at port ${EVENKEEL_PORT:-8080}: run ./evenkeel up --detach first."
  install_e2e
  cd "$REPO/e2e"
  EVENKEEL_BUILD=off exec npm run --silent demo
}

# The long proofs, on an installation of their own: docs/figures.md.
proof() {
  find_jdk
  find_node
  require_debian chromium chromium
  case "${1:-}" in
    pages) require_chinese_font ;;
    full-link) PATH="$PATH:/usr/sbin:/usr/local/sbin" require_debian snmpd snmpd ;;
  esac
  require_writable_home
  build_stale
  install_e2e
  cd "$REPO/e2e"
  EVENKEEL_BUILD=off exec npm run --silent proof -- "$@"
}

# Figure 3 of docs/quality.md: every labelled fault, and MINUTES (240) of each kind of faultless traffic.
quality_figure() {
  find_jdk
  (cd "$REPO" && ./mvnw -q -Pfast -pl incident-service -am test -Dtest=CauseScenariosTest \
    -Dsurefire.failIfNoSpecifiedTests=false -Dquality.scenarios=all -Dquality.minutes="${1:-240}" 2>&1 |
    grep -vE 'INFO|SLF4J')
}

install_e2e() {
  npm_install "$REPO/e2e" >"$EVENKEEL_HOME/log/e2e-packages.log" 2>&1 ||
    fail "The packages of e2e could not be installed; see $EVENKEEL_HOME/log/e2e-packages.log"
}

PASSED=0
FAILED=0
BROKEN=""

verify() {
  find_jdk
  find_node
  require_debian chromium chromium
  require_debian firefox-esr firefox-esr
  PATH="$PATH:/usr/sbin:/usr/local/sbin:/opt/homebrew/sbin" require_debian mosquitto mosquitto
  PATH="$PATH:/usr/sbin:/usr/local/sbin" require_debian snmpd snmpd
  require_debian prometheus-alertmanager prometheus-alertmanager
  require_debian promtool prometheus
  require_debian ffprobe ffmpeg
  require_debian turnserver coturn
  require_debian softhsm2-util softhsm2
  require_debian_python aiortc python3-aiortc
  require_writable_home
  mkdir -p "$EVENKEEL_HOME/log"
  begin_web
  verify_java
  verify_web
  verify_browsers
  [ -z "$BROKEN" ] || echo "Not green:$BROKEN"
  echo "$PASSED passed, $FAILED failed"
  [ -z "$BROKEN" ] && [ "$FAILED" = 0 ] && [ "$PASSED" -gt 0 ]
}

# From nothing: what a build without the checks has compiled already would not be checked. The applications are built
# of what was compiled here.
verify_java() {
  local began log="$EVENKEEL_HOME/log/test-java.log" status=0
  began="$(date +%s)"
  echo "Java: building with every check and running all tests (log: $log)"
  (cd "$REPO" && ./mvnw -B -fae -T 2 clean verify) >"$log" 2>&1 || status=$?
  [ "$status" = 0 ] || grep -E '^\[ERROR\]|BUILD FAILURE' "$log" | head -60 || true
  wait "$WEB" || true
  build_stale
  conclude java "$status" "$(since "$began")" surefire "$REPO" --since "$began"
}

# Beside the first Java modules, which are built one after the other.
begin_web() {
  local began log="$EVENKEEL_HOME/log/test-web.log"
  began="$(date +%s)"
  echo "Web: types, lint and unit tests, at the same time (log: $log)"
  (
    status=0
    { npm_install "$REPO/services/web" && NO_COLOR=1 npm run --prefix "$REPO/services/web" check; } || status=$?
    since "$began" >"$log.seconds"
    exit "$status"
  ) >"$log" 2>&1 &
  WEB=$!
  trap 'kill "$WEB" 2>/dev/null || true' EXIT
}

verify_web() {
  local log="$EVENKEEL_HOME/log/test-web.log" status=0
  wait "$WEB" || status=$?
  trap - EXIT
  [ "$status" = 0 ] || tail -60 "$log"
  conclude web "$status" "$(cat "$log.seconds")" vitest "$log"
}

# The browsers run against an installation of their own, made of the applications just built.
verify_browsers() {
  local began log="$EVENKEEL_HOME/log/test-browsers.log" report="$REPO/e2e/target/playwright.json" status=0
  began="$(date +%s)"
  echo "Browsers: the whole of it in Chromium and Firefox (log: $log)"
  install_e2e
  rm -f "$report"
  (cd "$REPO/e2e" && npm run --silent check && EVENKEEL_BUILD=off NO_COLOR=1 npm test) >"$log" 2>&1 || status=$?
  [ "$status" = 0 ] || tell_browsers "$log"
  conclude browsers "$status" "$(since "$began")" playwright "$report"
}

# What failed, and what its page showed then; not what the browser itself logs.
tell_browsers() {
  local shown
  grep -v '\[pid=' "$1" | tail -80
  for shown in "$REPO"/e2e/target/results/*/error-context.md; do
    [ ! -f "$shown" ] || sed -e '/\[pid=/d' -e '/^# Test source/,$d' "$shown" | cut -c1-200
  done
}

# Seconds since then.
since() { echo "$(($(date +%s) - $1))"; }

# conclude <part> <exit status> <seconds> <tally arguments…>: adds up and prints the part's line.
conclude() {
  local part="$1" status="$2" seconds="$3" passed failed skipped note=""
  shift 3
  read -r passed failed skipped <<<"$(launcher tally "$@")"
  PASSED=$((PASSED + passed))
  FAILED=$((FAILED + failed))
  [ "$skipped" = 0 ] || note=", $skipped skipped"
  [ "$status" = 0 ] || note="$note, exit status $status"
  [ "$passed" -gt 0 ] || note="$note, nothing ran"
  if [ "$failed" -gt 0 ] || [ -n "$note" ]; then BROKEN="$BROKEN $part"; fi
  echo "$part: $passed passed, $failed failed$note ($seconds s)"
}
