#!/usr/bin/env bash
# Installs the programs that some tests look over Pixery's shoulder with. Those tests are skipped, loudly, where the
# programs can't be had, so that nothing here is an error.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

missing=()
for tool in sqlite3 strace; do
  command -v "$tool" >/dev/null || missing+=("$tool")
done

if [[ ${#missing[@]} -gt 0 ]] && ! scripts/install-system-packages.sh "${missing[@]}"; then
  echo "going on without ${missing[*]}: the tests that need them will say that they are skipped" >&2
fi
