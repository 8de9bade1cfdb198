// Texts in frames of ID3v2: an encoding in the first byte, values between NULs.
import { concat, fromLatin1, fromUtf8, fromUtf16, isAscii, isLatin1, latin1, utf8, utf16 } from '../bytes.ts';
import type { Major } from './frames.ts';

/** 0 Latin-1, 1 UTF-16 with a mark, 2 UTF-16 with its most significant byte first, 3 UTF-8; the last two of version 4. */
export type Encoding = 0 | 1 | 2 | 3;

export function encodingOf(byte: number | undefined): Encoding | null {
  return byte === 0 || byte === 1 || byte === 2 || byte === 3 ? byte : null;
}

export function decodeText(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 0) return fromLatin1(bytes);
  if (encoding === 3) return fromUtf8(bytes);
  return decodeUtf16(bytes, encoding);
}

function decodeUtf16(bytes: Uint8Array, encoding: 1 | 2): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return fromUtf16(bytes.subarray(2), 'little-endian');
  if (first === 0xfe && second === 0xff) return fromUtf16(bytes.subarray(2), 'big-endian');
  return fromUtf16(bytes, encoding === 2 ? 'big-endian' : 'little-endian');
}

/** All values, those between NULs too; some writers put a mark in front of each. */
export function decodeTexts(bytes: Uint8Array, encoding: Encoding): string[] {
  return decodeText(bytes, encoding)
    .split('\0')
    .map((text) => text.replace(/^\ufeff/u, ''));
}

/** The first text with its end, and what is behind it. */
export function splitText(
  bytes: Uint8Array,
  encoding: Encoding,
): { readonly text: string; readonly rest: Uint8Array } {
  const width = encoding === 1 || encoding === 2 ? 2 : 1;
  for (let at = 0; at + width <= bytes.length; at += width) {
    if (bytes[at] !== 0 || bytes[at + width - 1] !== 0) continue;
    return { text: decodeText(bytes.subarray(0, at), encoding), rest: bytes.subarray(at + width) };
  }
  return { text: decodeText(bytes, encoding), rest: bytes.subarray(bytes.length) };
}

/** Without an end. */
export function encodeText(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 0) return latin1(text);
  if (encoding === 3) return utf8(text);
  const bytes = utf16(text);
  if (encoding === 1) return concat([Uint8Array.of(0xff, 0xfe), bytes]);
  for (let i = 0; i < bytes.length; i += 2) bytes.subarray(i, i + 2).reverse();
  return bytes;
}

/** Descriptions and other texts that are not the last of their frame. */
export function endedText(text: string, encoding: Encoding): Uint8Array {
  const end = encoding === 1 || encoding === 2 ? 2 : 1;
  return concat([encodeText(text, encoding), new Uint8Array(end)]);
}

/** The frame's own encoding where it can say the text, else the version's: UTF-8 in 4, before it UTF-16 for what is not ASCII. */
export function encodingFor(text: string, major: Major, old: Encoding | null): Encoding {
  if (old !== null && (old !== 0 || isLatin1(text)) && (major === 4 || old < 2)) return old;
  if (major === 4) return 3;
  return isAscii(text) ? 0 : 1;
}
