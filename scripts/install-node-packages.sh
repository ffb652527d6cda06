#!/usr/bin/env bash
# Installs what package-lock.json names, when it names anything that is not installed yet.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

if grep -q '"node_modules/' package-lock.json && [[ package-lock.json -nt node_modules/.package-lock.json ]]; then
  npm ci --no-audit --no-fund
fi
