#!/bin/sh
# Makes mpg123.wasm of libmpg123 1.31.2 and what is here; with --check only verifies that the committed file is what they give.
# Needs the sources, as Debian keeps them (`apt-get source mpg123`, of bookworm), and a folder above both archives:
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
b17f22905e31f43b6b401dfdf6a71ed11bb7d056f68db449d70b9f9ae839c7de  mpg123_1.31.2.orig.tar.bz2
9fc7eeeb4be67525fb7901022955b646832f095499612672ad7c24a1b3303599  mpg123_1.31.2-1+deb12u1.debian.tar.xz
SUMS
)
tar xjf "$1/mpg123_1.31.2.orig.tar.bz2" -C "$work" --strip-components 1
tar xJf "$1/mpg123_1.31.2-1+deb12u1.debian.tar.xz" -C "$work"
cd "$work"
# Debian's for a known hole, and ours: long reads of bits, signs without branches, a granule's synthesis at once.
patch -s -p1 < debian/patches/CVE-2024-10573.patch
patch -s -p1 < "$here/layer3.patch"
cd src/libmpg123
cp "$here/config.h" "$here/mp3.c" "$here/synth.c" .
sed -e 's/@API_VERSION@/47/' -e 's/@BUILD_NO_LARGENAME@/1/' -e 's/@INCLUDE_STDLIB_H@/#include <stdlib.h>/' \
  -e 's/@INCLUDE_SYS_TYPE_H@/#include <sys\/types.h>/' mpg123.h.in > mpg123.h
sed -e '/#include/d' -e 's/^void dct64(real \*out0,real \*out1,real \*samples)/static void dct64_of_four(v4 *out0, v4 *out1, v4 *samples)/' \
  -e 's/const real \*costab/const float *costab/' -e 's/\breal\b/v4/g' -e 's/0x10\*//g' dct64.c > dct64_of_four.h
# What mpg123 warns of is its own.
clang-14 --target=wasm32-wasi -O3 -msimd128 -flto -w -fvisibility=hidden -I. -I.. -I../compat -include config.h \
  -DHAVE_CONFIG_H -DOPT_GENERIC -DREAL_IS_FLOAT -nostartfiles -Wl,--no-entry,--strip-all,--max-memory=67108864 \
  mp3.c synth.c parse.c frame.c format.c layer1.c layer2.c layer3.c libmpg123.c readers.c optimize.c tabinit.c stringbuf.c id3.c \
  -o "$work/mpg123.wasm"

if [ -n "$check" ]; then
  cmp "$work/mpg123.wasm" "$here/mpg123.wasm"
else
  cp "$work/mpg123.wasm" "$here/mpg123.wasm"
  chmod 644 "$here/mpg123.wasm"
fi
