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

# Looks at the gallery as people do: check_gallery WHERE NPM-SCRIPT PROGRAM…
check_gallery() {
  local where=$1 script=$2 program
  shift 2
  for program in "$@"; do
    if ! command -v "$program" >/dev/null; then
      skip "gallery in $where" "there is no $program"
      return
    fi
  done
  check "gallery in $where" npm run --silent "$script"
}

check "toolchain" scripts/set-up.sh fmt clippy
workspace=(--workspace)
scripts/install-window-libraries.sh || workspace+=(--exclude pixery-desktop)
scripts/install-test-tools.sh
# From here on nothing has a question to ask.
exec </dev/null

check "scripts" scripts/check-scripts.sh
check "papers" scripts/check-papers.sh
check "gallery: types" npm run --silent ui:types
check "gallery: lints" npm run --silent ui:lint
check "gallery: tests" npm run --silent ui:test
# `pixery serve` and the window carry the built page: it comes before everything of cargo's.
check "gallery: build" scripts/build-ui.sh
check "format" cargo fmt --all --check --message-format short
check "lints" cargo clippy "${workspace[@]}" --all-targets --locked -- -D warnings
check "lints with faults" cargo clippy "${workspace[@]}" --all-targets --features pixery-cli/faults --locked -- -D warnings
if cargo nextest --version >/dev/null 2>&1; then
  check "tests" cargo nextest run "${workspace[@]}" --features pixery-cli/faults --locked ${CI:+--profile ci}
else
  check "tests" cargo test "${workspace[@]}" --features pixery-cli/faults --tests --locked --no-fail-fast
fi
# With what the tests were built with: otherwise cargo builds Tauri and all below it once more.
check "programs" cargo build "${workspace[@]}" --bins --tests --features pixery-cli/faults --locked
check_gallery "Chromium" ui:e2e chromium
if [[ ${#workspace[@]} -gt 1 ]]; then
  skip "gallery in its window" "there is no WebKitGTK to build it on"
else
  check_gallery "its window" ui:e2e-desktop Xvfb WebKitWebDriver xdotool dbus-daemon
fi
check "examples in the documentation" cargo test "${workspace[@]}" --doc --locked
check "documentation" env RUSTDOCFLAGS="-D warnings" cargo doc "${workspace[@]}" --no-deps --locked
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
