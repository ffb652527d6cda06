#!/usr/bin/env bash
# npm run bundle: packages of the window with the command line in it, for the system that this runs on.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

case $(uname -s) in
  Linux) kinds=deb,rpm ;;
  Darwin) kinds=dmg ;;
  *) kinds=nsis ;;
esac

scripts/set-up.sh
scripts/install-window-libraries.sh
scripts/build-ui.sh
pixery=$(scripts/build-release.sh pixery-desktop)

# Bundles take a program along by the name of the system that it was built for.
suffix=${pixery#"${pixery%.exe}"}
mkdir -p src-tauri/sidecar
cp "$pixery" "src-tauri/sidecar/pixery-$(rustc -vV | sed -n 's/^host: //p')$suffix"

node_modules/.bin/tauri build --ci --bundles "$kinds" --config src-tauri/tauri.bundle.conf.json
bundles=$(dirname "$pixery")/bundle
if [[ $kinds == deb,* ]]; then
  scripts/check-bundle.sh "$(find "$bundles/deb" -name '*.deb' -newer "$pixery" | head -n 1)"
fi
find "$bundles" -type f \( -name '*.deb' -o -name '*.rpm' -o -name '*.dmg' -o -name '*-setup.exe' \) -exec ls -lh {} +
