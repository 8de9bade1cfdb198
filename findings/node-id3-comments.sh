#!/usr/bin/env bash
# node-id3 0.2.9: `update({ genre })`, which is to leave the other tags alone, loses comments. ID3 has as many as differ in language or
# description; of all only the last is kept, which in files from iTunes is often 'iTunNORM', no comment of a person. RVA2 and MCDI are lost too.
# It returns true. The comment of a file without such a second one stays.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund --save-exact node-id3@0.2.9
cat >update.cjs <<'JS'
const { readFileSync, writeFileSync } = require('node:fs');
const NodeID3 = require('node-id3');
const u32 = (value) => { const b = Buffer.alloc(4); b.writeUInt32BE(value); return b; };
const frame = (id, body) => Buffer.concat([Buffer.from(id), u32(body.length), Buffer.alloc(2), Buffer.from(body, 'latin1')]);
// Forty frames of MPEG-1 layer III without sound, behind a tag of ID3v2.3.
const sound = Array.from({ length: 40 }, () => Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0]), Buffer.alloc(413)]));
function file(...frames) {
  const tag = Buffer.concat(frames);
  return Buffer.concat([Buffer.from('ID3'), Buffer.from([3, 0, 0, 0, 0, tag.length >> 7, tag.length & 0x7f]), tag, ...sound]);
}
const title = frame('TIT2', '\0Song');
const plain = frame('COMM', '\0eng\0from the attic');
const norm = frame('COMM', '\0engiTunNORM\0 00000A1B');
const volume = frame('RVA2', 'track\0\x01\x01\x00\x00');
const disc = frame('MCDI', 'abcd');
function updated(bytes) {
  writeFileSync('song.mp3', bytes);
  const answer = NodeID3.update({ genre: 'Rock' }, 'song.mp3');
  const text = readFileSync('song.mp3').toString('latin1').replaceAll('\0', '');
  const kept = ['Song', 'from the attic', 'iTunNORM', 'RVA2', 'MCDI', 'Rock'].filter((part) => text.includes(part));
  return `${answer} ${kept.join(', ')}`;
}
console.log(`one comment: ${updated(file(title, plain))}`);
console.log(`two comments: ${updated(file(title, plain, norm))}`);
console.log(`volume and disc: ${updated(file(title, volume, disc))}`);
JS
seen=$(node update.cjs)
echo "node-id3 0.2.9"
echo "$seen"
[ "$seen" = 'one comment: true Song, from the attic, Rock
two comments: true Song, iTunNORM, Rock
volume and disc: true Song, Rock' ]
