#!/usr/bin/env bash
# Builds the gallery's page into ui/dist, when anything that it is made of is newer.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

built=ui/dist/index.html
if [[ ! -f $built ]] || [[ -n $(find ui/src ui/index.html ui/vite.config.ts package.json package-lock.json -newer "$built" -print -quit) ]]; then
  npm run --silent ui:build -- --logLevel warn
fi
