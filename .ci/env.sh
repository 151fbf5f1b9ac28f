# Where the tools are. To be sourced, from the top of the repository; installs nothing.

cache="${XDG_CACHE_HOME:-$HOME/.cache}/one-card-guide"
export TOOLS="$cache/tools"
export PATH="$PWD/tests/npm/node_modules/.bin:$TOOLS/bin:$PATH"

# One Python environment per version of the requirements, shared by all clones.
requirements=tests/outside/requirements.txt
export PYTHON_HOME="$cache/python-$(cksum < "$requirements" | cut -d' ' -f1)"
export PYTHON="$PYTHON_HOME/bin/python"

first_of() { local name; for name in "$@"; do command -v "$name" && return; done; true; }

# A browser and the driver of the same version. Where $CHROMEWEBDRIVER is set, the driver of Google Chrome is there.
if [ -z "${CHROME:-}" ]; then
  if [ -n "${CHROMEWEBDRIVER:-}" ]; then
    CHROME="$(first_of google-chrome chromium)"
  else
    CHROME="$(first_of chromium chromium-browser google-chrome)"
  fi
fi
if [ -z "${CHROMEDRIVER:-}" ]; then
  CHROMEDRIVER="${CHROMEWEBDRIVER:+$CHROMEWEBDRIVER/chromedriver}"
  [ -x "$CHROMEDRIVER" ] || CHROMEDRIVER="$(first_of chromedriver)"
fi
export CHROME CHROMEDRIVER

# The other two engines.
export FIREFOX="${FIREFOX:-$(first_of firefox-esr firefox)}"
export WEBKITDRIVER="${WEBKITDRIVER:-$(first_of WebKitWebDriver)}"

# Where the browser's build finds the rules and the words: `one-card-guide pack` writes them.
PACKED="${CARGO_TARGET_DIR:-target}/packed"
case "$PACKED" in /*) ;; *) PACKED="$PWD/$PACKED" ;; esac
export PACKED

# Trunk uses the tools that are here and looks for no newer ones; `cargo fetch` has run before it.
export TRUNK_BUILD_OFFLINE=true TRUNK_SKIP_VERSION_CHECK=true
# Others take any value of NO_COLOR; Trunk wants this one.
[ -z "${NO_COLOR:-}" ] || export NO_COLOR=true
