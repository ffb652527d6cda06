#!/usr/bin/env bash
# Checks what a Debian package of Pixery holds, without installing it: check-bundle.sh FILE.deb
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

package=${1:?name a .deb}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dpkg-deb -x "$package" "$folder"

fail() {
  echo "$(basename "$package"): $1" >&2
  exit 1
}

for program in pixery pixery-desktop; do
  [[ -x "$folder/usr/bin/$program" ]] || fail "no /usr/bin/$program"
done
version=$(node -p 'require("./package.json").version')
[[ $("$folder/usr/bin/pixery" --version) == "pixery $version" ]] || fail "its pixery is not version $version"
[[ $(dpkg-deb -f "$package" Version) == "$version" ]] || fail "the package is not version $version"
dpkg-deb -f "$package" Depends | grep -q libwebkit2gtk-4.1-0 || fail "it asks for no libwebkit2gtk-4.1-0"

entry=$(find "$folder/usr/share/applications" -name '*.desktop')
[[ -f $entry ]] || fail "no entry for menus"
for line in 'Exec=pixery-desktop %u$' 'Icon=pixery-desktop' 'MimeType=.*x-scheme-handler/pixery' 'Categories=.*Graphics'; do
  grep -q "^$line" "$entry" || fail "$(basename "$entry") has no line $line"
done
for size in 32x32 128x128 256x256@2; do
  [[ -f "$folder/usr/share/icons/hicolor/$size/apps/pixery-desktop.png" ]] || fail "no icon of $size"
done
grep -q "Permission is hereby granted" "$folder/usr/share/doc/pixery/copyright" || fail "it holds no licence"
echo "$(basename "$package") holds what it should"
