#!/usr/bin/env bash
# music-metadata 12.1.0: a genre of ID3v2 loses what it has in parentheses, and a number in them becomes a genre of its own. ID3v2.3 gives
# parentheses a meaning at the beginning of the text alone ('(17)Rock'), ID3v2.4 none at all; here they count anywhere, in both. So 'Hip-Hop (Instrumental)'
# and 'Hip-Hop (Live)' are one, 'House (13)' is also Pop, and '1980' is no genre. Vorbis comments of the same texts are read as they are.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund --save-exact music-metadata@12.1.0
cat >genres.mjs <<'JS'
import { parseBuffer } from 'music-metadata';
const u32 = (value) => { const b = Buffer.alloc(4); b.writeUInt32BE(value); return b; };
const le32 = (value) => { const b = Buffer.alloc(4); b.writeUInt32LE(value); return b; };
// Forty frames of MPEG-1 layer III without sound, behind a tag with one frame: a genre in Latin-1.
const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0]), Buffer.alloc(413)]);
const sound = Buffer.concat(Array.from({ length: 40 }, () => frame));
function mp3(major, genre) {
  const body = Buffer.from(`\0${genre}`, 'latin1');
  const tag = Buffer.concat([Buffer.from('TCON'), u32(body.length), Buffer.alloc(2), body]);
  return Buffer.concat([Buffer.from('ID3'), Buffer.from([major, 0, 0]), u32(tag.length), tag, sound]);
}
function flac(genre) {
  const comment = Buffer.from(`GENRE=${genre}`);
  const comments = Buffer.concat([le32(1), Buffer.from('x'), le32(1), le32(comment.length), comment]);
  const info = Buffer.alloc(34);
  info.set([0x10, 0, 0x10, 0, 0, 0, 0, 0, 0, 0, 0x0a, 0xc4, 0x42, 0xf0], 0);
  return Buffer.concat([Buffer.from('fLaC'), Buffer.from([0, 0, 0, 34]), info, Buffer.from([0x84, 0, 0, comments.length]), comments]);
}
const read = async (file, mimeType) => JSON.stringify((await parseBuffer(file, { mimeType })).common.genre ?? null);
for (const genre of ['Hip-Hop (Instrumental)', 'House (13)', '1980']) {
  const [three, four] = [await read(mp3(3, genre), 'audio/mpeg'), await read(mp3(4, genre), 'audio/mpeg')];
  console.log(`${genre}: v2.3 ${three} v2.4 ${four} Vorbis ${await read(flac(genre), 'audio/flac')}`);
}
JS
seen=$(node genres.mjs)
echo "music-metadata 12.1.0"
echo "$seen"
[ "$seen" = 'Hip-Hop (Instrumental): v2.3 ["Hip-Hop "] v2.4 ["Hip-Hop "] Vorbis ["Hip-Hop (Instrumental)"]
House (13): v2.3 ["House ","Pop"] v2.4 ["House ","Pop"] Vorbis ["House (13)"]
1980: v2.3 null v2.4 null Vorbis ["1980"]' ]
