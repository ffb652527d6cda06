#!/usr/bin/env bash
# Installs the programs that some tests look over Pixery's shoulder with, and the browser and the screen that they show the
# gallery on. Those tests are skipped, loudly, where the programs can't be had, so that nothing here is an error.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

missing=()

# Notes a package whose program is not here: want PROGRAM [PACKAGE]
want() {
  command -v "$1" >/dev/null || missing+=("${2:-$1}")
}

want sqlite3
want strace
# Shells that complete Pixery's commands.
want zsh
want fish
want chromium
if [[ $(uname -s) == Linux ]]; then
  want Xvfb xvfb
  want WebKitWebDriver webkit2gtk-driver
  want xdotool
  # The bus that notifications go over.
  want dbus-daemon
  # The other program that images are dragged into.
  /usr/bin/python3 -c 'import gi; gi.require_version("Gtk", "3.0")' 2>/dev/null || missing+=(python3-gi gir1.2-gtk-3.0)
fi

if [[ ${#missing[@]} -gt 0 ]] && ! scripts/install-system-packages.sh "${missing[@]}"; then
  echo "going on without ${missing[*]}: the tests that need them will say that they are skipped" >&2
fi
