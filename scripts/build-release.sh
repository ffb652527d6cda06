#!/usr/bin/env bash
# Builds the release `pixery` and prints where it lies, and nothing else, on stdout: build-release.sh [pixery-desktop]
# With an argument the window's program is built, too; it comes to lie beside it.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

packages=(--package pixery-cli)
for package in "$@"; do packages+=(--package "$package"); done

# Cargo's own messages are the only sure word on where its target folder is.
cargo build --release --locked "${packages[@]}" --bins --message-format=json-render-diagnostics |
  sed -n 's/.*"executable":"\([^"]*[/\\]pixery\(\.exe\)\{0,1\}\)".*/\1/p'
