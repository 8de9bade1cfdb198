// A picture's type by its first bytes: names and declared types can be wrong.

export type ImageType = 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp';

/** Null for anything but these four; SVG is refused, because it can carry scripts. */
export function imageType(bytes: Uint8Array): ImageType | null {
  if (begins(bytes, 0, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (begins(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (begins(bytes, 0, ascii('GIF87a')) || begins(bytes, 0, ascii('GIF89a'))) return 'image/gif';
  if (begins(bytes, 0, ascii('RIFF')) && begins(bytes, 8, ascii('WEBP'))) return 'image/webp';
  return null;
}

function ascii(text: string): number[] {
  return [...text].map((char) => char.charCodeAt(0));
}

function begins(bytes: Uint8Array, at: number, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[at + i] === byte);
}
