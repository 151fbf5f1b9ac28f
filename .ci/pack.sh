#!/usr/bin/env bash
# Writes what the browser's build takes in: before anything is compiled for the browser.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/env.sh
cargo run --locked --quiet -- pack "$PACKED"
