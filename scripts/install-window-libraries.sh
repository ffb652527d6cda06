#!/usr/bin/env bash
# Makes sure of what the window is built on. Linux needs WebKitGTK with its headers; elsewhere the system brings a web view.
# Fails where it is missing and can't be installed.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

are_there() {
  [[ $(uname -s) != Linux ]] || pkg-config --exists webkit2gtk-4.1 2>/dev/null
}

if ! are_there; then
  scripts/install-system-packages.sh libwebkit2gtk-4.1-dev pkg-config
  are_there || { echo "pkg-config still knows no webkit2gtk-4.1" >&2; exit 1; }
fi
