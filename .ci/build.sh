#!/usr/bin/env bash
# Builds the site into dist/. Trunk works offline, so that it uses the tools that tools.sh chose; cargo fetches first.
# WHOLE=1 builds all pages into one program: the way back, should the split tool fail.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/env.sh
cargo fetch --locked --quiet
target="${CARGO_TARGET_DIR:-target}"
[ -d "$target/wasm32-unknown-unknown/wasm-release" ] ||
  echo "==> Building the app (about two minutes the first time: all of it is compiled for the browser, then made small)"
mkdir -p "$target"
.ci/pack.sh
split=()
if [ -z "${WHOLE:-}" ]; then
  split=(--features split)
  WASM_BINDGEN="$(command -v wasm-bindgen)" PARTS="$(realpath "$target")/parts"
  export WASM_BINDGEN PARTS PATH="$PWD/.ci/split:$PATH"
fi
trunk build "${split[@]}"
