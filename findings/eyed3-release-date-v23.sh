#!/usr/bin/env bash
# eyeD3 0.9.7 (Debian 0.9.7-1): a release date or year that is set while writing ID3v2.3 is lost, and so is that of an ID3v2.4 tag
# that is made ID3v2.3. It prints 'Setting release date: 2011-04-05', ends with 0, and no date is in the file: neither TYER nor
# TDAT nor TDRL. A recording date is kept, as TYER and TDAT. Anybody who makes a folder v2.3 for an old player loses its years.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir archives
apt-get install -y -q --download-only -o Dir::Cache::archives="$folder/archives" eyed3=0.9.7-1 python3-eyed3=0.9.7-1 >/dev/null
(cd archives && apt-get download -q eyed3=0.9.7-1 python3-eyed3=0.9.7-1 >/dev/null)
for package in archives/*.deb; do dpkg -x "$package" root; done
export PYTHONPATH="$folder/root/usr/lib/python3/dist-packages"
eyeD3() { /usr/bin/python3 "$folder/root/usr/bin/eyeD3" --no-config -Q --encoding latin1 "$@"; }
eyeD3 --version

# Forty frames of MPEG-1 layer III without sound.
for _ in $(seq 40); do printf '\xff\xfb\x90\x00'; head -c 413 /dev/zero; done >none.mp3
frames() { grep -aoE 'T(YER|DAT|DRL|DRC|ORY)' "$1" | sort -u | tr '\n' ' ' || true; }

cp none.mp3 release.mp3 && eyeD3 --to-v2.3 --release-date 2011-04-05 -t A release.mp3 | grep 'release date'
cp none.mp3 year.mp3 && eyeD3 --to-v2.3 --release-year 2011 -t A year.mp3 >/dev/null
cp none.mp3 made.mp3 && eyeD3 --to-v2.4 --release-date 2011-04-05 -t A made.mp3 >/dev/null
before=$(frames made.mp3)
eyeD3 --to-v2.3 made.mp3 >/dev/null
cp none.mp3 recording.mp3 && eyeD3 --to-v2.3 --recording-date 2011-04-05 -t A recording.mp3 >/dev/null
seen="release date: '$(frames release.mp3)' release year: '$(frames year.mp3)' v2.4: '$before' made v2.3: '$(frames made.mp3)' recording date: '$(frames recording.mp3)'"
echo "$seen"
[ "$seen" = "release date: '' release year: '' v2.4: 'TDRL ' made v2.3: '' recording date: 'TDAT TYER '" ]
