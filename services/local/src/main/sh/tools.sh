# Finds what Evenkeel is built and run with, or says in one sentence how to get it.

fail() {
  echo "$*" >&2
  exit 1
}

java_version() {
  "$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -1
}

is_jdk() {
  [ -x "$1/bin/javac" ] && [ "$(java_version "$1")" -ge 25 ] 2>/dev/null
}

# JAVA_HOME, the PATH, then the folders in which JDKs usually live.
jdk_candidates() {
  [ -n "${JAVA_HOME:-}" ] && echo "$JAVA_HOME"
  local javac
  if javac="$(command -v javac)"; then dirname "$(dirname "$(realpath "$javac")")"; fi
  local folder
  for folder in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -d "$folder" ] && echo "$folder"
  done
}

find_jdk() {
  local candidate
  while IFS= read -r candidate; do
    if is_jdk "$candidate"; then
      export JAVA_HOME="$candidate"
      return
    fi
  done < <(jdk_candidates)
  fail "Evenkeel needs a JDK 25 or later and found none: install one (for example Temurin from https://adoptium.net, or “sdk install java 25-tem”) and run this again, or point JAVA_HOME at it."
}

find_node() {
  local folder
  for folder in "" /usr/local/bin "$HOME"/.nvm/versions/node/*/bin "$HOME"/.volta/bin /opt/homebrew/bin; do
    local node="${folder:+$folder/}node"
    if command -v "$node" >/dev/null && [ "$("$node" -p 'process.versions.node.split(".")[0]')" -ge 20 ]; then
      [ -n "$folder" ] && export PATH="$folder:$PATH"
      command -v npm >/dev/null || fail "Node is here but npm is not: install npm and run this again."
      return
    fi
  done
  fail "Evenkeel's web application needs Node 20 or later and found none: install it (for example from https://nodejs.org) and run this again."
}

# npm_install <folder>: its packages as package-lock.json says; nothing to do when that did not change.
npm_install() (
  cd "$1" || exit
  if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    npm ci --no-audit --no-fund
  fi
)

require_writable_home() {
  mkdir -p "$EVENKEEL_HOME" 2>/dev/null && [ -w "$EVENKEEL_HOME" ] ||
    fail "$EVENKEEL_HOME cannot be written: point EVENKEEL_HOME at a folder that can."
  local free
  free="$(df -Pk "$EVENKEEL_HOME" | awk 'NR == 2 { print int($4 / 1024) }')"
  local needed=2000 # a build with its quick starts
  [ -z "$(built local)" ] || needed=500
  [ "$free" -ge "$needed" ] ||
    fail "$EVENKEEL_HOME has $free MB left, Evenkeel needs $needed MB: free some space or point EVENKEEL_HOME elsewhere."
}

# Programs of the tests and the demo that Debian packages.
require_debian() {
  local program="$1" package="$2"
  has_program() { command -v "$program" >/dev/null; }
  require_package has_program "$program" "$package"
}

# The same of a library for the Python that Debian comes with.
require_debian_python() {
  local module="$1" package="$2"
  has_module() { /usr/bin/python3 -c "import $module" 2>/dev/null; }
  require_package has_module "the Python module $module" "$package"
}

# Without it pictures of Chinese pages show empty boxes.
require_chinese_font() {
  has_font() { fc-list :lang=zh 2>/dev/null | grep -q .; }
  require_package has_font "a font with Chinese characters" fonts-wqy-microhei
}

# require_package <check> <what> <package>: only root can install what the check does not find.
require_package() {
  local is_there="$1" what="$2" package="$3"
  "$is_there" && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing $package…"
    { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$package"; } >/dev/null 2>&1 || true
  fi
  "$is_there" || fail "This needs $what: install it (Debian: apt-get install $package) and run this again."
}
