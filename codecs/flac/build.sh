#!/bin/sh
# Makes flac.wasm of libFLAC 1.4.2 and what is here; with --check only verifies that the committed file is what they give.
# Needs the sources, as Debian keeps them (`apt-get source flac`, of bookworm), and a folder above the archive:
#   build.sh [--check] FOLDER
# and clang 14, lld 14, wasi-libc 0.0~git20220510 and libclang-rt-14-dev-wasm32 (Debian bookworm); other versions give other bytes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
check=
if [ "${1:-}" = --check ]; then
  check=yes
  shift
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

(
  cd "$1"
  sha256sum --check --quiet <<SUMS
47274ac8fcb1f0e6caa91d29f943925d7a40c0a3f6357c3275773bdb1ee46638  flac_1.4.2+ds.orig.tar.xz
SUMS
)
tar xJf "$1/flac_1.4.2+ds.orig.tar.xz" -C "$work" --strip-components 1
cd "$work/src/libFLAC"
cp "$here/config.h" "$here/flac.c" .
# What libFLAC warns of is its own.
clang-14 --target=wasm32-wasi -O3 -msimd128 -flto -w -fvisibility=hidden -I. -Iinclude -I../../include -include config.h \
  -DHAVE_CONFIG_H -nostartfiles -Wl,--no-entry,--strip-all,--max-memory=67108864 \
  flac.c bitmath.c bitreader.c cpu.c crc.c fixed.c float.c format.c lpc.c md5.c memory.c stream_decoder.c -o "$work/flac.wasm"

if [ -n "$check" ]; then
  cmp "$work/flac.wasm" "$here/flac.wasm"
else
  cp "$work/flac.wasm" "$here/flac.wasm"
  chmod 644 "$here/flac.wasm"
fi
