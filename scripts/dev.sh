#!/usr/bin/env bash
# npm run dev: the gallery with hot reload, over a debug `pixery serve`, until Ctrl-C. Arguments go to `pixery`, such as
# `npm run dev -- --library DIR`.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

scripts/set-up.sh
pixery=$(cargo build --locked --package pixery-cli --bins --message-format=json-render-diagnostics |
  sed -n 's/.*"executable":"\([^"]*[/\\]pixery\(\.exe\)\{0,1\}\)".*/\1/p')
exec node scripts/dev.mjs "$pixery" "$@"
