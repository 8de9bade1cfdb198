#!/usr/bin/env bash
# music-metadata 12.1.0: `common.compilation` of a WMA file is false although WM/IsCompilation, a BOOL as Microsoft prescribes it, is
# true. Its native tag is read as `true`, but a compilation is only what is '1' or 1. A text '1' under the same name gives true.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund --save-exact music-metadata@12.1.0
cat >asf.mjs <<'JS'
import { parseBuffer } from 'music-metadata';
const guid = (hex) => Buffer.from(hex, 'hex');
const text = (value) => Buffer.from(`${value}\0`, 'utf16le');
const u16 = (value) => { const b = Buffer.alloc(2); b.writeUInt16LE(value); return b; };
const u32 = (value) => { const b = Buffer.alloc(4); b.writeUInt32LE(value); return b; };
const u64 = (value) => { const b = Buffer.alloc(8); b.writeBigUInt64LE(BigInt(value)); return b; };
const object = (id, body) => Buffer.concat([guid(id), u64(24 + body.length), body]);
/** A header with one attribute in its extended content description: type 2 is BOOL (4 bytes), type 0 a text. */
function asf(type, value) {
  const name = text('WM/IsCompilation');
  const attribute = Buffer.concat([u16(name.length), name, u16(type), u16(value.length), value]);
  const description = object('40a4d0d207e3d21197f000a0c95ea850', Buffer.concat([u16(1), attribute]));
  return object('3026b2758e66cf11a6d900aa0062ce6c', Buffer.concat([u32(1), Buffer.from([1, 2]), description]));
}
const read = async (type, value) => {
  const { common, native } = await parseBuffer(asf(type, value), { mimeType: 'audio/x-ms-wma' });
  return `${JSON.stringify(native.asf[0].value)} -> ${common.compilation}`;
};
console.log(`BOOL ${await read(2, u32(1))}, text ${await read(0, text('1'))}`);
JS
seen=$(node asf.mjs)
echo "music-metadata 12.1.0: $seen"
[ "$seen" = 'BOOL true -> false, text "1" -> true' ]
