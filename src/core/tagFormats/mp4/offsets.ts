// Places of the sound that MPEG-4 names by bytes from the beginning of the file ('stco', 'co64'): moved along with it.
import { bigEndian } from '../bytes.ts';
import { FieldReader } from '../fieldReader.ts';
import { damaged, Refused } from '../refused.ts';
import type { Edit } from '../stretches.ts';
import { type Box, boxesIn } from './boxes.ts';

const holders = ['trak', 'mdia', 'minf', 'stbl'];

/** Those at or behind `from` of the file move by `by`. `bytes` start at `offset` of the file and hold the boxes between. */
export function movedOffsets(
  bytes: Uint8Array,
  offset: number,
  movie: Box,
  from: number,
  by: number,
): Edit[] {
  const edits: Edit[] = [];
  // Boxes lie within others' ends, and there are four levels.
  const visit = (box: Box): void => {
    for (const child of boxesIn(bytes, offset, box.contentFrom, box.to)) {
      if (child.type === 'saio')
        throw new Refused('unsupported', 'It names places of encryption that would move');
      if (child.type === 'stco' || child.type === 'co64') edits.push(...movedTable(child));
      else if (holders.includes(child.type)) visit(child);
    }
  };
  const movedTable = ({ type, contentFrom, to }: Box): Edit[] => {
    const width = type === 'stco' ? 4 : 8;
    const reader = new FieldReader(bytes.subarray(contentFrom - offset, to - offset), 'big-endian');
    reader.u32();
    const count = reader.u32();
    if (count * width > reader.left) throw damaged('A table of places is longer than its box');
    const table = bytes.slice(contentFrom + 8 - offset, contentFrom + 8 - offset + count * width);
    let isMoved = false;
    for (let n = 0; n < count; n++) {
      const place = width === 4 ? reader.u32() : reader.u64();
      if (place < from) continue;
      if (width === 4 && place + by >= 2 ** 32) throw new Refused('tooLarge', 'Places would no longer fit');
      table.set(bigEndian(place + by, width), n * width);
      isMoved = true;
    }
    return isMoved ? [{ from: contentFrom + 8, to: contentFrom + 8 + table.length, bytes: table }] : [];
  };
  visit(movie);
  return edits;
}
