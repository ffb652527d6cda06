#!/usr/bin/env bash
# Installs Debian packages without a question: install-system-packages.sh PACKAGE…
# Fails where there is no apt-get, or no right to use it.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

if ! command -v apt-get >/dev/null; then
  echo "there is no apt-get here; install the equivalent of: $*" >&2
  exit 1
fi

as_root=()
if [[ $EUID -ne 0 ]]; then
  if ! command -v sudo >/dev/null; then
    echo "this needs root; run: apt-get install $*" >&2
    exit 1
  fi
  # Without a terminal nobody can type a password.
  if [[ -t 0 ]]; then as_root=(sudo); else as_root=(sudo -n); fi
fi
as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -qq)

echo "installing $*"
"${as_root[@]}" update
"${as_root[@]}" install -y --no-install-recommends "$@"
