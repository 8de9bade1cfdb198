// Icon containers of Windows and macOS, which both hold PNGs as they are.

/** Windows knows icons up to 256 pixels. */
export const icoSizes: readonly number[] = [16, 24, 32, 48, 64, 128, 256];

/** Directory of sixteen bytes a picture, then the pictures. */
export function icoFile(pngs: ReadonlyMap<number, Uint8Array>): Buffer {
  const header = Buffer.alloc(6 + 16 * pngs.size);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pngs.size, 4);
  let at = 6;
  let offset = header.length;
  for (const [size, png] of pngs) {
    // 256 is written as 0.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    at += 16;
    offset += png.length;
  }
  return Buffer.concat([header, ...pngs.values()]);
}

/** Types of macOS by size in pixels; the second ones are for screens of double density. */
const icnsTypes: ReadonlyArray<readonly [type: string, size: number]> = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

/** Chunks of type, length and picture. Throws when a size is missing. */
export function icnsFile(pngs: ReadonlyMap<number, Uint8Array>): Buffer {
  const chunks = icnsTypes.map(([type, size]) => {
    const png = pngs.get(size);
    if (png === undefined) throw new Error(`There is no picture of ${size} pixels.`);
    return chunk(type, png);
  });
  return chunk('icns', Buffer.concat(chunks));
}

function chunk(type: string, content: Uint8Array): Buffer {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(8 + content.length, 4);
  return Buffer.concat([header, content]);
}
