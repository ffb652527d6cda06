#!/usr/bin/env bash
# npm start: from a fresh checkout to an image in the user's library.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

scripts/set-up.sh
pixery=$(scripts/build-release.sh)
node scripts/first-image.mjs "$pixery"
