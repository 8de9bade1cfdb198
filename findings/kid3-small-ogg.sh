#!/usr/bin/env bash
# kid3-cli 3.9.3 (Debian 3.9.3-1) cannot save tags into an Ogg Vorbis file of less than 4096 bytes: 'Error while writing file', and
# 'No such file or directory' of a file that is there. It stays as it was. The same sound a little longer is written.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir archives
pinned="kid3-cli=3.9.3-1 kid3-core=3.9.3-1 vorbis-tools=1.4.2-1+b1"
apt-get install -y -q --download-only -o Dir::Cache::archives="$folder/archives" $pinned >/dev/null
(cd archives && apt-get download -q $pinned >/dev/null)
for package in archives/*.deb; do dpkg -x "$package" root; done
libraries=$(find "$folder/root" -name '*.so*' -printf '%h\n' | sort -u | tr '\n' ':')
export LD_LIBRARY_PATH="$libraries" HOME="$folder" XDG_CONFIG_HOME="$folder"

# 16 bits, mono, 44.1 kHz: noise of so many samples.
wave() { head -c $(($1 * 2)) /dev/urandom; }
tag() {
  wave "$1" | root/usr/bin/oggenc -Q -r -C 1 -q -1 -s 1 -o "$2" -
  local size status=0
  size=$(stat -c %s "$2")
  root/usr/bin/kid3-cli -c "set title 'A' 2" -c save "$2" >out 2>&1 || status=$?
  echo "$([ "$size" -lt 4096 ] && echo 'below' || echo 'from') 4096 bytes: status $status, $(head -n 1 out | grep . || echo 'no message'), title $(grep -c -a 'TITLE=A' "$2" || true)"
}
seen="$(tag 441 small.ogg); $(tag 44100 larger.ogg)"
echo "$seen"
[ "$seen" = 'below 4096 bytes: status 1, Error while writing file:, title 0; from 4096 bytes: status 0, no message, title 1' ]
