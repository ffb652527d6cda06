#!/usr/bin/env bash
# npm start: from a fresh checkout to the gallery, open, with an image in it.
# Where there is no screen it is served, until Ctrl-C; where there is no terminal either, the image is all.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

# Whether a window would be seen by whoever started this.
has_screen() {
  [[ -z ${SSH_CONNECTION:-}${SSH_TTY:-} ]] || return 1
  case $(uname -s) in
    Darwin | MINGW* | MSYS*) return 0 ;;
    *) [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]] ;;
  esac
}

scripts/set-up.sh
scripts/build-ui.sh
window=()
if has_screen; then
  if scripts/install-window-libraries.sh >&2; then
    window=(pixery-desktop)
  else
    echo "going on without a window: the gallery comes in a browser" >&2
  fi
fi
pixery=$(scripts/build-release.sh ${window[@]+"${window[@]}"})
node scripts/first-image.mjs "$pixery"

if [[ ${#window[@]} -gt 0 ]]; then
  program=${pixery%.exe}-desktop${pixery#"${pixery%.exe}"}
  # It outlives this command, and holds nothing that somebody waits for the end of.
  if [[ -t 2 ]]; then
    "$program" </dev/null >/dev/null &
  else
    "$program" </dev/null >/dev/null 2>&1 &
  fi
  echo "the gallery opens in its window" >&2
elif [[ -t 0 && -t 1 ]]; then
  exec "$pixery" serve --allow-write --allow-generate
fi
