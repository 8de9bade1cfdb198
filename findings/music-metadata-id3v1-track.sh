#!/usr/bin/env bash
# music-metadata 12.1.0: in an MP3 with both tags title and year of ID3v2 count, as everywhere, but the track's number of ID3v1: 'track 205 of 312'
# beside a 9 in ID3v1 is 'track 9 of 312', a number of the one and a count of the other. ID3v1 keeps one byte for it, so whoever wrote 205 could not say so there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund --save-exact music-metadata@12.1.0
cat >both.mjs <<'JS'
import { parseBuffer } from 'music-metadata';
const u32 = (value) => { const b = Buffer.alloc(4); b.writeUInt32BE(value); return b; };
// Forty frames of MPEG-1 layer III without sound.
const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0]), Buffer.alloc(413)]);
const sound = Buffer.concat(Array.from({ length: 40 }, () => frame));
const text = (id, value) => {
  const body = Buffer.from(`\0${value}`, 'latin1');
  return Buffer.concat([Buffer.from(id), u32(body.length), Buffer.alloc(2), body]);
};
const frames = Buffer.concat([text('TIT2', 'Of version 2'), text('TRCK', '205/312'), text('TYER', '1998')]);
const v2 = Buffer.concat([Buffer.from('ID3'), Buffer.from([3, 0, 0]), u32(frames.length), frames]);
// ID3v1.1: the last byte of the comment is the track.
const v1 = Buffer.alloc(128);
v1.write('TAG', 0); v1.write('Of version 1', 3); v1.write('2004', 93); v1[126] = 9; v1[127] = 17;
for (const [name, file] of [['v2', [v2, sound]], ['v2 and v1', [v2, sound, v1]]]) {
  const { title, track, year } = (await parseBuffer(Buffer.concat(file), { mimeType: 'audio/mpeg' })).common;
  console.log(`${name}: ${title}, track ${track.no} of ${track.of}, ${year}`);
}
JS
seen=$(node both.mjs)
echo "music-metadata 12.1.0"
echo "$seen"
[ "$seen" = 'v2: Of version 2, track 205 of 312, 1998
v2 and v1: Of version 2, track 9 of 312, 1998' ]
