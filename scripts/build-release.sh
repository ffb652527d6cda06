#!/usr/bin/env bash
# Builds the release `pixery` and prints where it lies, and nothing else, on stdout.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

# Cargo's own messages are the only sure word on where its target folder is.
cargo build --release --locked --package pixery-cli --bin pixery --message-format=json-render-diagnostics |
  sed -n 's/.*"executable":"\([^"]*\)".*/\1/p'
