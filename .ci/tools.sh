#!/usr/bin/env bash
# Brings in what is missing: `tools.sh build` what the build needs, `tools.sh test` what the tests need as well.
# Quick when all is there. It changes the system in one place only: the Debian packages for the tests.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. .ci/env.sh

say() { printf '==> %s\n' "$*"; }
# An unmet need ends the run, with the way out by hand.
need() { printf '\n!!! %s\n    %s\n\n' "$1" "$2" >&2; exit 1; }
quietly() {
  local log; log="$(mktemp)"
  if "$@" > "$log" 2>&1; then rm -f "$log"; else tail -n 30 "$log" >&2; rm -f "$log"; return 1; fi
}

rust() {
  local channel target=wasm32-unknown-unknown
  channel="$(sed -n 's/^channel *= *"\(.*\)"/\1/p' rust-toolchain.toml)"
  rust_ready() {
    [ -d "$(rustc --print target-libdir --target "$target" 2>/dev/null)" ] &&
      cargo fmt --version > /dev/null 2>&1 && cargo clippy --version > /dev/null 2>&1
  }
  rust_ready && return
  command -v rustup > /dev/null || need "Rust $channel with the target $target is missing, and rustup is not here to add it." \
    "Install rustup (https://rustup.rs), then run this again."
  say "Rust $channel, rustfmt, clippy and the standard library for $target (a download of about 150 MB)"
  quietly rustup toolchain install "$channel" --profile minimal --component rustfmt --component clippy --target "$target"
  rust_ready || need "rustup could not install Rust $channel." \
    "By hand: rustup toolchain install $channel --component rustfmt --component clippy --target $target"
}

# has <program> <version>: is exactly this version there?
has() { "$1" --version 2>/dev/null | grep -qwF -- "$2"; }

# installed <crate> <version> <opt-level> [flags of cargo install]: compiles it.
installed() {
  local crate=$1 version=$2 level=$3; shift 3
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=$level CARGO_PROFILE_RELEASE_CODEGEN_UNITS=256 \
    quietly cargo install "$crate" --version "$version" --locked --root "$TOOLS" "$@"
}

# crate <program> <crate> <version> <opt-level> <minutes> [flags of cargo install]
crate() {
  local program=$1 crate=$2 version=$3 level=$4 minutes=$5; shift 5
  has "$program" "$version" && return
  mkdir -p "$TOOLS"
  if cargo binstall -V > /dev/null 2>&1; then
    say "$crate $version, as a ready program through cargo binstall"
    quietly timeout 180 cargo binstall --no-confirm --disable-strategies compile --root "$TOOLS" "$crate@$version"
    has "$program" "$version" && return
    say "cargo binstall did not bring it: compiling it instead"
  fi
  say "$crate $version, compiled from source once and kept in $TOOLS"
  say "    (about $minutes minutes on two cores: it is a large program; it is built without optimisation to be quick)"
  installed "$crate" "$version" "$level" "$@"
  has "$program" "$version" || need "$crate $version could not be installed." \
    "By hand: cargo install $crate --version $version --locked $*   (a C compiler is needed as well)"
}

# npm_packages <what for> <flags>: the stamp remembers which lock file was installed, and how much of it.
npm_packages() {
  local purpose=$1 stamp=tests/npm/node_modules/.installed want; shift
  want="$(cksum < tests/npm/package-lock.json) ${*:-all}"
  case "$(cat "$stamp" 2>/dev/null)" in "$want" | "${want%% --*} all") return ;; esac
  command -v npm > /dev/null || need "Node.js with npm is missing." "Install Node.js 20 or newer, then run this again."
  say "npm packages $purpose (some seconds)"
  quietly npm ci --prefix tests/npm "$@" ||
    need "npm could not install the packages of tests/npm." "By hand: npm ci --prefix tests/npm $*"
  echo "$want" > "$stamp"
}

debian_packages() {
  local missing=()
  [ -n "$CHROME" ] || missing+=(chromium)
  [ -n "$CHROMEDRIVER" ] || missing+=(chromium-driver)
  [ -n "$FIREFOX" ] || missing+=(firefox-esr)
  [ -n "$WEBKITDRIVER" ] || missing+=(webkit2gtk-driver)
  # A screen that nobody sees, keys for it, and a reader of what was printed.
  local package
  for package in Xvfb:xvfb xauth:xauth xdotool:xdotool pdftotext:poppler-utils; do
    command -v "${package%:*}" > /dev/null || missing+=("${package#*:}")
  done
  [ -n "$(find /usr/share/fonts "$HOME/.fonts" "$HOME/.local/share/fonts" -iname '*NotoSans*CJK*' -print -quit 2>/dev/null)" ] ||
    missing+=(fonts-noto-cjk)
  python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3-venv)
  [ ${#missing[@]} -gt 0 ] || return 0
  local way="Install them by hand (on Debian: apt-get install ${missing[*]}), or set CHROME, CHROMEDRIVER, FIREFOX and WEBKITDRIVER to programs that you have."
  command -v apt-get > /dev/null || need "Missing for the tests: ${missing[*]}." "$way"
  local sudo=(); [ "$(id -u)" = 0 ] || sudo=(sudo)
  say "Debian packages for the tests: ${missing[*]} (a download of up to 350 MB)"
  quietly "${sudo[@]}" apt-get update || say "apt-get update failed; trying with the lists that are here"
  quietly "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" ||
    need "apt-get could not install: ${missing[*]}." "$way"
}

python_packages() {
  [ -e "$PYTHON_HOME/.complete" ] && return
  say "Python packages for the tests, into an environment of their own (some seconds)"
  quietly python3 -m venv "$PYTHON_HOME" && quietly "$PYTHON" -m pip install --quiet --requirement "$requirements" ||
    need "pip could not install the packages of $requirements." "By hand: python3 -m venv $PYTHON_HOME && $PYTHON -m pip install -r $requirements"
  touch "$PYTHON_HOME/.complete"
}

command -v cargo > /dev/null || need "Rust is missing." "Install it with rustup (https://rustup.rs), then run this again."
command -v node > /dev/null || need "Node.js is missing." "Install Node.js 20 or newer, then run this again."

purpose="${1:-build}"
rust
crate wasm-bindgen wasm-bindgen-cli 0.2.129 1 "one and a half" --no-default-features
# The split tool does not say its version; cargo remembers it.
split=wasm_split_cli_support split_version=0.2.4
if ! grep -qF "\"$split $split_version " "$TOOLS/.crates.toml" 2>/dev/null || [ ! -x "$TOOLS/bin/wasm-split-cli" ]; then
  say "$split $split_version, compiled from source once and kept in $TOOLS (about a minute on two cores)"
  installed "$split" "$split_version" 1 --features build-binary ||
    need "$split $split_version could not be installed." \
      "By hand: cargo install $split --version $split_version --locked --features build-binary   (or build without it: WHOLE=1 make build)"
fi
crate trunk trunk 0.21.14 0 "two and a half" --no-default-features --features rustls
case "$purpose" in
  build) npm_packages "for the build" --omit=dev ;;
  test)
    npm_packages "for the build and the tests"
    debian_packages
    python_packages
    ;;
  *) need "Unknown purpose \`$purpose\`." "Say \`build\` or \`test\`." ;;
esac
