#!/usr/bin/env bash
# Runs the Rust tests that need a browser, in headless Chromium. Takes the target choices of `cargo test`.
# The runner starts in tests/browser/, because it looks for webdriver.json (the browser's flags) where it starts.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/env.sh
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER="env --chdir=tests/browser wasm-bindgen-test-runner"
.ci/pack.sh
# Seconds. Two busy cores are slow to start a browser and to compile a large test module.
export WASM_BINDGEN_TEST_TIMEOUT=300 WASM_BINDGEN_TEST_DRIVER_TIMEOUT=60
export WASM_BINDGEN_TEST_ONLY_WEB=1
exec cargo test --locked --no-fail-fast --target wasm32-unknown-unknown "$@"
