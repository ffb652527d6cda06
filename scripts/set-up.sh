#!/usr/bin/env bash
# Makes a bare machine ready to build: checks what must be there, installs what may be. Arguments: the cargo
# subcommands that are needed too.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

node scripts/check-toolchain.mjs "$@"
scripts/install-compiler.sh
scripts/install-node-packages.sh
