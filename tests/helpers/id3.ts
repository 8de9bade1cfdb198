// Writes ID3 by the documents of id3.org: ID3v2.2 to 2.4 with their frames, ID3v1.

export type Id3Major = 2 | 3 | 4;

interface Frame {
  readonly id: string;
  readonly body: Uint8Array;
}

/** A text in UTF-16 with its byte order mark where that is asked for, else in Latin-1, or in UTF-8 for version 4. */
export function textFrame(id: string, text: string, encoding: 'latin1' | 'utf16' | 'utf8' = 'latin1'): Frame {
  const [mark, bytes] = encoded(text, encoding);
  return { id, body: Buffer.concat([Buffer.of(mark), bytes]) };
}

export function userTextFrame(description: string, text: string, id = 'TXXX'): Frame {
  return { id, body: Buffer.from(`\0${description}\0${text}`, 'latin1') };
}

function encoded(text: string, encoding: 'latin1' | 'utf16' | 'utf8'): [number, Buffer] {
  if (encoding === 'latin1') return [0, Buffer.from(text, 'latin1')];
  if (encoding === 'utf8') return [3, Buffer.from(text)];
  return [1, Buffer.from(`\ufeff${text}`, 'utf16le')];
}

export function id3v2(major: Id3Major, ...frames: readonly Frame[]): Buffer {
  const body = Buffer.concat(
    frames.flatMap(({ id, body }) => [frameHeader(major, id, body.length), Buffer.from(body)]),
  );
  const header = Buffer.from([0x49, 0x44, 0x33, major, 0, 0, ...syncSafe(body.length)]);
  return Buffer.concat([header, body]);
}

function frameHeader(major: Id3Major, id: string, length: number): Buffer {
  const name = Buffer.from(id, 'latin1');
  if (major === 2) return Buffer.concat([name, Buffer.from([length >> 16, length >> 8, length])]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(length);
  return Buffer.concat([name, major === 4 ? Buffer.from(syncSafe(length)) : size, Buffer.alloc(2)]);
}

function syncSafe(value: number): number[] {
  return [21, 14, 7, 0].map((shift) => (value >> shift) & 0x7f);
}

/** The tag with a zero behind every 0xff that a decoder could take for the start of a frame, or that is followed by zero. */
export function unsynchronised(tag: Buffer): Buffer {
  const body: number[] = [];
  for (const [at, byte] of tag.subarray(10).entries()) {
    body.push(byte);
    const next = tag[11 + at] ?? 0;
    if (byte === 0xff && (next >= 0xe0 || next === 0)) body.push(0);
  }
  const header = Buffer.from([...tag.subarray(0, 5), 0x80, ...syncSafe(body.length)]);
  return Buffer.concat([header, Buffer.from(body)]);
}

/** Three frames of MPEG-1 layer III, 128 kbit/s at 44.1 kHz, of nothing. */
export function mp3Frames(): Buffer {
  const frame = Buffer.alloc(417);
  frame.set([0xff, 0xfb, 0x90, 0x00]);
  return Buffer.concat([frame, frame, frame]);
}
