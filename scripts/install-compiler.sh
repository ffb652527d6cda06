#!/usr/bin/env bash
# Makes sure of a C compiler with its headers: SQLite is built from its source.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

can_compile() {
  local program answer=0
  program=$(mktemp)
  # Linked as well: Rust uses the same linker.
  printf '%s\n' '#include <stdio.h>' 'int main(void) { return puts("") < 0; }' |
    cc -x c -o "$program" - 2>/dev/null || answer=1
  rm -f "$program"
  return "$answer"
}

if ! can_compile; then
  scripts/install-system-packages.sh gcc libc6-dev
  can_compile || { echo "the C compiler \`cc\` still builds nothing" >&2; exit 1; }
fi
