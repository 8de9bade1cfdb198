#!/bin/sh
# Makes faad.wasm of FAAD2 2.11.2 and faad.c; with --check only verifies that the committed file is what they give.
# Needs the sources, as Debian keeps them (`apt-get source faad2`, of trixie):
#   build.sh [--check] faad2_2.11.2.orig.tar.gz
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

echo "3fcbd305e4abd34768c62050e18ca0986f7d9c5eca343fb98275418013065c0e  $1" | sha256sum --check --quiet
tar xzf "$1" -C "$work" --strip-components 1
cp "$here/faad.c" "$work/libfaad"
cd "$work/libfaad"
# Spectral band replication in real numbers, which is half the work of complex ones, without parametric stereo.
# What FAAD2 warns of is its own.
clang-14 --target=wasm32-wasi -O3 -flto -w -fvisibility=hidden -I../include -I. \
  -DHAVE_INTTYPES_H -DHAVE_STRING_H -DHAVE_LRINTF -DAPPLY_DRC -DSBR_LOW_POWER '-DPACKAGE_VERSION="2.11.2"' \
  -nostartfiles -Wl,--no-entry,--strip-all,--max-memory=67108864 \
  ./*.c -o "$work/faad.wasm"

if [ -n "$check" ]; then
  cmp "$work/faad.wasm" "$here/faad.wasm"
else
  cp "$work/faad.wasm" "$here/faad.wasm"
  chmod 644 "$here/faad.wasm"
fi
