# Builds what changed. Each application is copied into a folder named after what it was built from:
# a folder that exists is up to date. $EVENKEEL_APPS/current says which folders belong together.

APPS="local room-service telemetry-ingest incident-service recording-service media-relay rehearsal web"

# Sources an application is made of, relative to the repository.
sources_of() {
  local shared="pom.xml .mvn services/contracts"
  local service="$shared services/platform"
  case "$1" in
    local) echo "$shared services/local" ;;
    room-service) echo "$service services/outbox services/room-service" ;;
    telemetry-ingest) echo "$service media-relay/rtp telemetry-ingest" ;;
    incident-service) echo "$service services/outbox incident-service" ;;
    recording-service) echo "$service services/outbox media-relay/rtp recording-service" ;;
    media-relay) echo "$service media-relay/rtp media-relay/sfu media-relay/app" ;;
    rehearsal) echo "pom.xml .mvn media-relay/rtp media-relay/sfu media-relay/bench" ;;
    web) echo "services/web" ;;
  esac
}

module_of() {
  case "$1" in
    local | room-service) echo "services/$1" ;;
    media-relay) echo "media-relay/app" ;;
    rehearsal) echo "media-relay/bench" ;;
    *) echo "$1" ;;
  esac
}

sha256() {
  if command -v sha256sum >/dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi
}

# Twelve digits that change when a source of the application does; tests do not count.
fingerprint() {
  # shellcheck disable=SC2046 # a list of folders
  (cd "$REPO" && export LC_ALL=C && find $(sources_of "$1") \
    \( -name target -o -name node_modules -o -name dist -o -name coverage -o -path '*/src/test' -o -path '*/src/main/sh' \) -prune \
    -o -type f -print | sort | tr '\n' '\0' | { if command -v sha256sum >/dev/null; then xargs -0 sha256sum; else xargs -0 shasum -a 256; fi; }) |
    sha256 | cut -c1-12
}

# The folder of an application in the last build; nothing when there is none.
built() {
  [ -f "$EVENKEEL_APPS/current" ] && sed -n "s/^$1=//p" "$EVENKEEL_APPS/current" || true
}

build_stale() {
  mkdir -p "$EVENKEEL_APPS" "$EVENKEEL_HOME/log"
  if command -v flock >/dev/null; then
    exec 9>"$EVENKEEL_APPS/.lock"
    flock 9
  fi
  local app stale="" current=""
  for app in $APPS; do
    local folder
    folder="$app-$(fingerprint "$app")"
    current="$current$app=$folder"$'\n'
    [ -d "$EVENKEEL_APPS/$folder" ] || stale="$stale $app=$folder"
  done
  if [ -n "$stale" ]; then
    build_java "$stale"
    case "$stale" in *" web="*) build_web ;; esac
    for app in $stale; do keep "${app%%=*}" "${app#*=}"; done
  fi
  printf '%s' "$current" >"$EVENKEEL_APPS/.current" && mv "$EVENKEEL_APPS/.current" "$EVENKEEL_APPS/current"
  forget_old
  exec 9>&- # the processes started next must not hold the lock
}

build_java() {
  local app modules=""
  for app in $1; do
    [ "${app%%=*}" = web ] || modules="$modules${modules:+,}$(module_of "${app%%=*}")"
  done
  [ -n "$modules" ] || return 0
  echo "Building$(for app in $1; do printf ' %s' "${app%%=*}"; done)…"
  (cd "$REPO" && ./mvnw -q -Pfast -DskipTests -Dquarkus.package.jar.type=aot-jar -pl "$modules" -am package) \
    >"$EVENKEEL_HOME/log/build.log" 2>&1 || build_failed
}

build_web() {
  find_node
  echo "Building the web application…"
  { npm_install "$REPO/services/web" && npm run --prefix "$REPO/services/web" build; } \
    >"$EVENKEEL_HOME/log/build.log" 2>&1 || build_failed
}

build_failed() {
  grep -E 'ERROR|error' "$EVENKEEL_HOME/log/build.log" | head -8 >&2 || true
  fail "The build failed; all of it is in $EVENKEEL_HOME/log/build.log"
}

# Copies a built application beside its final folder, then moves it there in one step.
keep() {
  local app="$1" folder="$EVENKEEL_APPS/$2" copying="$EVENKEEL_APPS/.copying-$1"
  rm -rf "$copying"
  mkdir -p "$copying"
  case "$app" in
    local | rehearsal) cp "$REPO/$(module_of "$app")"/target/*-SNAPSHOT.jar "$REPO/$(module_of "$app")"/target/lib/*.jar "$copying" ;;
    web) cp -R "$REPO/services/web/dist/." "$copying" ;;
    *) cp -R "$REPO/$(module_of "$app")/target/quarkus-app/." "$copying" ;;
  esac || fail "The build of $app left nothing to copy; see $EVENKEEL_HOME/log/build.log"
  rm -rf "$folder"
  mv "$copying" "$folder"
}

# Deletes builds that are neither current nor run by anyone.
forget_old() {
  local folder name
  for folder in "$EVENKEEL_APPS"/*/; do
    name="$(basename "$folder")"
    grep -q "=$name\$" "$EVENKEEL_APPS/current" && continue
    grep -qs "/$name/" "$EVENKEEL_HOME"/run/*.json && continue
    rm -rf "$folder"
  done
}
