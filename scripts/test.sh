#!/usr/bin/env bash
# npm test: every check in order; stops at the first that fails. The last line says how many passed.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

passed=0
skipped=()

# Runs one check under a heading: check HEADING COMMAND…
check() {
  local heading=$1 began=$SECONDS
  shift
  printf '\n━━ %s\n' "$heading"
  if ! "$@"; then
    printf '\n%d passed, 1 failed: %s\n' "$passed" "$heading"
    exit 1
  fi
  passed=$((passed + 1))
  printf '   %s: passed in %d s\n' "$heading" $((SECONDS - began))
}

# Says loudly that a check could not be made: skip HEADING REASON
skip() {
  printf '\n━━ %s\n   SKIPPED: %s\n' "$1" "$2"
  skipped+=("$1 ($2)")
}

check "toolchain" scripts/set-up.sh fmt clippy
scripts/install-test-tools.sh
# From here on nothing has a question to ask.
exec </dev/null

check "scripts" scripts/check-scripts.sh
check "papers" scripts/check-papers.sh
check "format" cargo fmt --all --check --message-format short
check "lints" cargo clippy --workspace --all-targets --locked -- -D warnings
check "lints with faults" cargo clippy --workspace --all-targets --features pixery-cli/faults --locked -- -D warnings
if cargo nextest --version >/dev/null 2>&1; then
  check "tests" cargo nextest run --workspace --features pixery-cli/faults --locked ${CI:+--profile ci}
else
  check "tests" cargo test --workspace --features pixery-cli/faults --tests --locked --no-fail-fast
fi
check "examples in the documentation" cargo test --workspace --doc --locked
check "documentation" env RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --locked
if ! cargo deny --version >/dev/null 2>&1; then
  skip "dependencies" "cargo-deny is not installed: \`cargo install --locked cargo-deny\`"
  skip "advisories" "cargo-deny is not installed"
else
  check "dependencies" cargo deny --locked check bans licenses sources
  if cargo deny fetch db >/dev/null 2>&1; then
    check "advisories" cargo deny --locked check advisories
  else
    skip "advisories" "the advisory database can't be reached"
  fi
fi

printf '\n'
for line in ${skipped[@]+"${skipped[@]}"}; do
  printf 'skipped: %s\n' "$line"
done
printf '%d passed, 0 failed\n' "$passed"
