#!/usr/bin/env bash
# npm run test:crash: the long form of the tests that prove docs/promises.md. Takes a quarter of an hour and more.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

scripts/set-up.sh
scripts/install-test-tools.sh
cargo build --locked --package pixery-testkit --bins
if cargo nextest --version >/dev/null 2>&1; then
  cargo nextest run --locked --package pixery-cli --features faults --test crash --run-ignored all
  cargo nextest run --locked --package pixery-core --test core --run-ignored all queue::
else
  cargo test --locked --package pixery-cli --features faults --test crash -- --include-ignored
  cargo test --locked --package pixery-core --test core -- --include-ignored queue::
fi
