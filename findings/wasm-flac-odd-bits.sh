#!/usr/bin/env bash
# @wasm-audio-decoders/flac 0.2.11 (so @audio/decode-flac 1.3.5 too): FLAC with 12 or 20 bits a sample, which its format names beside 8, 16, 24 and 32,
# decodes without an error to samples that are all infinite, or no number where there is silence. The other sizes come out right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund --save-exact @wasm-audio-decoders/flac@0.2.11
cat >sizes.mjs <<'JS'
import { FLACDecoder } from '@wasm-audio-decoders/flac';
// The field of a frame's header that names the size of a sample.
const codes = { 8: 1, 12: 2, 16: 4, 20: 5, 24: 6 };
const blockSize = 4096;
function crc(bytes, width, polynomial) {
  const top = 2 ** (width - 1);
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << (width - 8);
    for (let bit = 0; bit < 8; bit++) sum = sum & top ? ((sum << 1) ^ polynomial) & (2 * top - 1) : sum << 1;
  }
  return sum;
}
function packed(fields) {
  const bits = fields.map(([value, width]) => BigInt.asUintN(width, BigInt(value)).toString(2).padStart(width, '0')).join('');
  return Buffer.from((bits.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2)));
}
// A square wave at half of what the size allows, not compressed at all.
const sample = (n, size) => (n % 100 < 50 ? 1 : -1) * 2 ** (size - 2);
function frame(number, size) {
  const head = packed([[0xfff8, 16], [0b1100_1001, 8], [0, 4], [codes[size], 3], [0, 1], [number, 8]]);
  const samples = Array.from({ length: blockSize }, (_, n) => [sample(n, size), size]);
  const whole = Buffer.concat([head, Buffer.from([crc(head, 8, 0x07)]), packed([[0b0000_0010, 8], ...samples])]);
  return Buffer.concat([whole, packed([[crc(whole, 16, 0x8005), 16]])]);
}
function file(size) {
  const info = packed([[blockSize, 16], [blockSize, 16], [0, 48], [44100, 20], [0, 3], [size - 1, 5], [8 * blockSize, 36], [0, 128]]);
  return Buffer.concat([Buffer.from('fLaC'), packed([[0x80, 8], [info.length, 24]]), info, ...Array.from({ length: 8 }, (_, n) => frame(n, size))]);
}
for (const size of Object.keys(codes).map(Number)) {
  const decoder = new FLACDecoder();
  await decoder.ready;
  const { channelData, errors } = await decoder.decodeFile(new Uint8Array(file(size)));
  const [samples] = channelData;
  console.log(`${size} bits: ${samples.length} samples from ${Math.min(...samples).toFixed(2)} to ${Math.max(...samples).toFixed(2)}, ${errors.length} errors`);
  decoder.free();
}
JS
seen=$(node sizes.mjs)
echo "@wasm-audio-decoders/flac 0.2.11"
echo "$seen"
[ "$seen" = '8 bits: 32768 samples from -0.50 to 0.50, 0 errors
12 bits: 32768 samples from -Infinity to Infinity, 0 errors
16 bits: 32768 samples from -0.50 to 0.50, 0 errors
20 bits: 32768 samples from -Infinity to Infinity, 0 errors
24 bits: 32768 samples from -0.50 to 0.50, 0 errors' ]
