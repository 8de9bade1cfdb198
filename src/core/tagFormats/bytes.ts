// Bytes from numbers and texts, and texts from bytes.

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Most significant byte first. Beyond 32 bits too, up to what a number holds. */
export function bigEndian(value: number, width: number): Uint8Array {
  const bytes = new Uint8Array(width);
  for (let i = width - 1; i >= 0; i--) {
    bytes[i] = value % 256;
    value = Math.floor(value / 256);
  }
  return bytes;
}

export function littleEndian(value: number, width: number): Uint8Array {
  return bigEndian(value, width).reverse();
}

/** Characters beyond Latin-1 must not be in it. */
export function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

export function fromLatin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

export function isLatin1(text: string): boolean {
  return /^[\0-\xff]*$/u.test(text);
}

export function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/u.test(text);
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** What is no UTF-8 becomes replacement characters. */
export function fromUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** UTF-16, least significant byte first, without a mark. */
export function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes[2 * i] = unit & 0xff;
    bytes[2 * i + 1] = unit >> 8;
  }
  return bytes;
}

export function fromUtf16(bytes: Uint8Array, order: 'big-endian' | 'little-endian'): string {
  const label = order === 'big-endian' ? 'utf-16be' : 'utf-16le';
  return new TextDecoder(label, { ignoreBOM: true }).decode(bytes.subarray(0, bytes.length & ~1));
}

/** Whether these bytes are at `at`, given as Latin-1. */
export function hasText(bytes: Uint8Array, text: string, at = 0): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}
