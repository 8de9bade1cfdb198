// A Serato crate, by Mixxx's notes on the format: fields of a four-letter tag, a length and content; texts are UTF-16, all of it big-endian.
import type { Place } from '../place.ts';
import type { LibraryEntry } from './libraryEntry.ts';
import { onVolume } from './volumes.ts';

const version = '1.0/Serato ScratchLive Crate';
const columns = ['song', 'artist', 'album', 'bpm', 'key', 'length'];

/** Paths from the root of the disk that they lie on. */
export function* renderSerato(_name: string, entries: readonly LibraryEntry[]): Generator<Uint8Array> {
  yield field('vrsn', text(version));
  for (const column of columns)
    yield field('ovct', joined([field('tvcn', text(column)), field('tvcw', text('0'))]));
  for (const { location } of entries) yield field('otrk', field('ptrk', text(onVolume(location).below)));
}

export function seratoRefuses({ location, isText }: Place): string | null {
  if (!isText) return 'it is not UTF-8';
  return location.startsWith('//') ? 'it lies on a server, and Serato knows only disks' : null;
}

function field(tag: string, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(8 + content.length);
  for (let i = 0; i < 4; i++) bytes[i] = tag.charCodeAt(i);
  new DataView(bytes.buffer).setUint32(4, content.length);
  bytes.set(content, 8);
  return bytes;
}

function text(of: string): Uint8Array {
  const bytes = new Uint8Array(2 * of.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < of.length; i++) view.setUint16(2 * i, of.charCodeAt(i));
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
