// A frame of ID3v2: its parts, its payload without what its flags add, and a frame from a payload.
import { bigEndian, concat, latin1 } from '../bytes.ts';
import type { Item } from '../items.ts';
import { synchronised, unsynchronised } from './unsynchronisation.ts';

export type Major = 2 | 3 | 4;

export interface Frame extends Item {
  readonly id: string;
  readonly major: Major;
  /** The tag says that all its frames are unsynchronised (version 4). */
  readonly allUnsynchronised: boolean;
}

/** Null where it is compressed or encrypted. */
export function payloadOf(raw: Uint8Array, major: Major, allUnsynchronised: boolean): Uint8Array | null {
  if (major === 2) return raw.subarray(6);
  const format = raw[9] ?? 0;
  const body = raw.subarray(10);
  if (major === 3) {
    if ((format & 0xc0) !== 0) return null;
    return body.subarray((format & 0x20) === 0 ? 0 : 1);
  }
  if ((format & 0x0c) !== 0) return null;
  const added = ((format & 0x40) === 0 ? 0 : 1) + ((format & 0x01) === 0 ? 0 : 4);
  const payload = body.subarray(added);
  return (format & 0x02) !== 0 || allUnsynchronised ? synchronised(payload) : payload;
}

/** What a new frame has to go by. */
export interface FrameStyle {
  readonly major: Major;
  readonly plainSizes: boolean;
  readonly allUnsynchronised: boolean;
}

/** `status` is kept from the frame in whose place it stands. */
export function frameBytes(id: string, payload: Uint8Array, style: FrameStyle, status = 0): Uint8Array {
  const { major, plainSizes, allUnsynchronised } = style;
  if (major === 2) return concat([latin1(id), bigEndian(payload.length, 3), payload]);
  const isSafe = major === 4 && allUnsynchronised;
  const body = isSafe ? unsynchronised(payload) : payload;
  const size =
    major === 3 || plainSizes
      ? bigEndian(body.length, 4)
      : Uint8Array.from([21, 14, 7, 0], (shift) => (body.length >> shift) & 0x7f);
  return concat([latin1(id), size, Uint8Array.of(status, isSafe ? 0x02 : 0), body]);
}
