// Which licences may become part of a work under GPL-3.0-or-later, and why; what is not in here fails the check.

/** By SPDX expression, as packages declare it. */
export const compatible: Readonly<Record<string, string>> = {
  MIT: 'permissive',
  ISC: 'permissive',
  '0BSD': 'permissive',
  'BSD-2-Clause': 'permissive',
  'BSD-3-Clause': 'permissive, no advertising clause',
  '(MIT OR CC0-1.0)': 'permissive, by choice of MIT',
  'Apache-2.0':
    'compatible with version 3 (its patent clause is one that section 7 of GPLv3 allows), not with version 2',
  'LGPL-2.1-or-later': 'section 3: may be taken under the GPL, version 2 or any later one',
  'LGPL-3.0-or-later': 'GPLv3 with further permissions',
  'GPL-2.0-or-later': 'taken under version 3',
  'GPL-3.0-or-later': 'the same',
  'OFL-1.1': 'a font beside the program: aggregated, not linked',
};

export interface Contained {
  readonly package: string;
  readonly what: string;
  readonly licence: string;
}

/** Code of others that packages carry compiled, whatever they declare for themselves. */
export const contained: readonly Contained[] = [
  { package: '@stackwax/aac', what: 'FAAD2', licence: 'GPL-2.0-or-later' },
  { package: '@stackwax/flac', what: 'libFLAC', licence: 'BSD-3-Clause' },
  { package: '@stackwax/mp3', what: 'libmpg123', licence: 'LGPL-2.1 (section 3 leads to any later GPL)' },
  { package: '@audio/decode-ac3', what: 'liba52', licence: 'GPL-2.0-or-later' },
  { package: '@audio/decode-amr', what: 'opencore-amr', licence: 'Apache-2.0' },
  { package: '@audio/decode-dts', what: 'libdca', licence: 'GPL-2.0-or-later' },
  { package: '@audio/decode-eac3', what: 'FFmpeg, without its GPL parts', licence: 'LGPL-2.1-or-later' },
  { package: '@audio/decode-mod', what: 'libopenmpt', licence: 'BSD-3-Clause' },
  { package: '@audio/decode-mpc', what: 'libmpcdec', licence: 'BSD-3-Clause' },
  { package: '@audio/decode-opus', what: 'libopus', licence: 'BSD-3-Clause' },
  { package: '@audio/decode-wavpack', what: 'libwavpack', licence: 'BSD-3-Clause' },
  { package: '@audio/decode-wma', what: 'FFmpeg, without its GPL parts', licence: 'LGPL-2.1-or-later' },
  { package: '@wasm-audio-decoders/flac', what: 'libFLAC', licence: 'BSD-3-Clause' },
  { package: '@wasm-audio-decoders/ogg-vorbis', what: 'libvorbis, libogg', licence: 'BSD-3-Clause' },
  { package: 'mpg123-decoder', what: 'libmpg123', licence: 'LGPL-2.1 (section 3 leads to any later GPL)' },
  { package: 'better-sqlite3', what: 'SQLite', licence: 'public domain' },
  { package: 'libsvm-js', what: 'LIBSVM', licence: 'BSD-3-Clause' },
  {
    package: 'onnxruntime-web',
    what: 'Eigen; ONNX, Abseil, FlatBuffers; protobuf, RE2, XNNPACK, cpuinfo; GSL, nlohmann/json',
    licence: 'MPL-2.0 (without its exhibit B); Apache-2.0; BSD; MIT',
  },
];
