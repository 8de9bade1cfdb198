// ID3v2.3 and 2.4 as they mostly are, at once; null where anything is unusual, which music-metadata reads.
import type { ITag } from 'music-metadata';
import type { ByteSource } from '../../files/byteSource.ts';
import { hasText } from '../../files/magic.ts';
import { wholeNames } from '../wholeTexts.ts';
import { bytesIn } from './bytesIn.ts';
import { decoded, endedText, withoutEnd } from './texts.ts';

export interface QuickId3 {
  readonly kind: 'ID3v2.3' | 'ID3v2.4';
  readonly tags: readonly ITag[];
  /** Where what follows the tag begins. */
  readonly end: number;
}

const headerBytes = 10;
/** Above it the lists of the parser are cut. */
const mostFrames = 90;
const mostTextBytes = 32 * 1024;
const mostPadding = 64 * 1024;
const noPadding = Buffer.alloc(mostPadding);

/** `head`: the beginning of the file, which starts with 'ID3'. */
export async function quickId3(file: ByteSource, head: Buffer): Promise<QuickId3 | null> {
  const [major = 0, , flags = 0] = head.subarray(3);
  if ((major !== 3 && major !== 4) || flags !== 0) return null;
  const length = syncSafe(head, 6);
  if (length === null) return null;
  const end = headerBytes + length;
  if (end > file.size) return null;
  const bytesAt = bytesIn(file, head);
  const tags: ITag[] = [];
  let frames = 0;
  for (let at = headerBytes; at + headerBytes <= end; ) {
    const header = await bytesAt(at, at + headerBytes);
    if (header[0] === 0) {
      const padding = end - at;
      const isPadding =
        padding <= mostPadding && (await bytesAt(at, end)).equals(noPadding.subarray(0, padding));
      return isPadding ? { kind: `ID3v2.${major}`, tags, end } : null;
    }
    const id = header.toString('latin1', 0, 4);
    const size = major === 4 ? syncSafe(header, 4) : header.readUInt32BE(4);
    const from = at + headerBytes;
    frames += 1;
    // Compressed, encrypted, grouped or unsynchronised.
    if (size === null || from + size > end || header[9] !== 0 || frames > mostFrames) return null;
    at = from + size;
    if (size === 0 && /^[A-Z0-9]{4}$/u.test(id)) continue;
    if (unread.has(id)) continue;
    if (!/^(?:T[A-Z0-9]{3}|COMM|USLT|UFID|GRP1|GEOB|WXXX|POPM)$/u.test(id)) return null;
    if (id !== 'GEOB' && size > mostTextBytes) return null;
    const read = tagsOf(id, await bytesAt(from, Math.min(at, from + mostTextBytes)), major);
    if (read === null) return null;
    tags.push(...read);
  }
  return { kind: `ID3v2.${major}`, tags, end };
}

/** Frames that the parser reads without a failure, and of which nothing is kept. */
const unread: ReadonlySet<string> = new Set([
  ...['APIC', 'PRIV', 'MCDI', 'RVA2', 'RVAD', 'EQU2', 'EQUA', 'RGAD', 'XRVA', 'RBUF', 'AENC', 'OWNE', 'COMR'],
  ...['WCOM', 'WCOP', 'WOAF', 'WOAR', 'WOAS', 'WORS', 'WPAY', 'WPUB', 'NCON'],
]);
/** Lists of people and of codes that nobody asks for. */
const unasked: ReadonlySet<string> = new Set(['TMCL', 'TIPL', 'TCOM', 'TEXT', 'TOLY', 'TOPE', 'TSRC']);
/** Never taken apart. */
const single: ReadonlySet<string> = new Set(['TRCK', 'TPOS', 'TIT1', 'TIT2', 'TIT3']);

function tagsOf(id: string, payload: Buffer, major: 3 | 4): ITag[] | null {
  const encoding = payload[0];
  const body = payload.subarray(1);
  switch (id) {
    case 'TXXX': {
      const named = endedText(body, encoding);
      const text = named === null ? null : decoded(named.rest, encoding);
      if (named === null || text === null) return null;
      const name = named.text === '' ? 'TXXX' : `TXXX:${named.text}`;
      const values = withoutEnd(text).split('\0');
      return (major === 3 && values.length === 1 ? (values[0] ?? '').split('/') : values).map((value) => ({
        id: name,
        value: withoutEnd(value).trim(),
      }));
    }
    case 'COMM': {
      const described = payload.length < 5 ? null : endedText(payload.subarray(4), encoding);
      const text = described === null ? null : endedText(described.rest, encoding);
      if (described === null || text === null) return null;
      return [{ id, value: { descriptor: described.text, text: text.text } }];
    }
    case 'UFID': {
      const owner = endedText(payload, 0);
      return owner === null
        ? null
        : [{ id, value: { owner_identifier: owner.text, identifier: Uint8Array.from(owner.rest) } }];
    }
    // Nothing is kept of these, but of some the parser cannot make sense, and then reads nothing at all.
    case 'USLT':
      return payload.length >= 5 && (encoding === 0 || encoding === 3) ? [] : null;
    case 'GEOB':
    case 'WXXX':
      return encoding === 0 || encoding === 3 ? [] : null;
    case 'POPM': {
      const counter = payload.length - payload.indexOf(0) - 2;
      return payload.includes(0) && counter >= 0 && counter <= 6 ? [] : null;
    }
    default: {
      if (unasked.has(id)) return [];
      const text = decoded(body, encoding);
      if (text === null) return null;
      const whole = withoutEnd(text);
      const values =
        major === 3 || single.has(id) ? [whole] : whole.split('\0').map((value) => withoutEnd(value).trim());
      const name = id === 'TPE1' || id === 'TCON' ? wholeNames[id] : id;
      return values.map((value) => ({ id: name, value }));
    }
  }
}

/** Four bytes of seven bits; null where one has eight. */
function syncSafe(bytes: Buffer, at: number): number | null {
  let value = 0;
  for (const byte of bytes.subarray(at, at + 4)) {
    if (byte >= 0x80) return null;
    value = value * 128 + byte;
  }
  return value;
}

/** The 128 bytes of an ID3v1 tag. */
export function id3v1Tags(tag: Buffer): ITag[] | null {
  if (!hasText(tag, 0, 'TAG')) return null;
  const text = (from: number, length: number): string =>
    tag
      .toString('latin1', from, from + length)
      .split('\0', 1)[0]
      ?.trim() ?? '';
  const track = tag[125] === 0 ? (tag[126] ?? 0) : 0;
  return [
    { id: 'title', value: text(3, 30) },
    { id: 'artist', value: text(33, 30) },
    { id: 'album', value: text(63, 30) },
    { id: 'comment', value: text(97, track === 0 ? 30 : 28) },
    { id: 'track', value: track === 0 ? '' : track },
    { id: 'year', value: text(93, 4) },
  ].filter(({ value }) => value !== '');
}
