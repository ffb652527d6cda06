#!/usr/bin/env bash
# Checks what no compiler reads: links between papers, the list of features, and traces of somebody's machine.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

node scripts/papers/check.mjs
