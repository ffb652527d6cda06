#!/usr/bin/env bash
# Checks that every script can be read by its interpreter, and runs the scripts' own tests.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

for script in scripts/*.sh .ci/run; do
  bash -n "$script"
done
if command -v shellcheck >/dev/null; then
  shellcheck --external-sources --source-path=SCRIPTDIR scripts/*.sh .ci/run
fi
for script in scripts/*.mjs scripts/papers/*.mjs; do
  node --check "$script"
done
node --test --test-reporter=dot scripts/papers/*.test.mjs
