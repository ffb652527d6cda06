# shellcheck shell=bash
# What every script here stands on; source it first. Goes to the repository's root and finds cargo.

set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

# A shell that has not read its profile lacks the folder that rustup fills.
if ! command -v cargo >/dev/null && [[ -x "${CARGO_HOME:-${HOME:-}/.cargo}/bin/cargo" ]]; then
  export PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
fi
